import assert from 'node:assert/strict';
import { applyPlan, testEngine, type TestEngine } from '../support/testEngine.ts';

const VOLUME = 'resource "aws_ebs_volume" "v" {\n  availability_zone = "eu-west-1a"\n  size              = 8\n';
const POLICY = 'aws-ebs-encrypted';
const outcomes = (test: TestEngine, policy = POLICY): readonly string[] =>
  test.findings(policy).map((finding) => finding.outcome);

describe('engine: outcomes', () => {
  it('passes, fails and cannot decide', async () => {
    const test = await testEngine({ 'main.tf': `${VOLUME}  encrypted         = true\n}\n` });
    assert.deepEqual(outcomes(test), ['pass']);
    test.set('main.tf', `${VOLUME}}\n`);
    assert.deepEqual(outcomes(test), ['fail']);
    test.set('main.tf', `${VOLUME}  encrypted         = var.encrypt\n}\nvariable "encrypt" {}\n`);
    assert.deepEqual(outcomes(test), ['unknown']);
  });

  it('settles a condition that is not known where both branches agree, and only there', async () => {
    const condition = (then: string, otherwise: string): string =>
      `${VOLUME}  encrypted         = var.prod ? ${then} : ${otherwise}\n}\nvariable "prod" {\n  type = bool\n}\n`;
    const test = await testEngine({ 'main.tf': condition('true', 'true') });
    assert.deepEqual(outcomes(test), ['pass']);
    test.set('main.tf', condition('false', 'null'));
    assert.deepEqual(outcomes(test), ['fail']);
    test.set('main.tf', condition('true', 'false'));
    assert.deepEqual(outcomes(test), ['unknown']);
    test.set('main.tf', condition('true', 'var.other'));
    assert.deepEqual(outcomes(test), ['unknown']);
  });

  it('knows nothing of a resource with count 0, and one by one of its conditions', async () => {
    const test = await testEngine({ 'main.tf': `${VOLUME}  count             = 0\n}\n` });
    assert.deepEqual(outcomes(test), []);
    test.set('main.tf', `${VOLUME}  count             = var.n\n}\nvariable "n" {}\n`);
    assert.deepEqual(outcomes(test), ['fail']);
  });

  it('lets nothing pass in a block that was read in part, and nothing fail for what was perhaps not read', async () => {
    const test = await testEngine({ 'main.tf': `${VOLUME}  encrypted         = true\n  tags = = {\n}\n` });
    assert.deepEqual([...new Set(outcomes(test))], ['unknown']);
    test.set('main.tf', `${VOLUME}  tags = = {\n}\n`);
    assert.ok(!outcomes(test).includes('fail'), outcomes(test).join());
    assert.ok(!outcomes(test).includes('pass'), outcomes(test).join());
  });

  it('lets nothing pass in a file that the strict parser rejects, until its text changes', async () => {
    const test = await testEngine({ 'main.tf': `${VOLUME}  encrypted         = true\n}\n` });
    const uri = 'file:///module/main.tf';
    const version = test.engine.file(uri)?.version ?? null;
    assert.deepEqual(test.engine.setStrictVerdict(uri, version, { ok: false, message: 'no' }), [
      'terraform:file:///module',
    ]);
    assert.deepEqual(outcomes(test), ['unknown']);
    assert.deepEqual(
      test.engine.analyze('terraform:file:///module').syntaxErrors.map((error) => error.parser),
      ['strict'],
    );
    test.set('main.tf', `${VOLUME}  encrypted         = true\n}\n`);
    assert.deepEqual(outcomes(test), ['pass']);
    assert.deepEqual(test.engine.setStrictVerdict(uri, version, { ok: false, message: 'late' }), []);
    assert.deepEqual(outcomes(test), ['pass']);
  });

  it('is an empty unit when the last file is gone', async () => {
    const test = await testEngine({ 'main.tf': `${VOLUME}}\n` });
    test.engine.removeFile('file:///module/main.tf');
    assert.deepEqual(test.findings(), []);
    assert.deepEqual(test.engine.units(), []);
  });
});

