import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { couldNotEvaluate, createEngine, type Engine } from '../../server/src/core/index.ts';
import { NOW, scanInMemory } from '../support/scanInMemory.ts';
import { assets } from '../support/testEngine.ts';

const OPEN_VOLUME = 'resource "aws_ebs_volume" "a" {\n  size      = 1\n  encrypted = false\n}\n';
const POD =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: nginx:1.27\n';

describe('scanning a workspace', () => {
  it('reads Terraform and manifests, with the hash of their bytes', async () => {
    const text = `\ufeff${OPEN_VOLUME}`;
    const { report } = await scanInMemory({ '/repo/main.tf': text, '/repo/k8s/pod.yaml': POD });
    assert.deepEqual(
      report.scope.files.map(({ path }) => path),
      ['k8s/pod.yaml', 'main.tf'],
    );
    assert.equal(
      report.scope.files.find(({ path }) => path === 'main.tf')?.sha256,
      createHash('sha256').update(text).digest('hex'),
    );
    const finding = report.findings.find(({ policy }) => policy === 'aws-ebs-encrypted');
    assert.equal(finding?.outcome, 'fail');
    // The mark at the start of the file is no column.
    assert.deepEqual(finding.range, { start: { line: 2, character: 14 }, end: { line: 2, character: 19 } });
  });

  it('reads UTF-16 with a byte order mark', async () => {
    const bytes = new Uint8Array(Buffer.from(`\ufeff${OPEN_VOLUME}`, 'utf16le'));
    const { report } = await scanInMemory({ '/repo/main.tf': bytes });
    assert.equal(report.findings.find(({ policy }) => policy === 'aws-ebs-encrypted')?.outcome, 'fail');
  });

  it('names every file that it did not evaluate, with the reason', async () => {
    const { report } = await scanInMemory({
      '/repo/a.tf': OPEN_VOLUME,
      '/repo/bad.tf': new Uint8Array([0x72, 0xff, 0xfe, 0xfd]),
      '/repo/zero.tf': 'a = "\0"',
      '/repo/huge.tf': '#'.repeat(2 * 1024 * 1024 + 1),
      '/repo/secret.tf': { unreadable: 'no permission' },
      '/repo/linked.tf': { skipped: 'a link that leads out of the scanned folder' },
      '/repo/values.yaml': 'replicas: 3\n',
      '/repo/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: []\n',
      '/repo/package.json': '{"name": "x"}',
      '/repo/prod.tfvars': 'a = 1\n',
      '/repo/terraform.tfvars': 'a = 1\n',
      '/repo/README.md': '# not ours',
    });
    assert.deepEqual(
      report.scope.skipped.map(({ path, kind, reason }) => `${path}: ${kind}: ${reason}`),
      [
        'bad.tf: unreadable: not valid UTF-8 text',
        'huge.tf: unreadable: larger than 2 MB',
        'kustomization.yaml: not-applicable: a configuration of kustomize, not a Kubernetes object',
        'linked.tf: excluded: a link that leads out of the scanned folder',
        'package.json: not-applicable: not a Kubernetes manifest',
        'prod.tfvars: not-applicable: values of variables that are only used when Terraform is told so (-var-file)',
        'secret.tf: unreadable: no permission',
        'values.yaml: not-applicable: not a Kubernetes manifest',
        'zero.tf: unreadable: not a text file: it contains zero bytes',
      ],
    );
    assert.deepEqual(
      report.scope.files.map(({ path }) => path),
      ['a.tf', 'terraform.tfvars'],
    );
  });

  it('calls a manifest in JSON a gap when it is too large to be read, but no data file', async () => {
    const padding = 'x'.repeat(2 * 1024 * 1024);
    const pod = {
      metadata: { name: 'web', annotations: { padding } },
      spec: { containers: [{ name: 'web', securityContext: { privileged: true } }] },
      apiVersion: 'v1',
      kind: 'Pod',
    };
    const { report } = await scanInMemory({
      '/repo/data.json': JSON.stringify({ kind: { apiVersion: padding } }),
      '/repo/endless.json': new Uint8Array(16 * 1024 * 1024 + 1).fill(0x20),
      '/repo/main.tf': OPEN_VOLUME,
      '/repo/pod.json': JSON.stringify(pod),
    });
    assert.deepEqual(
      report.scope.skipped.map(({ path, kind, reason }) => `${path}: ${kind}: ${reason}`),
      [
        'data.json: not-applicable: larger than 2 MB, and not a Kubernetes manifest',
        'endless.json: unreadable: larger than 16 MB, so it may be a Kubernetes manifest or not',
        'pod.json: unreadable: larger than 2 MB, and looks like a Kubernetes manifest',
      ],
    );
    assert.equal(couldNotEvaluate(report).length, 1);
  });

  it('calls a template that must be rendered unresolved, which is neither read nor an error', async () => {
    const { report } = await scanInMemory({
      '/repo/chart/Chart.yaml': 'apiVersion: v2\nname: chart\n',
      '/repo/chart/templates/all.yaml': '{{- range .Values.objects }}\n---\n{{ toYaml . }}\n{{- end }}\n',
      '/repo/pod.yaml': POD,
    });
    assert.deepEqual(
      report.scope.skipped.map(({ path, kind }) => [path, kind]),
      [
        ['chart/Chart.yaml', 'not-applicable'],
        ['chart/templates/all.yaml', 'unresolved'],
      ],
    );
    assert.deepEqual(report.scope.syntaxErrors, []);
    assert.deepEqual(couldNotEvaluate(report), []);
  });

  it('links nothing across two roots', async () => {
    const files = {
      '/repo/main.tf': OPEN_VOLUME.replace('false', 'var.encrypted'),
      '/repo/variables.tf': 'variable "encrypted" {\n  default = true\n}\n',
    };
    const together = await scanInMemory(files);
    const apart = await scanInMemory(files, {
      roots: [
        { uri: 'file:///repo/variables.tf', kind: 'file' },
        { uri: 'file:///repo/main.tf', kind: 'file' },
      ],
    });
    const outcome = ({ report }: typeof apart): string | undefined =>
      report.findings.find(({ policy }) => policy === 'aws-ebs-encrypted')?.outcome;
    assert.equal(outcome(together), 'pass');
    assert.equal(outcome(apart), 'unknown');
    assert.equal(apart.report.scope.root, '/repo');
    assert.deepEqual(apart.report.scope.files, together.report.scope.files);
  });

  it('reads a file once when it lies below two roots', async () => {
    const once = await scanInMemory({ '/repo/sub/main.tf': OPEN_VOLUME });
    const twice = await scanInMemory(
      { '/repo/sub/main.tf': OPEN_VOLUME },
      {
        roots: [
          { uri: 'file:///repo/sub', kind: 'folder' },
          { uri: 'file:///repo', kind: 'folder' },
        ],
      },
    );
    assert.ok(once.report.findings.length > 0);
    assert.deepEqual(twice.report.findings, once.report.findings);
  });

  it('takes a single file', async () => {
    const { report } = await scanInMemory(
      { '/repo/a.tf': OPEN_VOLUME, '/repo/b.tf': OPEN_VOLUME },
      { roots: [{ uri: 'file:///repo/a.tf', kind: 'file' }] },
    );
    assert.deepEqual(
      report.scope.files.map(({ path }) => path),
      ['a.tf'],
    );
  });

  it('lets nothing pass in a file that the strict parser rejects', async () => {
    const good = OPEN_VOLUME.replace('false', 'true');
    const verdict = { ok: false, message: 'The strict parser rejects this file.' } as const;
    const lenient = await scanInMemory({ '/repo/a.tf': good });
    assert.ok(lenient.report.summary.pass > 0);
    const { report } = await scanInMemory(
      { '/repo/a.tf': good },
      { strict: { check: () => Promise.resolve(verdict), dispose: () => Promise.resolve() } },
    );
    assert.equal(report.summary.pass, 0);
    assert.equal(report.scope.syntaxErrors[0]?.parser, 'strict');
    assert.equal(report.scope.strict, true);
  });

  it('asks the strict parser about Terraform files only, two at a time', async () => {
    let running = 0;
    let most = 0;
    const asked: string[] = [];
    const names = ['a', 'b', 'c', 'd', 'e'];
    await scanInMemory(
      { ...Object.fromEntries(names.map((name) => [`/repo/${name}.tf`, `# ${name}\n`])), '/repo/pod.yaml': POD },
      {
        strict: {
          check: async (text) => {
            asked.push(text);
            most = Math.max(most, ++running);
            await new Promise((resolve) => setImmediate(resolve));
            running--;
            return { ok: true };
          },
          dispose: () => Promise.resolve(),
        },
      },
    );
    assert.deepEqual(
      asked.sort(),
      names.map((name) => `# ${name}\n`),
    );
    assert.equal(most, 2);
  });

  it('says that it was cancelled, wherever that happens', async () => {
    const files = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`/repo/${name}/main.tf`, OPEN_VOLUME]));
    const full = await scanInMemory(files);
    for (const phase of ['read', 'evaluate'] as const) {
      const abort = new AbortController();
      const { report } = await scanInMemory(files, {
        signal: abort.signal,
        onProgress: (progress) => {
          if (progress.phase === phase && progress.done === 2) abort.abort();
        },
      });
      assert.equal(report.scope.complete, false, phase);
      assert.ok(report.findings.length < full.report.findings.length, phase);
    }
    const { report } = await scanInMemory(files, { signal: AbortSignal.abort() });
    assert.equal(report.scope.complete, false);
    assert.deepEqual(report.scope.files, []);
  });

  it('reports a crash as that of the unit or file it happened in', async () => {
    const engine = await createEngine({ assets, clock: () => NOW });
    const crashing: Engine = {
      ...engine,
      setFile: (file) => {
        if (file.uri.endsWith('parse.tf')) throw new Error('parser bug');
        return engine.setFile(file);
      },
      analyze: (unitId) => {
        if (unitId.endsWith('/evil')) throw new Error('evaluator bug');
        return engine.analyze(unitId);
      },
    };
    const { report } = await scanInMemory(
      { '/repo/evil/main.tf': OPEN_VOLUME, '/repo/good/main.tf': OPEN_VOLUME, '/repo/good/parse.tf': '' },
      { engine: crashing },
    );
    assert.deepEqual(
      report.scope.skipped.map(({ path, kind, reason }) => [path, kind, reason]),
      [
        ['evil/main.tf', 'unreadable', 'the evaluation broke off: evaluator bug'],
        ['good/parse.tf', 'unreadable', 'reading it broke off: parser bug'],
      ],
    );
    assert.deepEqual(report.scope.failedUnits, [
      { unit: 'evil', framework: 'terraform', message: 'the evaluation broke off: evaluator bug' },
    ]);
    assert.ok(report.findings.every(({ file }) => file === 'good/main.tf'));
    assert.ok(report.findings.length > 0);
  });

  it('leaves the engine as empty as it was', async () => {
    const engine = await createEngine({ assets, clock: () => NOW });
    await scanInMemory(
      { '/repo/main.tf': OPEN_VOLUME, '/repo/pod.yaml': POD },
      { engine: { ...engine, dispose: () => undefined } },
    );
    assert.deepEqual(engine.units(), []);
    engine.dispose();
  });
});
