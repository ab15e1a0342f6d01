import assert from 'node:assert/strict';
import { createEngine, type Engine, type Finding } from '../../../server/src/core/index.ts';
import { assets } from '../../support/testEngine.ts';

const ROOT = 'file:///work';
const POLICY = 'aws-ebs-encrypted';
const volume = (encrypted: string, extra = ''): string =>
  `resource "aws_ebs_volume" "v" {\n${extra}  availability_zone = "a"\n  encrypted         = ${encrypted}\n}\n`;

async function workspace(
  files: Readonly<Record<string, string>>,
  variableFiles?: Record<string, string[]>,
): Promise<Engine> {
  const engine = await createEngine({
    assets,
    clock: () => new Date('2026-11-22T00:00:00Z'),
    ...(variableFiles === undefined ? {} : { variableFiles }),
  });
  for (const [name, text] of Object.entries(files)) engine.setFile({ uri: `${ROOT}/${name}`, version: 1, text });
  return engine;
}
const findings = (engine: Engine, folder = '', policy = POLICY): readonly Finding[] =>
  engine.analyze(`terraform:${ROOT}${folder}`).findings.filter((finding) => finding.policy === policy);
const outcomes = (engine: Engine, folder = ''): readonly string[] =>
  findings(engine, folder).map(({ resource, outcome }) => `${resource} ${outcome}`);
const name = (uri: string): string => uri.slice(ROOT.length + 1);

describe('configuration: values of root variables', () => {
  const main = `variable "encrypt" {\n  type    = bool\n  default = false\n}\n${volume('var.encrypt')}`;

  it('takes terraform.tfvars over defaults, and *.auto.tfvars over that, and tells the way', async () => {
    const engine = await workspace({
      'main.tf': main,
      'terraform.tfvars': 'encrypt = false\n',
      'z.auto.tfvars': 'encrypt = true\n',
    });
    assert.deepEqual(outcomes(engine), ['aws_ebs_volume.v pass']);
    engine.removeFile(`${ROOT}/z.auto.tfvars`);
    const [finding] = findings(engine);
    assert.equal(finding?.outcome, 'fail');
    assert.deepEqual(
      finding.related.map(({ uri, message }) => [name(uri), message]),
      [['terraform.tfvars', 'Variable file terraform.tfvars']],
    );
  });

  it('reads variable files in JSON, and a chosen one last', async () => {
    const files = {
      'main.tf': main,
      'terraform.tfvars.json': '{"encrypt": true}',
      'env/prod.tfvars': 'encrypt = false\n',
    };
    assert.deepEqual(outcomes(await workspace(files)), ['aws_ebs_volume.v pass']);
    const chosen = await workspace(files, { [ROOT]: [`${ROOT}/env/prod.tfvars`] });
    assert.deepEqual(outcomes(chosen), ['aws_ebs_volume.v fail']);
  });

  it('converts by the type constraint, with defaults of optional attributes', async () => {
    const engine = await workspace({
      'main.tf': `variable "disk" {\n  type = object({ size = number, encrypt = optional(bool, true) })\n  default = { size = "8" }\n}\n${volume('var.disk.encrypt')}`,
    });
    assert.deepEqual(outcomes(engine), ['aws_ebs_volume.v pass']);
  });
});

