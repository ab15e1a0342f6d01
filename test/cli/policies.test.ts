import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Catalog, PolicyMetadata } from '../../server/src/core/index.ts';
import { buildCli, plumbline } from './builtCli.ts';

describe('plumbline policies, lsp and help', function () {
  this.timeout(60_000);
  before(buildCli);

  it('prints the catalog as JSON', async () => {
    const { exitCode, stdout } = await plumbline(['policies', 'list', '--format', 'json']);
    assert.equal(exitCode, 0);
    const file = path.resolve(import.meta.dirname, '../../dist/catalog.json');
    assert.deepEqual(JSON.parse(stdout), JSON.parse(await readFile(file, 'utf8')));
  });

  it('lists every policy on a line', async () => {
    const catalog = JSON.parse((await plumbline(['policies', 'list', '--format', 'json'])).stdout) as Catalog;
    const { exitCode, stdout } = await plumbline(['policies', 'list']);
    assert.equal(exitCode, 0);
    const lines = stdout.split('\n');
    for (const { id, title } of catalog.policies) {
      assert.ok(
        lines.some((line) => line.startsWith(`${id} `) && line.includes(title)),
        id,
      );
    }
    assert.ok(stdout.includes(catalog.digest));
  });

  it('shows one policy, by its id or by what others call it', async () => {
    const byId = await plumbline(['policies', 'show', 'aws-ebs-encrypted', '--format', 'json']);
    const policy = JSON.parse(byId.stdout) as PolicyMetadata;
    assert.equal(policy.id, 'aws-ebs-encrypted');
    const byAlias = await plumbline(['policies', 'show', policy.aliases[0] ?? '', '--format', 'json']);
    assert.equal(byAlias.stdout, byId.stdout);
    const pretty = (await plumbline(['policies', 'show', 'aws-ebs-encrypted'])).stdout;
    for (const text of [policy.title, 'How to fix', 'CC6.1 (', ...policy.references])
      assert.ok(pretty.includes(text), text);
    const unknown = await plumbline(['policies', 'show', 'nothing']);
    assert.equal(unknown.exitCode, 2);
    assert.match(unknown.stderr, /There is no policy “nothing”/);
  });

  it('says its version, and how it is used', async () => {
    const { version } = JSON.parse(await readFile(path.resolve(import.meta.dirname, '../../package.json'), 'utf8')) as {
      readonly version: string;
    };
    assert.deepEqual(await plumbline(['--version']), { exitCode: 0, stdout: `${version}\n`, stderr: '' });
    const help = await plumbline(['scan', '--help']);
    assert.equal(help.exitCode, 0);
    for (const text of ['--fail-on', '--no-strict', 'Exit codes:']) assert.ok(help.stdout.includes(text), text);
    assert.equal((await plumbline([])).exitCode, 2);
    assert.equal((await plumbline(['frobnicate'])).exitCode, 2);
    assert.equal((await plumbline(['lsp'])).exitCode, 2);
  });

  it('runs the language server over standard input and output', async () => {
    const message = (body: unknown): string => {
      const json = JSON.stringify(body);
      return `Content-Length: ${String(Buffer.byteLength(json))}\r\n\r\n${json}`;
    };
    const initialize = { processId: null, rootUri: null, capabilities: {} };
    const { exitCode, stdout } = await plumbline(['lsp', '--stdio'], {
      onStart: ({ stdin, stdout: answers }) => {
        stdin.write(message({ jsonrpc: '2.0', id: 1, method: 'initialize', params: initialize }));
        let seen = '';
        answers.on('data', (chunk: string) => {
          const before = seen;
          seen += chunk;
          const isNew = (mark: string): boolean => seen.includes(mark) && !before.includes(mark);
          if (isNew('"id":1,')) stdin.write(message({ jsonrpc: '2.0', id: 2, method: 'shutdown' }));
          if (isNew('"id":2,')) stdin.end(message({ jsonrpc: '2.0', method: 'exit' }));
        });
      },
    });
    assert.match(stdout, /"codeActionProvider"/);
    assert.equal(exitCode, 0);
  });
});
