/** Installed modules, chosen variable files and repeated blocks, from files to the report. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Ajv, type AnySchema } from 'ajv';
import addFormats from 'ajv-formats';
import { createEngine, renderReport, type Report } from '../../server/src/core/index.ts';
import { NOW, scanInMemory, type MemoryScan } from '../support/scanInMemory.ts';
import { assets } from '../support/testEngine.ts';

const POLICY = 'aws-ebs-encrypted';
const VARIABLE = 'variable "encrypt" {\n  type = bool\n}\n';
const volume = (encrypted: string, extra = ''): string =>
  `resource "aws_ebs_volume" "v" {\n${extra}  encrypted = ${encrypted}\n}\n`;
const outcomes = ({ report }: MemoryScan): readonly string[] =>
  report.findings
    .filter(({ policy }) => policy === POLICY)
    .map(({ resource, outcome, file }) => `${resource} ${outcome} ${file}`);
const render = (report: Report, format: 'html' | 'sarif' | 'pretty'): string =>
  renderReport(report, format, { colour: false, width: 200, detail: 'attention' });

describe('scanning modules', () => {
  const call = 'module "disk" {\n  source  = "example/disk/aws"\n  encrypt = false\n}\n';
  const installed = {
    '/repo/main.tf': call,
    '/repo/.terraform/modules/modules.json':
      '{"Modules":[{"Key":"","Dir":"."},{"Key":"disk","Dir":".terraform/modules/disk"},{"Key":"disk.inner","Dir":".terraform/modules/disk/inner"},{"Key":"evil","Dir":"../other"}]}',
    '/repo/.terraform/modules/disk/main.tf': `${VARIABLE}module "inner" {\n  source  = "./inner"\n  encrypt = var.encrypt\n}\n`,
    '/repo/.terraform/modules/disk/inner/main.tf': VARIABLE + volume('var.encrypt'),
    '/repo/.terraform/modules/disk/examples/main.tf': volume('false'),
    '/other/main.tf': volume('false'),
  };
  it('judges installed modules at their call, and reads nothing else of what was fetched', async () => {
    const scan = await scanInMemory({ ...installed, '/repo/.terraform/providers/x.tf': volume('false') });
    assert.deepEqual(outcomes(scan), ['module.disk.module.inner.aws_ebs_volume.v fail main.tf']);
    assert.deepEqual(scan.report.scope.unresolvedModules, []);
    assert.ok(scan.report.scope.files.some((file) => file.path === '.terraform/modules/disk/inner/main.tf'));
    assert.ok(scan.report.scope.files.some((file) => file.path === '.terraform/modules/modules.json'));
    assert.ok(!scan.report.scope.files.some((file) => /other|providers|examples/.test(file.path)));
  });

  it('says which calls could not be followed, once each, with the reason, in every format', async () => {
    const scan = await scanInMemory({
      '/repo/main.tf': `${call}module "near" {\n  count  = 3\n  source = "./nowhere"\n}\n`,
    });
    assert.deepEqual(
      scan.report.scope.unresolvedModules.map(({ file, range, message }) => [file, range.start.line, message]),
      [
        [
          'main.tf',
          1,
          'The module "disk" could not be followed: "example/disk/aws" is not installed (terraform init).',
        ],
        ['main.tf', 6, 'The module "near" could not be followed: no Terraform file was found where its source leads.'],
      ],
    );
    for (const format of ['html', 'sarif', 'pretty'] as const) {
      assert.ok(render(scan.report, format).includes('could not be followed'), format);
    }
    assert.ok(render(scan.report, 'pretty').includes('! 2 module calls could not be followed'));
  });

  it('leaves the engine as empty as it was', async () => {
    const engine = await createEngine({ assets, clock: () => NOW });
    const held = { ...engine, dispose: () => undefined };
    assert.deepEqual(outcomes(await scanInMemory(installed, { engine: held })).length, 1);
    assert.deepEqual(engine.units(), []);
    const bare = await scanInMemory({ '/repo/main.tf': call }, { engine: held });
    assert.equal(bare.report.scope.unresolvedModules.length, 1, 'the manifest of the scan before is forgotten');
    engine.dispose();
  });

  it('takes chosen variable files, whatever ignores them, and says which', async () => {
    const files = {
      '/repo/main.tf': VARIABLE + volume('var.encrypt'),
      '/repo/env/prod.tfvars': 'encrypt = true\n',
      '/shared/base.tfvars': 'encrypt = false\n',
    };
    const scanWith = async (chosen: readonly string[]): Promise<MemoryScan> => {
      const variableFiles = { 'file:///repo': chosen };
      const engine = await createEngine({ assets, clock: () => NOW, variableFiles });
      return scanInMemory(files, { engine, variableFiles });
    };
    assert.deepEqual(outcomes(await scanInMemory(files)), ['aws_ebs_volume.v unknown main.tf']);
    const chosen = await scanWith(['file:///shared/base.tfvars', 'file:///repo/env/prod.tfvars']);
    assert.deepEqual(outcomes(chosen), ['aws_ebs_volume.v pass main.tf']);
    assert.deepEqual(chosen.report.scope.skipped, []);
    assert.equal(chosen.report.scope.files.length, 3);
    assert.deepEqual(chosen.report.scope.variableFiles, [
      { module: '.', files: ['file:///shared/base.tfvars', 'env/prod.tfvars'] },
    ]);
    assert.ok(render(chosen.report, 'html').includes('--var-file env/prod.tfvars'));
    const missing = await scanWith(['file:///repo/gone.tfvars']);
    assert.deepEqual(
      missing.report.scope.skipped.filter(({ kind }) => kind === 'unreadable'),
      [{ path: 'gone.tfvars', kind: 'unreadable', reason: 'does not exist' }],
    );
  });

  it('does not let a variable file that is not understood look as if it set nothing', async () => {
    const scan = await scanInMemory({
      '/repo/main.tf': `variable "encrypt" {\n  default = true\n}\n${volume('var.encrypt')}`,
      '/repo/terraform.tfvars': 'encrypt = \n',
    });
    assert.deepEqual(outcomes(scan), ['aws_ebs_volume.v unknown main.tf']);
    assert.equal(scan.report.scope.syntaxErrors[0]?.file, 'terraform.tfvars');
  });

  it('names the instances of a finding in every format', async () => {
    const { report } = await scanInMemory({
      '/repo/main.tf': volume('each.value', '  for_each = { a = false, b = true, "<c>" = false }\n'),
    });
    const failing = report.findings.find(({ outcome, policy }) => outcome === 'fail' && policy === POLICY);
    assert.deepEqual(failing?.instances, ['aws_ebs_volume.v["<c>"]', 'aws_ebs_volume.v["a"]']);
    const passing = report.findings.find(({ outcome, policy }) => outcome === 'pass' && policy === POLICY);
    assert.deepEqual(passing?.instances, ['aws_ebs_volume.v["b"]']);
    assert.match(render(report, 'pretty'), /aws_ebs_volume\.v \(x2\): /);
    const html = render(report, 'html');
    assert.ok(html.includes('aws_ebs_volume.v[&quot;&lt;c&gt;&quot;]'), 'escaped');
    assert.ok(!html.includes('<c>'));
    const sarif = JSON.parse(render(report, 'sarif')) as {
      readonly runs: readonly {
        readonly results: readonly {
          readonly ruleId: string;
          readonly kind: string;
          readonly locations: readonly { readonly logicalLocations: readonly unknown[] }[];
        }[];
      }[];
    };
    const result = sarif.runs[0]?.results.find(({ ruleId, kind }) => ruleId === POLICY && kind === 'fail');
    assert.equal(result?.locations[0]?.logicalLocations.length, 2);
  });

  it('gives a report that its schema describes', async () => {
    const variableFiles = { 'file:///repo': ['file:///repo/prod.tfvars'] };
    const engine = await createEngine({ assets, clock: () => NOW, variableFiles });
    const { report } = await scanInMemory(
      { '/repo/main.tf': call + volume('true', '  count = 2\n'), '/repo/prod.tfvars': 'x = 1\n' },
      { engine, variableFiles },
    );
    const file = path.resolve(import.meta.dirname, '../../server/src/core/report/report.schema.json');
    const ajv = new Ajv({ allErrors: true });
    addFormats(ajv);
    const validate = ajv.compile(JSON.parse(await readFile(file, 'utf8')) as AnySchema);
    const valid = validate(JSON.parse(JSON.stringify(report)));
    assert.deepEqual(validate.errors ?? [], []);
    assert.ok(valid);
    assert.ok(report.findings.some(({ instances }) => instances?.length === 2));
    assert.equal(report.scope.unresolvedModules.length, 1);
  });
});