describe('configuration: local modules', () => {
  const module = `variable "encrypt" {\n  type = bool\n}\n${volume('var.encrypt')}`;

  it('judges a called module with what it is given, and points into it with the calling chain', async () => {
    const engine = await workspace({
      'main.tf': 'module "disk" {\n  source  = "./disk"\n  encrypt = false\n}\n',
      'disk/main.tf': module,
    });
    assert.deepEqual(
      engine.units().map((unit) => unit.folder),
      [ROOT],
    );
    const [finding] = findings(engine);
    assert.deepEqual(
      [finding?.resource, finding?.outcome, name(finding?.uri ?? '')],
      ['module.disk.aws_ebs_volume.v', 'fail', 'disk/main.tf'],
    );
    assert.deepEqual(
      finding?.related.map(({ uri, range, message }) => [name(uri), range.start.line, message]),
      [
        ['main.tf', 2, 'Argument of module "disk"'],
        ['main.tf', 0, 'Called here as module "disk"'],
      ],
    );
  });

  it('goes through several levels, outputs and locals, and back', async () => {
    const engine = await workspace({
      'main.tf':
        'module "settings" {\n  source = "./settings"\n}\nmodule "outer" {\n  source  = "./outer"\n  encrypt = module.settings.encrypt\n}\n',
      'settings/main.tf': 'locals {\n  on = true\n}\noutput "encrypt" {\n  value = local.on\n}\n',
      'outer/main.tf': 'variable "encrypt" {}\nmodule "disk" {\n  source  = "../disk"\n  encrypt = var.encrypt\n}\n',
      'disk/main.tf': module,
    });
    assert.deepEqual(outcomes(engine), ['module.outer.module.disk.aws_ebs_volume.v pass']);
    engine.setFile({ uri: `${ROOT}/settings/main.tf`, version: 2, text: 'output "encrypt" {\n  value = false\n}\n' });
    assert.deepEqual(outcomes(engine), ['module.outer.module.disk.aws_ebs_volume.v fail']);
  });

  it('is a root by itself as long as nothing calls it', async () => {
    const engine = await workspace({ 'disk/main.tf': module });
    assert.deepEqual(outcomes(engine, '/disk'), ['aws_ebs_volume.v unknown']);
    const touched = engine.setFile({
      uri: `${ROOT}/main.tf`,
      version: 1,
      text: 'module "disk" {\n  source  = "./disk"\n  encrypt = true\n}\n',
    });
    assert.deepEqual(touched, [`terraform:${ROOT}`, `terraform:${ROOT}/disk`]);
    assert.deepEqual(outcomes(engine), ['module.disk.aws_ebs_volume.v pass']);
    assert.deepEqual(engine.unitsOf(`${ROOT}/disk/main.tf`), [`terraform:${ROOT}`]);
    assert.deepEqual(engine.analyze(`terraform:${ROOT}/disk`).findings, []);
  });

  it('ends in unknown, not in a loop, where modules call each other in a circle', async () => {
    const engine = await workspace({
      'a/main.tf': `module "b" {\n  source = "../b"\n}\n${volume('module.b.x')}`,
      'b/main.tf': 'module "a" {\n  source = "../a"\n}\noutput "x" {\n  value = module.a.y\n}\n',
    });
    const [folder] = engine.units().map((unit) => unit.folder.slice(ROOT.length));
    assert.ok(folder !== undefined);
    const all = findings(engine, folder);
    assert.ok(all.length > 0);
    assert.deepEqual([...new Set(all.map((finding) => finding.outcome))], ['unknown']);
  });

  it('says which folders are called and not loaded; what they give is unknown', async () => {
    const engine = await workspace({ 'main.tf': `module "x" {\n  source = "./x"\n}\n${volume('module.x.encrypt')}` });
    assert.deepEqual(engine.missingFolders(`terraform:${ROOT}`), [`${ROOT}/x`]);
    assert.deepEqual(outcomes(engine), ['aws_ebs_volume.v unknown']);
  });

  it('reads an installed remote module and points at its call', async () => {
    const engine = await workspace({
      'main.tf': 'module "disk" {\n  source  = "acme/disk/aws"\n  encrypt = false\n}\n',
      '.terraform/modules/modules.json':
        '{"Modules":[{"Key":"","Dir":"."},{"Key":"disk","Source":"acme/disk/aws","Dir":".terraform/modules/disk"}]}',
      '.terraform/modules/disk/main.tf': module,
    });
    const [finding] = findings(engine);
    assert.deepEqual([finding?.outcome, name(finding?.uri ?? ''), finding?.range.start.line], ['fail', 'main.tf', 0]);
    assert.equal(finding?.related[0]?.message, 'In the installed module "disk"');
    assert.deepEqual(
      engine.units().map((unit) => unit.folder),
      [ROOT],
    );
    assert.deepEqual(
      findings(engine).map((each) => engine.planFix(each)),
      [null],
    );
  });
});

