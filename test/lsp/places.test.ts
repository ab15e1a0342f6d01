/** Where a value comes from, and where it is used several times: the real engine behind the language server, over streams. */
import assert from 'node:assert/strict';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol';
import { createEngine } from '../../server/src/core/index.ts';
import type { ScanResult } from '../../server/src/lsp/protocol.ts';
import { assets } from '../support/testEngine.ts';
import { messageOf, type TestClient } from './support/client.ts';
import { startInProcess, type InProcess } from './support/inProcess.ts';

const ROOT = 'file:///ws';
const POLICY = 'aws-ebs-encrypted';
const volume = (encrypted: string, extra = ''): string =>
  `resource "aws_ebs_volume" "v" {\n${extra}  availability_zone = "a"\n  encrypted         = ${encrypted}\n}\n`;
const variable = (value = ''): string => `variable "encrypt" {\n  type = bool\n${value}}\n`;

describe('language server: one cause, several places', () => {
  let running: InProcess | null = null;
  async function start(files: Readonly<Record<string, string>>, settings: object = {}): Promise<TestClient> {
    const uris = Object.entries(files).map(([name, text]) => [`${ROOT}/${name}`, text] as const);
    running = await startInProcess(
      Object.fromEntries(uris),
      { rootUri: ROOT, settings: { ...settings } },
      {
        createEngine: (choices) => createEngine({ assets, clock: () => new Date('2026-11-22T12:00:00Z'), ...choices }),
      },
    );
    return running.client;
  }
  const uri = (name: string): string => `${ROOT}/${name}`;
  const open = (client: TestClient, name: string): Promise<void> =>
    client.open(uri(name), running?.workspace.files.get(uri(name)) ?? '');
  const ours = (all: readonly Diagnostic[]): readonly Diagnostic[] => all.filter(({ code }) => code === POLICY);
  const fixes = (actions: readonly CodeAction[]): readonly CodeAction[] =>
    actions.filter(({ title }) => title.startsWith('Encrypt'));
  async function until(client: TestClient, name: string, count: number): Promise<readonly Diagnostic[]> {
    return ours(await client.until(uri(name), (all) => ours(all).length === count));
  }
  afterEach(async () => {
    await running?.client.connection.sendRequest('shutdown');
    running?.client.connection.dispose();
    running = null;
  });

  it('offers each place where the change would do, nearest first, and each does it', async () => {
    const files = {
      'main.tf': `locals {\n  encrypt = var.encrypt\n}\n${volume('local.encrypt')}`,
      'variables.tf': variable('  default = false\n'),
    };
    for (const [index, place] of ['main.tf', 'main.tf', 'variables.tf'].entries()) {
      const client = await start(files);
      await open(client, 'main.tf');
      await open(client, 'variables.tf');
      const shown = await until(client, 'main.tf', 1);
      const offered = fixes(await client.codeActions(uri('main.tf'), shown));
      assert.deepEqual(
        offered.map(({ title, isPreferred }) => [title, isPreferred === true]),
        [
          ['Encrypt the volume', true],
          ['Encrypt the volume: local value "encrypt"', false],
          ['Encrypt the volume: default of variable "encrypt"', false],
        ],
      );
      const chosen = offered[index];
      assert.ok(chosen);
      await client.apply(chosen);
      await until(client, 'main.tf', 0);
      assert.equal(client.version(uri(place)), 2, `${chosen.title} changes ${place}`);
      await client.connection.sendRequest('shutdown');
      running = null;
      client.connection.dispose();
    }
  });

  it('offers no place where the change would not do', async () => {
    const client = await start({
      'main.tf': `locals {\n  encrypt = var.encrypt && false\n}\n${volume('local.encrypt')}${variable('  default = false\n')}`,
    });
    await open(client, 'main.tf');
    const shown = await until(client, 'main.tf', 1);
    assert.deepEqual(
      fixes(await client.codeActions(uri('main.tf'), shown)).map(({ title }) => title),
      ['Encrypt the volume', 'Encrypt the volume: local value "encrypt"'],
    );
  });

  it('offers the call where an installed module cannot be changed', async () => {
    const client = await start({
      'main.tf': 'module "disk" {\n  source  = "example/disk/aws"\n  encrypt = false\n}\n',
      '.terraform/modules/modules.json': '{"Modules":[{"Key":"disk","Dir":".terraform/modules/disk"}]}',
      '.terraform/modules/disk/main.tf': variable() + volume('var.encrypt'),
    });
    await open(client, 'main.tf');
    const shown = await until(client, 'main.tf', 1);
    const [only, ...rest] = fixes(await client.codeActions(uri('main.tf'), shown));
    assert.equal(only?.title, 'Encrypt the volume: argument of module "disk"');
    assert.deepEqual(rest, []);
    await client.apply(only);
    await until(client, 'main.tf', 0);
    assert.match(client.text(uri('main.tf')), /encrypt = true/);
  });

  it('shows one problem for several calls of a module, names them, and fixes it for all', async () => {
    const call = (name: string, encrypt = 'false'): string =>
      `module "${name}" {\n  source  = "./disk"\n  encrypt = ${encrypt}\n}\n`;
    const client = await start({
      'main.tf': ['a', 'b', 'c', 'd'].map((name) => call(name)).join('') + call('good', 'true'),
      'disk/main.tf': variable() + volume('var.encrypt'),
    });
    await open(client, 'main.tf');
    await open(client, 'disk/main.tf');
    const [shown, ...others] = await until(client, 'disk/main.tf', 1);
    assert.deepEqual(others, []);
    assert.ok(
      messageOf(shown).includes('Applies to module.a.aws_ebs_volume.v, module.b.aws_ebs_volume.v and 2 more. ['),
      messageOf(shown),
    );
    assert.deepEqual(
      shown?.relatedInformation?.filter(({ message }) => message.startsWith('Called')).map(({ message }) => message),
      ['a', 'b', 'c', 'd'].map((name) => `Called here as module "${name}"`),
    );
    assert.ok(shown);
    const hover = await client.connection.sendRequest<{ contents: { value: string } } | null>('textDocument/hover', {
      textDocument: { uri: uri('disk/main.tf') },
      position: shown.range.start,
    });
    for (const name of ['a', 'd']) assert.ok(hover?.contents.value.includes(`module.${name}.aws_ebs_volume.v`));
    const actions = await client.codeActions(uri('disk/main.tf'), [shown]);
    assert.deepEqual(
      actions.filter(({ title }) => title.startsWith('Fix all')).map(({ title }) => title),
      [],
      'one problem is not several',
    );
    const [atTheUse, argument] = fixes(actions);
    assert.equal(argument?.title, 'Encrypt the volume: argument of module "a"');
    assert.ok(atTheUse?.isPreferred);
    await client.apply(argument);
    const [left] = ours(
      await client.until(uri('disk/main.tf'), (all) => ours(all).some((one) => !messageOf(one).includes('module.a'))),
    );
    assert.ok(left);
    const [again] = fixes(await client.codeActions(uri('disk/main.tf'), [left]));
    assert.ok(again);
    await client.apply(again);
    await until(client, 'disk/main.tf', 0);
  });

  it('shows one problem for a module of two root modules, tells them apart, and fixes all in one go', async () => {
    const root = 'module "disk" {\n  source  = "../../disk"\n  encrypt = false\n}\n';
    const client = await start({
      'live/dev/main.tf': root,
      'live/prod/main.tf': root,
      'disk/main.tf': `${variable()}${volume('var.encrypt')}resource "aws_ebs_volume" "w" {\n  availability_zone = "a"\n}\n`,
    });
    await open(client, 'live/dev/main.tf');
    await open(client, 'live/prod/main.tf');
    await open(client, 'disk/main.tf');
    const [first, second] = ours(
      await client.until(
        uri('disk/main.tf'),
        (all) => ours(all).length === 2 && ours(all).every((one) => messageOf(one).includes('prod')),
      ),
    );
    assert.ok(
      messageOf(first).includes(
        'Applies to module.disk.aws_ebs_volume.v in dev and module.disk.aws_ebs_volume.v in prod.',
      ),
      messageOf(first),
    );
    assert.ok(first && second);
    const titles = fixes(await client.codeActions(uri('disk/main.tf'), [first])).map(({ title }) => title);
    assert.deepEqual(titles, [
      'Encrypt the volume',
      'Encrypt the volume: argument of module "disk" (dev/main.tf:3)',
      'Encrypt the volume: argument of module "disk" (prod/main.tf:3)',
    ]);
    const [fixAll] = await client.codeActions(uri('disk/main.tf'), [], ['source.fixAll']);
    assert.ok(fixAll);
    await client.apply(fixAll);
    await until(client, 'disk/main.tf', 0);
    assert.equal(client.text(uri('disk/main.tf')).match(/encrypted +/g)?.length, 2);
    assert.deepEqual(await client.codeActions(uri('disk/main.tf'), [], ['source.fixAll']), []);
  });

  it('names the instances that a problem is about', async () => {
    const client = await start({
      'main.tf': volume('each.value', '  for_each = { good = true, bad = false, worse = false }\n'),
    });
    await open(client, 'main.tf');
    const [shown] = await until(client, 'main.tf', 1);
    assert.ok(
      messageOf(shown).includes('Applies to aws_ebs_volume.v["bad"] and aws_ebs_volume.v["worse"].'),
      messageOf(shown),
    );
  });

  it('takes chosen variable files, follows them, and says when one is not there', async () => {
    const chosen = { terraform: { variableFiles: { infra: ['../env/prod.tfvars'] } } };
    const client = await start(
      { 'infra/main.tf': variable() + volume('var.encrypt'), 'env/prod.tfvars': 'encrypt = false\n' },
      chosen,
    );
    await open(client, 'infra/main.tf');
    const [shown] = await until(client, 'infra/main.tf', 1);
    assert.ok(shown);
    const [, inFile] = fixes(await client.codeActions(uri('infra/main.tf'), [shown]));
    assert.equal(inFile?.title, 'Encrypt the volume: variable file prod.tfvars');
    await open(client, 'env/prod.tfvars');
    const [offered] = fixes(await client.codeActions(uri('infra/main.tf'), [shown])).slice(1);
    assert.ok(offered);
    await client.apply(offered);
    await until(client, 'infra/main.tf', 0);
    assert.equal(client.text(uri('env/prod.tfvars')), 'encrypt = true\n');
    await client.type(uri('env/prod.tfvars'), 'encrypt = false\n');
    await until(client, 'infra/main.tf', 1);

    client.settings = { terraform: { variableFiles: { infra: ['gone.tfvars'] } } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.untilStatus(({ problems }) => problems.some((text) => text.startsWith('gone.tfvars: ')));
    await until(client, 'infra/main.tf', 0);
    client.settings = chosen;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await until(client, 'infra/main.tf', 1);
    await client.untilStatus(() => client.statuses.at(-1)?.problems.length === 0);

    const scanned = await client.connection.sendRequest<ScanResult>('plumbline/scan', {});
    assert.deepEqual(scanned.report.scope.variableFiles, [{ module: 'infra', files: ['env/prod.tfvars'] }]);
    assert.equal(scanned.report.findings.find(({ policy }) => policy === POLICY)?.outcome, 'fail');
  });

  it('keeps to the installed modules when settings make a new engine', async () => {
    const client = await start({
      'main.tf': 'module "disk" {\n  source  = "example/disk/aws"\n  encrypt = false\n}\n',
      '.terraform/modules/modules.json': '{"Modules":[{"Key":"disk","Dir":".terraform/modules/disk"}]}',
      '.terraform/modules/disk/main.tf': variable() + volume('var.encrypt'),
    });
    await open(client, 'main.tf');
    await until(client, 'main.tf', 1);
    client.settings = {
      severityOverrides: { [POLICY]: 'low' },
      policySettings: { 'aws-rds-backup': { minimum_days: 30 } },
    };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(uri('main.tf'), (all) => ours(all)[0]?.severity === 3);
  });

  it('says of a module that is not installed that it is not checked, where hints are asked for', async () => {
    const files = { 'main.tf': `module "vpc" {\n  source = "example/vpc/aws"\n}\n${volume('false')}` };
    const quiet = await start(files);
    await open(quiet, 'main.tf');
    await until(quiet, 'main.tf', 1);
    assert.ok(!quiet.diagnostics(uri('main.tf')).some(({ code }) => code === 'unresolved-module'));
    quiet.settings = { unknown: 'hint' };
    await quiet.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const all = await quiet.until(uri('main.tf'), (list) => list.some(({ code }) => code === 'unresolved-module'));
    const unresolved = all.find(({ code }) => code === 'unresolved-module');
    assert.equal(unresolved?.severity, 3);
    assert.equal(unresolved.range.start.line, 1);
    assert.match(messageOf(unresolved), /"example\/vpc\/aws" is not installed \(terraform init\)/);
  });
});
