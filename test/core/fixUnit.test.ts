import assert from 'node:assert/strict';
import {
  applyEdits,
  createEngine,
  fixUnit,
  type Engine,
  type FixedUnit,
  type StrictParser,
} from '../../server/src/core/index.ts';
import { NOW } from '../support/scanInMemory.ts';
import { assets } from '../support/testEngine.ts';

const UNIT = 'terraform:file:///repo';
const VOLUME = 'resource "aws_ebs_volume" "a" {\n  size      = 1\n  encrypted = false\n}\n';
const BUCKET = 'resource "aws_s3_bucket" "b" {\n  bucket = "b"\n}\n';

describe('fixing a unit', () => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await createEngine({ assets, clock: () => NOW });
  });
  afterEach(() => engine.dispose());

  function fix(
    text: string,
    options: { readonly only?: readonly string[]; readonly strict?: StrictParser; readonly with?: Engine } = {},
  ): Promise<FixedUnit> {
    engine.setFile({ uri: 'file:///repo/main.tf', version: null, text });
    const held = options.with ?? engine;
    return fixUnit(held.analyze(UNIT), {
      engine: held,
      onlyPolicies: options.only ?? null,
      strict: options.strict ?? null,
    });
  }

  it('gives new texts in which what was fixed no longer fails', async () => {
    const { files, fixed, analysis } = await fix(VOLUME + BUCKET);
    assert.deepEqual(
      files.map(({ uri, before }) => [uri, before]),
      [['file:///repo/main.tf', VOLUME + BUCKET]],
    );
    assert.ok(fixed.some(({ policy }) => policy === 'aws-ebs-encrypted'));
    assert.ok(fixed.some(({ policy }) => policy === 'aws-s3-versioning'));
    const failing = analysis.findings.filter(({ outcome }) => outcome === 'fail').map(({ policy }) => policy);
    for (const { policy } of fixed) assert.ok(!failing.includes(policy), policy);
    assert.ok(files[0]?.after.includes('encrypted = true'));
  });

  it('changes nothing the second time', async () => {
    const { files } = await fix(VOLUME + BUCKET);
    assert.deepEqual((await fix(files[0]?.after ?? '')).files, []);
  });

  it('leaves other policies alone', async () => {
    const { files, fixed } = await fix(VOLUME + BUCKET, { only: ['aws-ebs-encrypted'] });
    assert.deepEqual(
      fixed.map(({ policy }) => policy),
      ['aws-ebs-encrypted'],
    );
    assert.equal(files[0]?.after, VOLUME.replace('false', 'true') + BUCKET);
  });

  it('takes back a fix that breaks its file', async () => {
    const breaking: Engine = {
      ...engine,
      planFixes: (unit, wanted) => ({
        edits: [
          {
            uri: 'file:///repo/main.tf',
            version: null,
            edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }, newText: '}' }],
          },
        ],
        applied: engine.planFixes(unit, wanted).applied,
      }),
    };
    const { files, fixed, analysis } = await fix(VOLUME, { with: breaking });
    assert.deepEqual([files, fixed, analysis.syntaxErrors], [[], [], []]);
    assert.equal(engine.file('file:///repo/main.tf')?.text, VOLUME);
  });

  it('takes back a fix that the strict parser rejects', async () => {
    const strict: StrictParser = {
      check: (text) => Promise.resolve(text.includes('true') ? { ok: false, message: 'rejected' } : { ok: true }),
      dispose: () => Promise.resolve(),
    };
    const { files, fixed, analysis } = await fix(VOLUME, { strict });
    assert.deepEqual([files, fixed, analysis.syntaxErrors], [[], [], []]);
  });

  it('applies no fix that needs a choice', async () => {
    const choosy: Engine = {
      ...engine,
      analyze: (unit) => {
        const analysis = engine.analyze(unit);
        const title = 'Choose a key';
        const operations = [{ op: 'set', path: ['kms_key_id'], placeholder: 'key' }] as const;
        return {
          ...analysis,
          findings: analysis.findings.map((finding) => ({ ...finding, fix: { title, operations } })),
        };
      },
    };
    assert.deepEqual((await fix(VOLUME, { with: choosy })).files, []);
  });

  it('ends, even when a fix never helps', async () => {
    let asked = 0;
    const stubborn: Engine = {
      ...engine,
      planFixes: (unit, wanted) => {
        asked++;
        return { edits: [], applied: engine.planFixes(unit, wanted).applied };
      },
    };
    const { files, fixed } = await fix(VOLUME, { with: stubborn });
    assert.deepEqual([files, fixed, asked], [[], [], 1]);
  });
});

describe('applying edits', () => {
  const edit = (from: number, to: number, newText: string) => ({
    range: { start: { line: 0, character: from }, end: { line: 0, character: to } },
    newText,
  });

  it('applies them all to the text they were made for, in any order', () => {
    assert.equal(
      applyEdits('abcdef', [edit(4, 5, 'E'), edit(0, 1, 'A'), edit(2, 2, '-'), edit(2, 2, '+')]),
      'Ab-+cdEf',
    );
  });

  it('refuses edits that overlap', () => {
    assert.throws(() => applyEdits('abcdef', [edit(0, 3, ''), edit(2, 4, '')]), /overlap/);
  });
});