describe('configuration: instances', () => {
  it('tells the instances of count and for_each apart where they differ, and together where they do not', async () => {
    const engine = await workspace({
      'main.tf': volume('each.value', '  for_each          = { a = true, b = false, c = false }\n'),
    });
    const all = findings(engine);
    assert.deepEqual(
      all.map(({ resource, outcome, instances }) => [resource, outcome, instances]),
      [
        ['aws_ebs_volume.v', 'pass', ['aws_ebs_volume.v["a"]']],
        ['aws_ebs_volume.v', 'fail', ['aws_ebs_volume.v["b"]', 'aws_ebs_volume.v["c"]']],
      ],
    );
    engine.setFile({
      uri: `${ROOT}/main.tf`,
      version: 2,
      text: volume('count.index < 9', '  count             = 3\n'),
    });
    assert.deepEqual(
      findings(engine).map(({ outcome, instances }) => [outcome, instances?.length]),
      [['pass', 3]],
    );
  });

  it('stands for all instances there may be where they are not known', async () => {
    const engine = await workspace({
      'main.tf': volume('false', '  count             = var.n\n') + 'variable "n" {}\n',
    });
    assert.deepEqual(outcomes(engine), ['aws_ebs_volume.v fail']);
  });

  it('calls a module once per instance, and reports one cause in it once per call block', async () => {
    const engine = await workspace({
      'main.tf':
        'module "disk" {\n  source   = "./disk"\n  for_each = toset(["a", "b"])\n  encrypt  = each.key == "a"\n}\n',
      'disk/main.tf': `variable "encrypt" {}\n${volume('var.encrypt')}`,
    });
    assert.deepEqual(
      findings(engine).map(({ resource, outcome, instances }) => [resource, outcome, instances]),
      [
        ['module.disk.aws_ebs_volume.v', 'pass', ['module.disk["a"].aws_ebs_volume.v']],
        ['module.disk.aws_ebs_volume.v', 'fail', ['module.disk["b"].aws_ebs_volume.v']],
      ],
    );
  });

  it('links siblings of instances by their keys', async () => {
    const bucket = 'resource "aws_s3_bucket" "b" {\n  for_each = toset(["x", "y"])\n  bucket   = each.key\n}\n';
    const versioning = (rest: string): string =>
      `resource "aws_s3_bucket_versioning" "b" {\n${rest}\n  versioning_configuration {\n    status = "Enabled"\n  }\n}\n`;
    const engine = await workspace({
      'main.tf': bucket + versioning('  for_each = aws_s3_bucket.b\n  bucket   = each.value.id'),
    });
    const judged = (): readonly string[] =>
      findings(engine, '', 'aws-s3-versioning').map(
        ({ resource, outcome, instances }) => `${resource} ${outcome} ${String(instances?.length)}`,
      );
    assert.deepEqual(judged(), ['aws_s3_bucket.b pass 2', 'aws_s3_bucket_versioning.b pass 2']);
    engine.setFile({
      uri: `${ROOT}/main.tf`,
      version: 2,
      text: bucket + versioning('  bucket = aws_s3_bucket.b["x"].id'),
    });
    assert.deepEqual(judged(), [
      'aws_s3_bucket.b pass 1',
      'aws_s3_bucket.b fail 1',
      'aws_s3_bucket_versioning.b pass undefined',
    ]);
  });

  it('expands dynamic blocks, and leaves open what is not known of them', async () => {
    const instance = (forEach: string): string =>
      `resource "aws_instance" "i" {\n  ami = "ami-1"\n  dynamic "metadata_options" {\n    for_each = ${forEach}\n    content {\n      http_tokens = metadata_options.value\n    }\n  }\n}\nvariable "x" {}\n`;
    const engine = await workspace({ 'main.tf': instance('["required"]') });
    const judged = (): readonly string[] => findings(engine, '', 'aws-ec2-imdsv2').map((finding) => finding.outcome);
    assert.deepEqual(judged(), ['pass']);
    for (const [forEach, outcome] of [
      ['["optional"]', 'fail'],
      ['[]', 'fail'],
      ['var.x', 'unknown'],
    ] as const) {
      engine.setFile({ uri: `${ROOT}/main.tf`, version: 2, text: instance(forEach) });
      assert.deepEqual(judged(), [outcome], forEach);
    }
  });
});