describe('engine: where a finding points', () => {
  const at = (test: TestEngine, policy = POLICY): readonly string[] =>
    test
      .findings(policy)
      .map(
        ({ range }) =>
          test.text('main.tf').split('\n')[range.start.line]?.slice(range.start.character, range.end.character) ?? '',
      );

  it('points at the value, or the header of what lacks it', async () => {
    const test = await testEngine({ 'main.tf': `${VOLUME}  encrypted         = false\n}\n` });
    assert.deepEqual(at(test), ['false']);
    test.set('main.tf', `${VOLUME}}\n`);
    assert.deepEqual(at(test), ['resource "aws_ebs_volume" "v"']);
  });

  it('points at the use of a value and tells the way to where it is written, across files', async () => {
    const test = await testEngine({
      'main.tf': `${VOLUME}  encrypted         = local.encrypted\n}\nlocals {\n  encrypted = var.encrypt\n}\n`,
      'variables.tf': 'variable "encrypt" {\n  default = false\n}\n',
    });
    const [finding] = test.findings(POLICY);
    assert.deepEqual(at(test), ['local.encrypted']);
    assert.deepEqual(
      finding?.related.map(({ uri, range, message }) => [uri, range.start.line, message]),
      [
        ['file:///module/main.tf', 6, 'Local value "encrypted"'],
        ['file:///module/variables.tf', 1, 'Default of variable "encrypt"'],
      ],
    );
  });

  it('moves diagnostics of one file when another changes', async () => {
    const test = await testEngine({
      'main.tf': `${VOLUME}  encrypted         = var.encrypt\n}\n`,
      'variables.tf': 'variable "encrypt" {\n  default = false\n}\n',
    });
    assert.deepEqual(outcomes(test), ['fail']);
    test.set('variables.tf', 'variable "encrypt" {\n  default = true\n}\n');
    assert.deepEqual(outcomes(test), ['pass']);
  });
});

describe('engine: fixes', () => {
  async function fixed(text: string, policy = POLICY): Promise<string> {
    const test = await testEngine({ 'main.tf': text });
    const wanted = test.findings(policy).filter((finding) => finding.outcome === 'fail');
    const plan = test.engine.planFixes('terraform:file:///module', wanted);
    assert.equal(plan.applied.length, wanted.length);
    assert.deepEqual(
      plan.edits.map((edit) => edit.version),
      plan.edits.map(() => 1),
    );
    applyPlan(test, plan.edits);
    assert.ok(!outcomes(test, policy).includes('fail'), test.text('main.tf'));
    assert.deepEqual(test.engine.planFixes('terraform:file:///module', test.findings(policy)).edits, []);
    return test.text('main.tf');
  }

  it('sets a literal and keeps the comment behind it', async () => {
    assert.equal(
      await fixed(`${VOLUME}  encrypted         = false # later\n}\n`),
      `${VOLUME}  encrypted         = true # later\n}\n`,
    );
  });

  it('adds an attribute behind the last one, aligned with its neighbours', async () => {
    assert.equal(await fixed(`${VOLUME}\n  # the end\n}\n`), `${VOLUME}  encrypted         = true\n\n  # the end\n}\n`);
    assert.equal(
      await fixed('resource "aws_ebs_volume" "v" {\n  size = 8 # GiB\n  iops = 3000 # more\n}\n'),
      'resource "aws_ebs_volume" "v" {\n  size      = 8 # GiB\n  iops      = 3000 # more\n  encrypted = true\n}\n',
    );
  });

  it('leaves the layout of an author who does not align', async () => {
    assert.equal(
      await fixed('resource "aws_ebs_volume" "v" {\n  availability_zone="a"\n  size  =  8\n}\n'),
      'resource "aws_ebs_volume" "v" {\n  availability_zone="a"\n  size  =  8\n  encrypted = true\n}\n',
    );
  });

  it('opens a body on one line, and keeps CRLF and what surrounds it', async () => {
    assert.equal(
      await fixed('resource "aws_ebs_volume" "v" {}\n'),
      'resource "aws_ebs_volume" "v" {\n  encrypted = true\n}\n',
    );
    assert.equal(
      await fixed('# 😀\r\nresource "aws_ebs_volume" "v" {\r\n  size = 8\r\n}\r\n'),
      '# 😀\r\nresource "aws_ebs_volume" "v" {\r\n  size      = 8\r\n  encrypted = true\r\n}\r\n',
    );
  });

  it('applies fixes of several policies to one file together', async () => {
    const test = await testEngine({ 'main.tf': 'resource "aws_db_instance" "db" {\n  engine = "postgres"\n}\n' });
    const wanted = test.findings().filter((finding) => finding.outcome === 'fail' && finding.fix !== undefined);
    assert.ok(wanted.length >= 2);
    const plan = test.engine.planFixes('terraform:file:///module', wanted);
    assert.equal(plan.applied.length, wanted.length);
    applyPlan(test, plan.edits);
    assert.deepEqual(
      test.findings().filter((finding) => finding.outcome === 'fail'),
      [],
    );
  });

  it('offers nothing for a block that does not parse', async () => {
    const test = await testEngine({ 'main.tf': `${VOLUME}  encrypted         = false\n  tags = = {\n}\n` });
    for (const finding of test.findings(POLICY)) assert.equal(test.engine.planFix(finding), null);
  });
});

