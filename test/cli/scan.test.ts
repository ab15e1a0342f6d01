import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Report } from '../../server/src/core/report/schema.ts';
import { buildCli, plumbline, temporaryFolder, type TemporaryFolder } from './builtCli.ts';

const OPEN_VOLUME = 'resource "aws_ebs_volume" "a" {\n  size      = 1\n  encrypted = false\n}\n';
const GOOD_VOLUME = OPEN_VOLUME.replace('false', 'true');

describe('plumbline scan', function () {
  this.timeout(60_000);
  let folder: TemporaryFolder;
  before(buildCli);
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => folder.remove());

  const json = async (
    args: readonly string[],
  ): Promise<{ readonly exitCode: number | null; readonly report: Report }> => {
    const { exitCode, stdout, stderr } = await plumbline(['scan', ...args, '--format', 'json']);
    assert.equal(stderr, '');
    return { exitCode, report: JSON.parse(stdout) as Report };
  };

  it('exits with 0 when clean, 1 for findings, 2 when something could not be evaluated', async () => {
    await folder.write('good/main.tf', GOOD_VOLUME);
    await folder.write('open/main.tf', OPEN_VOLUME);
    await folder.write('broken/main.tf', 'resource "aws_ebs_volume" "a" {\n  size = \n}\n');
    await folder.write('empty/README.md', 'nothing here');
    await folder.write('bytes/main.tf', new Uint8Array([0xff, 0xff, 0xff]));
    const code = async (name: string, ...flags: string[]): Promise<number | null> =>
      (await plumbline(['scan', path.join(folder.path, name), '--no-strict', ...flags])).exitCode;
    assert.equal(await code('good'), 0);
    assert.equal(await code('open'), 1);
    assert.equal(await code('open', '--fail-on', 'high'), 1);
    assert.equal(await code('open', '--fail-on', 'critical'), 0);
    assert.equal(await code('open', '--fail-on', 'none'), 0);
    assert.equal(await code('broken'), 2);
    assert.equal(await code('broken', '--fail-on', 'none'), 2);
    assert.equal(await code('empty'), 2);
    assert.equal(await code('bytes'), 2);
  });

  it('refuses paths that do not exist, unknown policies and unknown options with 2 and a sentence', async () => {
    await folder.write('main.tf', GOOD_VOLUME);
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [[path.join(folder.path, 'nowhere')], /nowhere: does not exist/],
      [[folder.path, '--policy', 'no-such-policy'], /There is no policy “no-such-policy”/],
      [[folder.path, '--format', 'xml'], /Allowed choices are pretty, json, html, sarif/],
      [[folder.path, '--fail-on', 'always'], /Allowed choices are critical/],
      [[folder.path, '--frobnicate'], /unknown option '--frobnicate'/],
    ];
    for (const [args, message] of cases) {
      const { exitCode, stdout, stderr } = await plumbline(['scan', ...args]);
      assert.equal(exitCode, 2, args.join(' '));
      assert.match(stderr, message);
      assert.equal(stdout, '');
    }
  });

  it('prints a table without colours into a pipe, with colours when told to', async () => {
    await folder.write('main.tf', OPEN_VOLUME);
    const plain = await plumbline(['scan', folder.path, '--no-strict']);
    assert.match(plain.stdout, /^main\.tf\n +3:15 {2}high {2}aws-ebs-encrypted {2}aws_ebs_volume\.a: /);
    assert.ok(!plain.stdout.includes('\u001b'));
    const coloured = await plumbline(['scan', folder.path, '--no-strict'], { env: { FORCE_COLOR: '1' } });
    assert.ok(coloured.stdout.includes('\u001b['));
    const refused = await plumbline(['scan', folder.path, '--no-strict'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } });
    assert.ok(!refused.stdout.includes('\u001b'));
    const quiet = await plumbline(['scan', folder.path, '--no-strict', '--quiet']);
    assert.match(quiet.stdout, /^0 pass, 1 fail \(1 high\)/);
  });

  it('prints every format, and writes it to a file whole', async () => {
    await folder.write('src/main.tf', OPEN_VOLUME);
    const source = path.join(folder.path, 'src');
    for (const [format, start] of [
      ['json', '{\n  "schemaVersion": 1'],
      ['html', '<!doctype html>'],
      ['sarif', '{\n  "$schema"'],
      ['pretty', 'main.tf\n'],
    ] as const) {
      const { stdout } = await plumbline(['scan', source, '--no-strict', '--format', format]);
      assert.ok(stdout.startsWith(start), format);
      const output = path.join(folder.path, `report.${format}`);
      const written = await plumbline(['scan', source, '--no-strict', '--format', format, '--output', output]);
      assert.equal(written.exitCode, 1);
      assert.match(written.stdout, /^0 pass, 1 fail .*\nReport written to /s);
      assert.ok((await readFile(output, 'utf8')).startsWith(start), format);
    }
    assert.deepEqual((await readdir(folder.path)).sort(), [
      'report.html',
      'report.json',
      'report.pretty',
      'report.sarif',
      'src',
    ]);
  });

  it('says so when the report cannot be written', async () => {
    await folder.write('main.tf', GOOD_VOLUME);
    const output = path.join(folder.path, 'no', 'such', 'report.json');
    const { exitCode, stderr } = await plumbline([
      'scan',
      folder.path,
      '--no-strict',
      '--format',
      'json',
      '--output',
      output,
    ]);
    assert.equal(exitCode, 2);
    assert.match(stderr, /could not be written to .*: does not exist/);
  });

  it('reports each path by itself, relative to their common folder', async () => {
    await folder.write('b/main.tf', OPEN_VOLUME);
    await folder.write('a/main.tf', GOOD_VOLUME);
    await folder.write('c/main.tf', GOOD_VOLUME);
    const { report } = await json([path.join(folder.path, 'b'), path.join(folder.path, 'a', 'main.tf')]);
    assert.equal(report.scope.root, folder.path);
    assert.deepEqual(
      report.scope.files.map((file) => file.path),
      ['a/main.tf', 'b/main.tf'],
    );
  });

  it('takes the current folder when no path is given', async () => {
    await folder.write('main.tf', OPEN_VOLUME);
    const { exitCode, stdout } = await plumbline(['scan', '--quiet', '--no-strict'], { cwd: folder.path });
    assert.equal(exitCode, 1);
    assert.match(stdout, /1 file, 1 resource/);
  });

  it('leaves out what it is told to, and what git ignores, and says so', async () => {
    await folder.write('main.tf', GOOD_VOLUME);
    await folder.write('old/main.tf', OPEN_VOLUME);
    await folder.write('generated/main.tf', OPEN_VOLUME);
    await folder.write('.gitignore', 'generated/\n');
    const { exitCode, report } = await json([folder.path, '--exclude', 'old/']);
    assert.equal(exitCode, 0);
    assert.deepEqual(
      report.scope.skipped.map((entry) => [entry.path, entry.kind, entry.reason]),
      [
        ['generated', 'excluded', 'ignored by .gitignore'],
        ['old', 'excluded', 'left out on request'],
      ],
    );
    assert.deepEqual(report.scope.excluded, ['old/']);
  });

  it('evaluates only the policies asked for, by id or by what others call them', async () => {
    await folder.write('main.tf', `${OPEN_VOLUME}resource "aws_s3_bucket" "b" {\n  bucket = "b"\n}\n`);
    const byId = await json([folder.path, '--policy', 'aws-ebs-encrypted']);
    assert.deepEqual([...new Set(byId.report.findings.map(({ policy }) => policy))], ['aws-ebs-encrypted']);
    const byAlias = await json([folder.path, '--policy', 'CKV_AWS_3']);
    assert.deepEqual(byAlias.report.findings, byId.report.findings);
  });

  it('takes settings of policies from a file, and refuses what it does not know', async () => {
    await folder.write('src/main.tf', 'resource "aws_db_instance" "d" {\n  backup_retention_period = 8\n}\n');
    const args = [path.join(folder.path, 'src'), '--no-strict', '--policy', 'aws-rds-backup'];
    const withSettings = async (text: string): Promise<readonly string[]> => [
      ...args,
      '--settings',
      await folder.write('settings.json', text),
    ];
    assert.equal((await json(args)).report.summary.pass, 1);
    const { report } = await json(await withSettings('{"aws-rds-backup": {"minimum_days": 30}}'));
    assert.equal(report.summary.fail, 1);
    assert.equal(report.policies[0]?.settings['minimum_days'], 30);
    for (const [text, message] of [
      ['{', /settings\.json is not JSON/],
      ['[]', /must hold an object/],
      ['{"nothing": {}}', /unknown policy, “nothing”/],
      ['{"aws-rds-backup": {"minimum": 1}}', /has no setting “minimum”; it has minimum_days/],
    ] as const) {
      const { exitCode, stderr } = await plumbline(['scan', ...(await withSettings(text))]);
      assert.equal(exitCode, 2);
      assert.match(stderr, message);
    }
  });

  it('takes variable files for the module of each path, as terraform does', async () => {
    const main =
      'variable "encrypt" {\n  type = bool\n}\nresource "aws_ebs_volume" "a" {\n  encrypted = var.encrypt\n}\n';
    await folder.write('infra/main.tf', main);
    await folder.write('infra/.gitignore', '*.tfvars\n');
    const on = await folder.write('infra/on.tfvars', 'encrypt = true\n');
    const off = await folder.write('off.tfvars', 'encrypt = false\n');
    const infra = path.join(folder.path, 'infra');
    const code = async (target: string, ...files: readonly string[]): Promise<number | null> =>
      (await plumbline(['scan', target, '--no-strict', ...files.flatMap((file) => ['--var-file', file])])).exitCode;
    assert.equal(await code(infra, off), 1);
    assert.equal(await code(infra, off, on), 0);
    assert.equal(await code(infra, on, off), 1);
    assert.equal(await code(path.join(infra, 'main.tf'), off), 1);
    const { report } = await json([infra, '--no-strict', '--var-file', on]);
    assert.deepEqual(report.scope.variableFiles, [{ module: '.', files: ['on.tfvars'] }]);
    assert.ok(report.scope.files.some((file) => file.path === 'on.tfvars'));
    for (const [args, message] of [
      [[infra, '--var-file', path.join(infra, 'gone.tfvars')], /--var-file .*gone\.tfvars: does not exist/],
      [[infra, '--var-file', infra], /--var-file .*infra: it is a folder/],
      [[infra, '--var-file', path.join(infra, 'main.tf')], /must end in \.tfvars or \.tfvars\.json/],
      [[folder.path, '--var-file', off], /was not used: there is no Terraform module in the folder/],
    ] as const) {
      const { exitCode, stderr } = await plumbline(['scan', '--no-strict', ...args]);
      assert.equal(exitCode, 2);
      assert.match(stderr, message);
    }
  });

  it('judges installed modules, but follows no link out of the scanned folder', async function () {
    if (process.platform === 'win32') this.skip();
    const inner = 'variable "encrypt" {\n}\nresource "aws_ebs_volume" "a" {\n  encrypted = var.encrypt\n}\n';
    const call = (name: string): string =>
      `module "${name}" {\n  source  = "example/${name}/aws"\n  encrypt = false\n}\n`;
    await folder.write('src/main.tf', call('disk') + call('evil'));
    await folder.write('src/.terraform/modules/disk/main.tf', inner);
    await folder.write('outside/main.tf', inner);
    await symlink(path.join(folder.path, 'outside'), path.join(folder.path, 'src/.terraform/modules/evil'));
    await folder.write(
      'src/.terraform/modules/modules.json',
      JSON.stringify({ Modules: ['disk', 'evil'].map((name) => ({ Key: name, Dir: `.terraform/modules/${name}` })) }),
    );
    const { exitCode, report } = await json([path.join(folder.path, 'src'), '--policy', 'aws-ebs-encrypted']);
    assert.equal(exitCode, 1);
    assert.deepEqual(
      report.findings.map(({ resource, outcome, file }) => [resource, outcome, file]),
      [['module.disk.aws_ebs_volume.a', 'fail', 'main.tf']],
    );
    assert.deepEqual(
      report.scope.unresolvedModules.map(({ range }) => range.start.line),
      [5],
    );
    const pretty = await plumbline(['scan', path.join(folder.path, 'src'), '--no-strict']);
    assert.match(pretty.stdout, /Modules that could not be followed:\n {2}main\.tf:6 {2}The module "evil"/);
  });

  it('asks the strict parser, unless told not to', async () => {
    // Two blocks of one kind with different labels: Terraform's own parser takes it, ours takes it, hcl2-parser throws.
    await folder.write('main.tf', `${GOOD_VOLUME}a "b" {}\na {}\n`);
    const strict = await json([folder.path]);
    assert.equal(strict.exitCode, 2);
    assert.equal(strict.report.summary.pass, 0);
    assert.ok(strict.report.scope.syntaxErrors.some(({ parser }) => parser === 'strict'));
    const lenient = await json([folder.path, '--no-strict']);
    assert.equal(lenient.report.scope.strict, false);
    assert.ok(lenient.report.summary.pass > 0);
  });

  it('names commit and branch, and whether there are changes', async () => {
    await folder.write('infra/main.tf', GOOD_VOLUME);
    const git = (...args: string[]): string =>
      execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args], {
        cwd: folder.path,
        encoding: 'utf8',
      }).trim();
    git('init', '--quiet', '--initial-branch=trunk');
    git('remote', 'add', 'origin', 'https://user:secret@example.com/org/repo.git');
    git('add', '.');
    git('commit', '--quiet', '-m', 'one');
    const clean = (await json([path.join(folder.path, 'infra')])).report.scope.git;
    assert.deepEqual(clean, {
      commit: git('rev-parse', 'HEAD'),
      branch: 'trunk',
      dirty: false,
      repository: 'https://example.com/org/repo.git',
      prefix: 'infra/',
    });
    await folder.write('infra/main.tf', OPEN_VOLUME);
    assert.equal((await json([path.join(folder.path, 'infra')])).report.scope.git?.dirty, true);
  });

  it('prints hostile names harmlessly', async function () {
    if (process.platform === 'win32') this.skip();
    const name = '<script>\u001b[31m\u202e.tf';
    await folder.write(name, OPEN_VOLUME);
    const pretty = await plumbline(['scan', folder.path, '--no-strict']);
    assert.match(pretty.stdout, /^<script>‹U\+001B›\[31m‹U\+202E›\.tf\n/);
    const html = await plumbline(['scan', folder.path, '--no-strict', '--format', 'html']);
    assert.ok(!html.stdout.includes('<script'));
    assert.equal((await json([folder.path])).report.findings[0]?.file, name);
  });

  it('reports a link that leads nowhere', async function () {
    if (process.platform === 'win32') this.skip();
    await folder.write('main.tf', GOOD_VOLUME);
    await symlink(path.join(folder.path, 'gone.tf'), path.join(folder.path, 'linked.tf'));
    const { exitCode, report } = await json([folder.path, '--no-strict']);
    assert.equal(exitCode, 2);
    assert.deepEqual(report.scope.skipped, [
      { path: 'linked.tf', kind: 'unreadable', reason: 'a link that leads nowhere' },
    ]);
  });

  it('reports a file that it may not read', async function () {
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    await chmod(await folder.write('main.tf', GOOD_VOLUME), 0o000);
    const { exitCode, report } = await json([folder.path]);
    assert.equal(exitCode, 2);
    assert.deepEqual(report.scope.skipped, [{ path: 'main.tf', kind: 'unreadable', reason: 'no permission' }]);
  });

  it('ends quietly when its reader goes away', async () => {
    await folder.write(
      'main.tf',
      OPEN_VOLUME.repeat(400).replaceAll(/"a"/g, () => `"v${String(Math.random()).slice(2)}"`),
    );
    const { exitCode, stderr } = await plumbline(['scan', folder.path, '--no-strict', '--format', 'json'], {
      onStart: (child) => {
        child.stdin.end();
        child.stdout.once('data', () => child.stdout.destroy());
      },
    });
    assert.equal(stderr, '');
    assert.equal(exitCode, 1);
  });

  it('stops at Ctrl-C and calls the report incomplete', async function () {
    if (process.platform === 'win32') this.skip();
    await folder.write('src/main.tf', GOOD_VOLUME);
    // A git that says when it was asked, and answers when it is let: so that the signal comes in the midst of a scan.
    const [asked, answer] = ['asked', 'answer'].map((name) => path.join(folder.path, name));
    assert.ok(asked !== undefined && answer !== undefined);
    execFileSync('mkfifo', [asked, answer]);
    await chmod(await folder.write('bin/git', `#!/bin/sh\necho asked > ${asked}\ncat ${answer}\nexit 1\n`), 0o755);
    const { exitCode, stdout } = await plumbline(['scan', path.join(folder.path, 'src'), '--format', 'json'], {
      env: { PATH: `${path.join(folder.path, 'bin')}:${process.env['PATH'] ?? ''}` },
      onStart: (child) => {
        child.stdin.end();
        void readFile(asked).then(() => {
          child.kill('SIGINT');
          return writeFile(answer, '');
        });
      },
    });
    assert.equal(exitCode, 2);
    assert.equal((JSON.parse(stdout) as Report).scope.complete, false);
  });
});
