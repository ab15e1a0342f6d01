/** The built server over real stdio: real policies, real files on disk. */
import assert from 'node:assert/strict';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CancellationToken } from 'vscode-languageserver-protocol';
import type { ScanResult } from '../../server/src/lsp/protocol.ts';
import { startBuiltServer, type BuiltServer } from './support/builtServer.ts';
import { messageOf } from './support/client.ts';

const MAIN = `# the data
resource "aws_ebs_volume" "data" {
  availability_zone = "eu-central-1a"
  size              = 10
  encrypted         = var.encrypted # keep me
}

resource "aws_ebs_volume" "logs" {
  availability_zone = "eu-central-1a"
  size              = 10
}
`;
const VARIABLES = `variable "encrypted" {\n  type    = bool\n  default = false\n}\n`;
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: nginx:latest # pinned later
          securityContext:
            privileged: true
`;

describe('built server over stdio', function () {
  this.timeout(20_000);
  let folder = '';
  let rootUri = '';
  let server: BuiltServer;
  const uri = (name: string): string => `${rootUri}/${name}`;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'plumbline lsp ü-'));
    rootUri = pathToFileURL(folder).href;
    await writeFile(path.join(folder, 'main.tf'), MAIN);
    await writeFile(path.join(folder, 'variables.tf'), VARIABLES);
    await mkdir(path.join(folder, 'k8s'));
    await writeFile(path.join(folder, 'k8s', 'web.yaml'), DEPLOYMENT);
    server = await startBuiltServer({ rootUri });
  });
  afterEach(async () => {
    assert.equal(await server.stop(), 0);
    await rm(folder, { recursive: true });
  });

  it('shows findings on open, follows an edit in another file, and fixes them', async () => {
    const { client } = server;
    await client.open(uri('main.tf'), MAIN);
    const first = await client.until(uri('main.tf'), (all) => all.length >= 2);
    const ebs = first.filter(({ code }) => code === 'aws-ebs-encrypted');
    assert.equal(ebs.length, 2);
    assert.match(messageOf(ebs[0]), /\[CC\d\.\d.*\]$/);

    // What is wrong with the volume is decided in another file.
    await client.open(uri('variables.tf'), VARIABLES);
    await client.type(uri('variables.tf'), VARIABLES.replace('false', 'true'));
    await client.until(uri('main.tf'), (all) => all.filter(({ code }) => code === 'aws-ebs-encrypted').length === 1);

    const [rest] = client.diagnostics(uri('main.tf'));
    assert.ok(rest);
    const [fix] = await client.codeActions(uri('main.tf'), [rest]);
    assert.ok(fix?.isPreferred);
    await client.apply(fix);
    await client.until(uri('main.tf'), (all) => all.every(({ code }) => code !== 'aws-ebs-encrypted'));
    assert.ok(client.text(uri('main.tf')).includes('# keep me'));
    assert.equal(client.version(uri('main.tf')), 2);
  });

  it('reads the modules that are called, those that call, and variable files', async () => {
    const { client } = server;
    await mkdir(path.join(folder, 'live'));
    await mkdir(path.join(folder, 'modules', 'disk'), { recursive: true });
    const module = `variable "encrypted" { type = bool }\n\n${MAIN.slice(0, MAIN.indexOf('resource "aws_ebs_volume" "logs"'))}`;
    const caller = `variable "on" { type = bool }\n\nmodule "disk" {\n  source    = "../modules/disk"\n  encrypted = var.on\n}\n`;
    await writeFile(path.join(folder, 'modules', 'disk', 'main.tf'), module);
    await writeFile(path.join(folder, 'live', 'main.tf'), caller);
    await writeFile(path.join(folder, 'live', 'terraform.tfvars'), 'on = false\n');
    await client.open(uri('live/main.tf'), caller);
    const inModule = uri('modules/disk/main.tf');
    await client.until(inModule, (all) => all.some(({ code }) => code === 'aws-ebs-encrypted'));
    await client.type(uri('live/main.tf'), caller.replace('var.on', 'true'));
    await client.until(inModule, (all) => all.every(({ code }) => code !== 'aws-ebs-encrypted'));
  });

  it('fixes all in a manifest and keeps its comments', async () => {
    const { client } = server;
    const web = uri('k8s/web.yaml');
    await client.open(web, DEPLOYMENT, 'yaml');
    await client.until(web, (all) => all.some(({ code }) => code === 'k8s-privileged'));
    const [fixAll] = await client.codeActions(web, [], ['source.fixAll.plumbline']);
    assert.ok(fixAll);
    await client.apply(fixAll);
    await client.until(web, (all) => all.every(({ code }) => code !== 'k8s-privileged'));
    assert.ok(client.text(web).includes('# pinned later'));
    // What a fix uncovers was fixed with it: there is nothing left to change.
    assert.deepEqual(await client.codeActions(web, [], ['source.fixAll.plumbline']), []);
    assert.ok(client.text(web).includes('# pinned later'));
  });

  it('honours a waiver only when it has a reason', async () => {
    const { client } = server;
    const main = uri('main.tf');
    await client.open(main, MAIN);
    const all = await client.until(
      main,
      (list) => list.filter(({ code }) => code === 'aws-ebs-encrypted').length === 2,
    );
    const diagnostic = all.find(({ code, range }) => code === 'aws-ebs-encrypted' && range.start.line >= 7);
    assert.ok(diagnostic);
    const waive = (await client.codeActions(main, [diagnostic])).find(({ title }) => title.startsWith('Waive'));
    assert.ok(waive);
    await client.apply(waive);
    await client.until(main, (list) => list.some(({ code }) => code === 'waiver'));
    assert.ok(
      client.diagnostics(main).filter(({ code }) => code === 'aws-ebs-encrypted').length === 2,
      'still a finding',
    );
    await client.type(main, client.text(main).replace('reason=""', 'reason="test data"'));
    await client.until(main, (list) => list.filter(({ code }) => code === 'aws-ebs-encrypted').length === 1);
    const line = client
      .text(main)
      .split('\n')
      .findIndex((text) => text.includes('"logs"'));
    const hover = await client.connection.sendRequest<{ contents: { value: string } } | null>('textDocument/hover', {
      textDocument: { uri: main },
      position: { line, character: 12 },
    });
    assert.match(hover?.contents.value ?? '', /\*\*Waived\.\*\* Reason: test data/);
  });

  it('says on save that the strict parser rejects a file', async () => {
    const { client } = server;
    const main = uri('main.tf');
    // tree-sitter takes a second attribute of the same name, Terraform does not.
    const text = 'resource "aws_ebs_volume" "a" {\n  encrypted = true\n  encrypted = true\n}\n';
    await client.open(main, text);
    await client.save(main);
    const all = await client.until(main, (list) => list.length > 0);
    assert.ok(
      all.some(({ code }) => code === 'syntax-strict' || code === 'syntax'),
      JSON.stringify(all),
    );
  });

  it('scans with progress, renders the report, and says when it was cancelled', async () => {
    const { client } = server;
    const progress: string[] = [];
    client.connection.onNotification('$/progress', ({ value }: { value: { kind: string } }) => {
      progress.push(value.kind);
    });
    const result = await client.connection.sendRequest<ScanResult>('plumbline/scan', { workDoneToken: 'w' });
    assert.equal(result.report.scope.complete, true);
    assert.deepEqual(
      result.report.scope.files.map((file) => file.path),
      ['k8s/web.yaml', 'main.tf', 'variables.tf'],
    );
    assert.equal(result.report.summary.fail > 0, true);
    assert.equal(progress[0], 'begin');
    assert.equal(progress.at(-1), 'end');
    for (const format of ['html', 'json', 'sarif']) {
      const text = await client.connection.sendRequest<string>('plumbline/render', { report: result.report, format });
      assert.ok(text.includes('aws-ebs-encrypted'), format);
    }
    const cancelled = client.connection.sendRequest<ScanResult>('plumbline/scan', {}, cancelledToken());
    const partial = await cancelled;
    assert.equal(partial.report.scope.complete, false);
    assert.ok(partial.gaps.some((text) => text.includes('cancelled')));
  });

  it('survives hostile texts and stays usable', async () => {
    const { client } = server;
    const main = uri('main.tf');
    await client.open(main, MAIN);
    await client.until(main, (all) => all.length >= 2);
    for (const text of [
      'a = '.repeat(20_000),
      `x = ${'['.repeat(10_000)}`,
      '\u0000\uD800 resource "',
      `resource "aws_ebs_volume" "${'a'.repeat(100_000)}" {`,
      '<<EOT\n'.repeat(100),
      'x'.repeat(3_000_000),
    ]) {
      await client.type(main, text);
    }
    await client.type(main, MAIN);
    await client.until(main, (all) => all.filter(({ code }) => code === 'aws-ebs-encrypted').length === 2);
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map((c, i) => `${c}: &${c} [${`*${'abcdefgh'[i] ?? 'a'},`.repeat(9)}]`)
      .join('\n')}\napiVersion: v1\nkind: Pod\n`;
    await client.open(uri('k8s/web.yaml'), bomb, 'yaml');
    await client.type(uri('k8s/web.yaml'), DEPLOYMENT);
    await client.until(uri('k8s/web.yaml'), (all) => all.some(({ code }) => code === 'k8s-privileged'));
  });
});

function cancelledToken(): CancellationToken {
  return {
    isCancellationRequested: true,
    onCancellationRequested: (listener) => {
      const timer = setImmediate(() => {
        listener(undefined);
      });
      return {
        dispose: () => {
          clearImmediate(timer);
        },
      };
    },
  };
}
