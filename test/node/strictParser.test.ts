import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { createStrictParser, type NodeStrictParser } from '../../server/src/node/strictParser.ts';
import { buildStrictParserWorker } from '../support/strictParserWorker.ts';

const OK = { ok: true };
const REJECTED = { ok: false, message: 'The strict parser rejects this file.' };
const BROKE_DOWN = { ok: false, message: 'The strict parser broke down while reading this file.' };

describe('strict parser', function () {
  this.timeout(30_000);
  let workerPath: string;
  let parser: NodeStrictParser;

  before(async () => {
    workerPath = await buildStrictParserWorker();
    parser = createStrictParser(workerPath);
  });
  after(async () => {
    await parser.dispose();
    await rm(path.dirname(workerPath), { recursive: true });
  });

  it('accepts and rejects', async () => {
    assert.deepEqual(await parser.check('a = 1\n'), OK);
    assert.deepEqual(await parser.check('a = \n'), REJECTED);
    assert.deepEqual(await parser.check(''), OK);
  });

  it('says no where the parser breaks down, and reads the next text with a new worker', async () => {
    const nested = `a = ${'['.repeat(5_000)}${']'.repeat(5_000)}\n`;
    assert.deepEqual(await parser.check(nested), BROKE_DOWN);
    assert.deepEqual(await parser.check('a = 1\n'), OK);
    assert.deepEqual(await parser.check('a "b" {}\na {}\n'), BROKE_DOWN);
    assert.deepEqual(await parser.check('a = [1]\n'), OK);
  });

  it('answers many at once in order, each with its own verdict', async () => {
    const texts = ['a = 1\n', 'a = \n', 'b {}\n', 'b {\n'];
    assert.deepEqual(await Promise.all(texts.map((text) => parser.check(text))), [OK, REJECTED, OK, REJECTED]);
  });

  it('gives the JSON of a text', async () => {
    assert.equal(await parser.toJson('a { b = "x${y}" }\n'), '{"a":[{"b":"x${y}"}]}');
    assert.equal(await parser.toJson('a = \n'), null);
  });

  it('gives up after its time, and says so', async () => {
    const hasty = createStrictParser(workerPath, { timeoutMs: 1 });
    assert.deepEqual(await hasty.check('a = 1\n'), {
      ok: false,
      message: 'The strict parser timed out after 0.001 s.',
    });
    await hasty.dispose();
  });

  it('answers what was asked before it was disposed of', async () => {
    const leaving = createStrictParser(workerPath);
    const asked = [leaving.check('a = 1\n'), leaving.check('b = 1\n')];
    await leaving.dispose();
    const stopped = { ok: false, message: 'The strict parser was stopped before it had read this file.' };
    assert.deepEqual(await Promise.all(asked), [stopped, stopped]);
    assert.deepEqual(await leaving.check('a = 1\n'), stopped);
  });

  it('survives a worker that cannot be started', async () => {
    const missing = createStrictParser(path.join(path.dirname(workerPath), 'missing.cjs'));
    assert.deepEqual(await missing.check('a = 1\n'), BROKE_DOWN);
    await missing.dispose();
  });
});