describe('engine: waivers', () => {
  it('inserts a waiver that holds, with its reason', async () => {
    const test = await testEngine({ 'main.tf': `# the disk\n${VOLUME}}\n` });
    const [finding] = test.findings(POLICY);
    assert.ok(finding !== undefined);
    const plan = test.engine.planWaiver(finding, {
      reason: 'scratch disk',
      until: '2027-01-31',
      owner: 'web',
      ticket: 'OPS-1',
    });
    assert.ok(plan !== null);
    applyPlan(test, [plan]);
    const [waived] = test.findings(POLICY);
    assert.equal(waived?.outcome, 'waived');
    assert.equal(waived.waiver?.reason, 'scratch disk');
    assert.ok(test.text('main.tf').startsWith('# the disk\n# plumbline:waive'));
  });

  it('fails again when the waiver has expired, and says which it was', async () => {
    const test = await testEngine({ 'main.tf': `# plumbline:waive ${POLICY} reason=x until=2026-11-21\n${VOLUME}}\n` });
    const [finding] = test.findings(POLICY);
    assert.equal(finding?.outcome, 'fail');
    assert.equal(finding.lapsedWaiver?.until, '2026-11-21');
  });
});

describe('engine: hostile and broken input', () => {
  it('takes any text without throwing', async () => {
    const test = await testEngine();
    const texts = [
      '',
      '\uFEFF',
      '\0\0',
      'resource',
      'resource "a" "b" {',
      '}}}}',
      'x = '.repeat(2000),
      '['.repeat(3000),
      '"${'.repeat(500),
      'resource "aws_s3_bucket" "__proto__" {\n  __proto__ = 1\n  constructor = "x"\n}\n',
      'locals {\n  a = local.b\n  b = local.a\n}\nresource "aws_ebs_volume" "v" {\n  encrypted = local.a\n}\n',
    ];
    for (const text of texts) {
      test.set('main.tf', text);
      assert.doesNotThrow(() => test.findings(), JSON.stringify(text.slice(0, 40)));
    }
    assert.deepEqual(outcomes(test), ['unknown']);
  });
});

