import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { atomicWrite } from '../../server/src/node/atomicWrite.ts';
import { temporaryFolder, type TemporaryFolder } from '../cli/builtCli.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('writing a file whole or not at all', () => {
  let folder: TemporaryFolder;
  let file: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    file = path.join(folder.path, 'a.txt');
  });
  afterEach(() => folder.remove());

  it('makes a file, and replaces one with its mode', async () => {
    assert.deepEqual(await atomicWrite(file, bytes('one'), null), { ok: true });
    await chmod(file, 0o600);
    assert.deepEqual(await atomicWrite(file, bytes('two'), hash('one')), { ok: true });
    assert.equal(await readFile(file, 'utf8'), 'two');
    if (process.platform !== 'win32') assert.equal((await stat(file)).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(folder.path), ['a.txt']);
  });

  it('refuses when the file is no longer what it was', async () => {
    await folder.write('a.txt', 'changed');
    assert.deepEqual(await atomicWrite(file, bytes('two'), hash('one')), {
      ok: false,
      reason: 'it changed in the meantime',
    });
    assert.equal(await readFile(file, 'utf8'), 'changed');
    assert.deepEqual(await readdir(folder.path), ['a.txt']);
  });

  it('refuses when the file is gone, or is a folder', async () => {
    assert.equal((await atomicWrite(file, bytes('two'), hash('one'))).ok, false);
    assert.deepEqual(await readdir(folder.path), []);
    await mkdir(file);
    assert.deepEqual(await atomicWrite(file, bytes('two'), null), { ok: false, reason: 'is a folder' });
    assert.deepEqual(await readdir(folder.path), ['a.txt']);
  });

  it('writes into a device, and does not replace it', async function () {
    if (process.platform === 'win32') this.skip();
    assert.deepEqual(await atomicWrite('/dev/null', bytes('x'), null), { ok: true });
    assert.ok((await stat('/dev/null')).isCharacterDevice());
  });
});
