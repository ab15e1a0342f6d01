import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createEngine } from '../../../server/src/core/index.ts';
import { fsFileReader } from '../../../server/src/node/fsFileReader.ts';
import { assets } from '../../support/testEngine.ts';

describe('files that a configuration reads', () => {
  let top: string;
  let root: string;
  const uri = (file: string): string => pathToFileURL(file).href;

  before(() => {
    top = mkdtempSync(path.join(os.tmpdir(), 'plumbline-files-'));
    root = path.join(top, 'workspace');
    mkdirSync(path.join(root, 'policies'), { recursive: true });
    writeFileSync(path.join(top, 'secret.txt'), 'outside');
    writeFileSync(
      path.join(root, 'policies/admin.json.tftpl'),
      '{"Statement":[{"Effect":"Allow","Action":"${action}","Resource":"*"}]}',
    );
    writeFileSync(path.join(root, 'encrypted.txt'), 'true');
    symlinkSync(path.join(top, 'secret.txt'), path.join(root, 'link.txt'));
  });
  after(() => {
    rmSync(top, { recursive: true });
  });

  async function outcomes(text: string, policy: string): Promise<readonly string[]> {
    const engine = await createEngine({
      assets,
      clock: () => new Date('2026-11-22T00:00:00Z'),
      files: fsFileReader(() => [uri(root)]),
    });
    engine.setFile({ uri: `${uri(root)}/main.tf`, version: 1, text });
    const { findings } = engine.analyze(`terraform:${uri(root)}`);
    return findings.filter((finding) => finding.policy === policy).map((finding) => finding.outcome);
  }
  const volume = (encrypted: string): string => `resource "aws_ebs_volume" "v" {\n  encrypted = ${encrypted}\n}\n`;

  it('reads files and templates of the workspace', async () => {
    assert.deepEqual(await outcomes(volume('file("encrypted.txt")'), 'aws-ebs-encrypted'), ['pass']);
    assert.deepEqual(await outcomes(volume('fileexists("${path.module}/nothing.txt")'), 'aws-ebs-encrypted'), ['fail']);
    assert.deepEqual(
      await outcomes(volume('length(fileset(path.module, "policies/*.tftpl")) == 1'), 'aws-ebs-encrypted'),
      ['pass'],
    );
    const policy = (action: string): string =>
      `resource "aws_iam_policy" "p" {\n  policy = templatefile("\${path.module}/policies/admin.json.tftpl", { action = "${action}" })\n}\n`;
    assert.deepEqual(await outcomes(policy('*'), 'aws-iam-star-star'), ['fail']);
    assert.deepEqual(await outcomes(policy('s3:GetObject'), 'aws-iam-star-star'), ['pass']);
  });

  it('knows nothing of files outside, whatever way leads there', async () => {
    const reader = fsFileReader(() => [uri(root)]);
    for (const file of ['../secret.txt', 'link.txt', 'policies/../../secret.txt']) {
      assert.equal(reader.read(`${uri(root)}/${file}`), null, file);
      assert.notEqual(reader.exists(`${uri(root)}/${file}`), true, file);
    }
    assert.equal(reader.list(uri(top)), null);
    for (const place of ['"../secret.txt"', '"link.txt"', `"${path.join(top, 'secret.txt')}"`]) {
      assert.deepEqual(await outcomes(volume(`file(${place}) == "outside"`), 'aws-ebs-encrypted'), ['unknown'], place);
    }
  });
});
