/**
 * Our reading against hcl2-parser's, over every Terraform file of the corpus and over texts that are hard to read: both
 * must give the same JSON, or both must refuse.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { createTerraformParser, type TerraformParser } from '../../../server/src/core/terraform/parser.ts';
import { fileAssets } from '../../../server/src/node/fileAssets.ts';
import { createStrictParser, type NodeStrictParser } from '../../../server/src/node/strictParser.ts';
import { toHclJson } from '../../support/hclJson.ts';
import { buildStrictParserWorker } from '../../support/strictParserWorker.ts';
import { HARD_TEXTS } from '../../support/hardTexts.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const CORPUS = path.resolve(ROOT, '../shared/corpus');

/** Where the two differ, and why that is right. Keys are texts of `HARD_TEXTS` or files of the corpus. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  'a = x::y(1)': 'hcl2-parser is older than functions of providers; Terraform accepts them since 1.8.',
};

describe('differential: Terraform', function () {
  this.timeout(120_000);
  let parser: TerraformParser;
  let strict: NodeStrictParser;
  let workerPath: string;

  before(async () => {
    parser = await createTerraformParser(fileAssets(path.join(ROOT, 'server/src/node')));
    workerPath = await buildStrictParserWorker();
    strict = createStrictParser(workerPath);
  });
  after(async () => {
    parser.dispose();
    await strict.dispose();
    await rm(path.dirname(workerPath), { recursive: true });
  });

  const ours = (uri: string, text: string): unknown => {
    const file = parser.parse({ uri, version: null, text });
    parser.forget(uri);
    return file.errors.length > 0 ? 'refused' : toHclJson(file);
  };
  const theirs = async (text: string): Promise<unknown> => {
    const json = await strict.toJson(text);
    return json === null ? 'refused' : JSON.parse(json);
  };

  it('reads hard texts as hcl2-parser does', async () => {
    const differing: string[] = [];
    for (const text of HARD_TEXTS) {
      const [mine, other] = [ours('file:///hard.tf', text), await theirs(text)];
      if (text in DIFFERENCES) {
        differing.push(text);
        assert.notDeepEqual(mine, other, `no longer different: ${text}`);
      } else {
        assert.deepEqual(mine, other, text);
      }
    }
    assert.deepEqual(differing, Object.keys(DIFFERENCES), 'every listed difference must be met');
  });

  it('reads every file of the corpus as hcl2-parser does', async function () {
    if (!existsSync(CORPUS)) {
      console.log('      left out: there is no corpus beside this checkout');
      this.skip();
    }
    const files = (await readdir(CORPUS, { recursive: true })).filter((file) => file.endsWith('.tf')).sort();
    assert.ok(files.length > 100, 'the corpus has Terraform files');
    for (const file of files) {
      const text = await readFile(path.join(CORPUS, file), 'utf8');
      assert.deepEqual(ours(`file:///${file}`, text), await theirs(text), file);
    }
  });
});
