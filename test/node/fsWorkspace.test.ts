import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { URI } from 'vscode-uri';
import { fsWorkspace } from '../../server/src/node/fsWorkspace.ts';
import { temporaryFolder, type TemporaryFolder } from '../cli/builtCli.ts';

const onWindows = process.platform === 'win32';

describe('the workspace on a disk', () => {
  let folder: TemporaryFolder;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => folder.remove());

  /** `path` for a file, `path: reason` for what was left out. */
  async function list(below = '', exclude: readonly string[] = [], signal?: AbortSignal): Promise<readonly string[]> {
    const entries: string[] = [];
    const root = path.join(folder.path, below);
    for await (const entry of fsWorkspace().list(URI.file(root).toString(), exclude, signal)) {
      const relative = path.relative(folder.path, URI.parse(entry.uri).fsPath).split(path.sep).join('/');
      entries.push(entry.kind === 'file' ? relative : `${relative}: ${entry.kind}: ${entry.reason}`);
    }
    return entries;
  }

  it('lists in one order what policies may apply to', async () => {
    for (const name of [
      'b.tf',
      'a/z.yaml',
      'a.yml',
      'a/a.json',
      'c.tofu',
      'd.tf.json',
      'README.md',
      'x.tfvars',
      'with space/é.tf',
    ]) {
      await folder.write(name, '');
    }
    assert.deepEqual(await list(), [
      'a.yml',
      'a/a.json',
      'a/z.yaml',
      'b.tf',
      'c.tofu',
      'd.tf.json',
      'with space/é.tf',
      'x.tfvars',
    ]);
  });

  it('honours .gitignore files: nested, negated, and those above up to the repository', async () => {
    await folder.write('.git/HEAD', 'ref: refs/heads/main\n');
    await folder.write('.gitignore', '*.gen.tf\n/build/\n!keep.gen.tf\n');
    await folder.write('infra/.gitignore', 'local.tf\n!shared.gen.tf\n');
    for (const name of ['a.gen.tf', 'keep.gen.tf', 'b.tf', 'shared.gen.tf', 'local.tf', 'build/x.tf']) {
      await folder.write(`infra/${name}`, '');
    }
    await folder.write('build/x.tf', '');
    assert.deepEqual(await list(), [
      'build: skipped: ignored by .gitignore',
      'infra/a.gen.tf: skipped: ignored by .gitignore',
      'infra/b.tf',
      'infra/build/x.tf',
      'infra/keep.gen.tf',
      'infra/local.tf: skipped: ignored by .gitignore',
      'infra/shared.gen.tf',
    ]);
    assert.deepEqual((await list('infra')).length, 6);
    // Named by itself, so meant all the same.
    assert.deepEqual(await list('build'), ['build/x.tf']);
  });

  it('leaves out fetched packages and what is asked for', async () => {
    for (const name of ['node_modules/p/a.yaml', '.terraform/modules/m/main.tf', '.git/x.json', 'old/a.tf', 'b.tf']) {
      await folder.write(name, '');
    }
    assert.deepEqual(await list('', ['old/']), [
      '.terraform: skipped: what Terraform fetched (modules are read where they are called)',
      'b.tf',
      'node_modules: skipped: packages that npm fetched',
      'old: skipped: left out on request',
    ]);
  });

  it('follows no link out of the root, and none in a circle', async function () {
    if (onWindows) this.skip();
    await folder.write('outside/secret.tf', '');
    await folder.write('root/shared/versions.tf', '');
    const link = (target: string, name: string): Promise<void> =>
      symlink(path.join(folder.path, target), path.join(folder.path, 'root', name));
    await link('outside/secret.tf', 'secret.tf');
    await link('outside', 'outside');
    await link('root/shared/versions.tf', 'versions.tf');
    await link('root', 'circle');
    await link('gone', 'gone.tf');
    assert.deepEqual(await list('root'), [
      'root/circle: skipped: a link to a folder that is read at its own place',
      'root/gone.tf: unreadable: a link that leads nowhere',
      'root/outside: skipped: a link that leads out of the scanned folder',
      'root/secret.tf: skipped: a link that leads out of the scanned folder',
      'root/shared/versions.tf',
      'root/versions.tf',
    ]);
  });

  it('opens no pipe', async function () {
    if (onWindows) this.skip();
    const pipe = path.join(folder.path, 'pipe.tf');
    execFileSync('mkfifo', [pipe]);
    assert.deepEqual(await list(), ['pipe.tf: skipped: not a regular file']);
    assert.deepEqual(await fsWorkspace().read(URI.file(pipe).toString()), { ok: false, reason: 'not a regular file' });
  });

  it('takes no time over a pattern made to take for ever', async () => {
    const name = `${'a'.repeat(200)}.tf`;
    await folder.write('.gitignore', `${'*a'.repeat(40)}b\n`);
    await folder.write(name, '');
    assert.deepEqual(await list(), [name]);
  });

  it('reads bytes, or says why not', async () => {
    const file = await folder.write('a.tf', new Uint8Array([1, 2, 255]));
    assert.deepEqual(await fsWorkspace().read(URI.file(file).toString()), {
      ok: true,
      bytes: Buffer.from([1, 2, 255]),
    });
    const gone = URI.file(path.join(folder.path, 'gone.tf')).toString();
    assert.deepEqual(await fsWorkspace().read(gone), { ok: false, reason: 'does not exist' });
    assert.deepEqual(await list('nowhere'), ['nowhere: unreadable: does not exist']);
  });

  it('stops when it is told to', async () => {
    await folder.write('a.tf', '');
    assert.deepEqual(await list('', [], AbortSignal.abort()), []);
  });
});