describe('engine: conditions that are not known', () => {
  it('assumes nothing of a condition whose words mean something else each time', async () => {
    const wrong = (result: string): string =>
      `${VOLUME}  encrypted         = length(distinct([for c in ["a", "b"] : c == var.x ? 1 : 2])) == ${result}\n}\nvariable "x" {}\n`;
    for (const result of ['1', '2']) {
      const test = await testEngine({ 'main.tf': wrong(result) });
      assert.deepEqual(outcomes(test), ['unknown'], result);
    }
    const dynamic = await testEngine({
      'main.tf':
        'resource "aws_instance" "i" {\n  dynamic "metadata_options" {\n    for_each = ["a"]\n    content {\n      http_tokens = metadata_options.value == var.x ? "required" : "required"\n    }\n  }\n}\nvariable "x" {}\n',
    });
    assert.deepEqual(outcomes(dynamic, 'aws-ec2-imdsv2'), ['pass']);
  });

  it('stays quick with many resources under one condition', async () => {
    const pair = (index: number): string =>
      `resource "aws_s3_bucket" "b${String(index)}" {}\nresource "aws_s3_bucket_versioning" "b${String(index)}" {\n  bucket = aws_s3_bucket.b${String(index)}.id\n  versioning_configuration {\n    status = var.c ? "Enabled" : "Suspended"\n  }\n}\n`;
    const text = Array.from({ length: 60 }, (_, index) => pair(index)).join('');
    const test = await testEngine({ 'main.tf': `${text}variable "c" {\n  type = bool\n}\n` });
    const before = test.engine.evaluations();
    test.findings();
    // Two worlds, each evaluated once, not once for each of the 120 resources.
    assert.ok(test.engine.evaluations() - before < 120 * 20, String(test.engine.evaluations() - before));
  });
});

describe('engine: waivers of what cannot be decided', () => {
  it('covers an unknown as it covers a failure', async () => {
    const test = await testEngine({
      'main.tf': `# plumbline:waive ${POLICY} reason=x\n${VOLUME}  encrypted         = var.e\n}\nvariable "e" {}\n`,
    });
    assert.deepEqual(outcomes(test), ['waived']);
  });
});

describe('engine: files that are not there to be seen', () => {
  const bucket = 'resource "aws_s3_bucket" "b" {\n  bucket = "b"\n}\n';
  const versioning = (rest: string): string => `resource "aws_s3_bucket_versioning" "b" ${rest}\n`;
  const VERSIONING = 'aws-s3-versioning';

  it('decides nothing that may hang on a file which could not be read', async () => {
    const test = await testEngine({ 'main.tf': bucket + `${VOLUME}}\n` });
    assert.deepEqual(outcomes(test, VERSIONING), ['fail']);
    assert.deepEqual(test.engine.setUnread('file:///module/other.tf', 'too large'), ['terraform:file:///module']);
    assert.deepEqual(outcomes(test, VERSIONING), ['unknown']);
    assert.deepEqual(outcomes(test), ['fail']);
    test.set('other.tf', '');
    assert.deepEqual(outcomes(test, VERSIONING), ['fail']);
  });

  it('decides nothing that may stand in a text which is no block', async () => {
    const whole = versioning(
      '{\n  bucket = aws_s3_bucket.b.id\n  versioning_configuration {\n    status = "Enabled"\n  }\n}',
    );
    const test = await testEngine({ 'main.tf': bucket + whole });
    assert.ok(!outcomes(test, VERSIONING).includes('fail'));
    for (const broken of [
      versioning('{\n  bucket = aws_s3_bucket.b.id\n  versioning_configuration\n    status = "Enabled"\n  }\n}'),
      versioning('{\n  bucket = aws_s3_bucket.\n  versioning_configuration {\n    status = "Enabled"\n  }\n}'),
      versioning('\n  bucket = aws_s3_bucket.b.id\n}'),
    ]) {
      const fresh = await testEngine({ 'main.tf': bucket + broken });
      assert.ok(!outcomes(fresh, VERSIONING).includes('fail'), broken);
      assert.ok(!outcomes(fresh, VERSIONING).includes('pass'), broken);
    }
  });
});

describe('engine: secrets that are written elsewhere', () => {
  it('offers no fix that would leave the secret where it is', async () => {
    const database = 'resource "aws_db_instance" "d" {\n  password = var.p\n}\n';
    const test = await testEngine({ 'main.tf': `${database}variable "p" {\n  default = "Sup3rSecret!1"\n}\n` });
    const [finding] = test.findings('tf-plaintext-secret');
    assert.equal(finding?.outcome, 'fail');
    assert.equal(finding.fix, undefined);
  });
});