describe('configuration: override files', () => {
  it('lets an override replace an argument, and points and fixes there', async () => {
    const engine = await workspace({
      'main.tf': volume('true'),
      'x_override.tf': 'resource "aws_ebs_volume" "v" {\n  encrypted = false\n}\n',
    });
    const [finding] = findings(engine);
    assert.deepEqual(
      [finding?.outcome, name(finding?.uri ?? ''), finding?.range.start.line],
      ['fail', 'x_override.tf', 1],
    );
    const plan = finding === undefined ? null : engine.planFix(finding);
    assert.deepEqual(
      plan?.map(({ uri, edits }) => [name(uri), edits.map((edit) => edit.newText)]),
      [['x_override.tf', ['tru']]],
    );
  });
});

describe('configuration: fixes where the value comes from', () => {
  it('offers each place where the change would do, nearest first', async () => {
    const engine = await workspace({
      'main.tf': 'module "disk" {\n  source  = "./disk"\n  encrypt = var.encrypt\n}\n',
      'variables.tf': 'variable "encrypt" {\n  type = bool\n}\n',
      'terraform.tfvars': 'encrypt = false\n',
      'disk/main.tf': `variable "encrypt" {}\nlocals {\n  on = var.encrypt\n}\n${volume('local.on')}`,
    });
    const [finding] = findings(engine);
    assert.ok(finding !== undefined);
    const options = engine.planFixOptions(finding);
    assert.deepEqual(
      options.map(({ title, edits }) => [title, edits.map(({ uri, edits: [edit] }) => [name(uri), edit?.newText])]),
      [
        ['Encrypt the volume', [['disk/main.tf', 'true']]],
        ['Encrypt the volume: local value "on"', [['disk/main.tf', 'true']]],
        ['Encrypt the volume: argument of module "disk"', [['main.tf', 'true']]],
        ['Encrypt the volume: variable file terraform.tfvars', [['terraform.tfvars', 'tru']]],
      ],
    );
  });
});

describe('configuration: documents inside values', () => {
  const star = 'aws-iam-star-star';
  const policy = (body: string): string => `resource "aws_iam_policy" "p" {\n  name   = "p"\n  policy = ${body}\n}\n`;
  const at = (engine: Engine, file = 'main.tf'): readonly string[] => {
    const lines = engine.file(`${ROOT}/${file}`)?.text.split('\n') ?? [];
    return findings(engine, '', star)
      .filter((finding) => finding.outcome === 'fail')
      .map(({ range: { start, end } }) => lines[start.line]?.slice(start.character, end.character) ?? '');
  };

  it('points into jsonencode and into a heredoc, known in part', async () => {
    const engine = await workspace({
      'main.tf':
        policy(
          'jsonencode({\n    Statement = [{ Effect = "Allow", Action = "*", Resource = "*", Sid = var.x }]\n  })',
        ) + 'variable "x" {}\n',
    });
    assert.ok(at(engine).length > 0, JSON.stringify(findings(engine, '', star)));
    assert.ok(
      at(engine).every((text) => text === '"*"' || text.startsWith('{ Effect')),
      at(engine).join(),
    );
    const heredoc =
      '<<EOT\n{\n  "Statement": [\n    {"Effect": "Allow", "Action": "*", "Resource": "*", "Sid": "${var.x}"}\n  ]\n}\nEOT\n';
    engine.setFile({ uri: `${ROOT}/main.tf`, version: 2, text: policy(heredoc) + 'variable "x" {}\n' });
    assert.ok(at(engine).length > 0, JSON.stringify(findings(engine, '', star)));
    assert.ok(
      at(engine).every((text) => text === '"*"' || text.startsWith('{"Effect"')),
      at(engine).join(),
    );
  });
});
