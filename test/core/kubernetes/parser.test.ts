import assert from 'node:assert/strict';
import { first, located, only, parse, textAt, URI } from './support/read.ts';

const DEPLOYMENT = `# a comment
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: prod
spec:
  template:
    spec:
      containers:
        - name: web # the server
          image: nginx
          securityContext:
            privileged: true
          args: [a, "b"]
          env:
          - name: MODE
            value: "0644"
        - image: sidecar
      volumes:

# the end
`;

describe('the Kubernetes parser', () => {
  it('reads an object with its names, values and ranges', () => {
    const file = parse(DEPLOYMENT);
    const resource = only(file);
    assert.equal(file.isManifest, true);
    assert.deepEqual(file.errors, []);
    assert.equal(resource.address, 'Deployment/web');
    assert.equal(resource.id, 'Deployment/web@prod');
    assert.equal(resource.type, 'Deployment');
    assert.equal(resource.namespace, 'prod');
    assert.equal(resource.unknown, false);
    assert.equal(resource.incomplete, undefined);
    assert.deepEqual(resource.values, {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'prod' },
      spec: {
        template: {
          spec: {
            containers: [
              {
                name: 'web',
                image: 'nginx',
                securityContext: { privileged: true },
                args: ['a', 'b'],
                env: [{ name: 'MODE', value: '0644' }],
              },
              { image: 'sidecar' },
            ],
          },
        },
      },
    });
    assert.equal(textAt(file, resource.header), 'kind: Deployment');
    assert.equal(textAt(file, resource.range), DEPLOYMENT.slice(12, DEPLOYMENT.indexOf('volumes:') + 8));
  });

  it('locates values, keys and the nearest ancestor', () => {
    const file = parse(DEPLOYMENT);
    const resource = only(file);
    const containers = ['spec', 'template', 'spec', 'containers'];
    const expectations: readonly (readonly [(string | number)[], string])[] = [
      [[...containers, 0, 'securityContext', 'privileged'], 'true'],
      [[...containers, 0, 'env', 0, 'value'], '"0644"'],
      [[...containers, 0, 'args', 1], '"b"'],
      [[...containers, 0, 'args'], '[a, "b"]'],
      [[...containers, 0, 'securityContext'], 'securityContext'],
      [[...containers, 0, 'securityContext', 'capabilities', 'drop'], '~securityContext'],
      [[...containers, 0, 'resources', 'limits'], '~name: web'],
      [[...containers, 1, 'resources'], '~image: sidecar'],
      [[...containers, 2], '~containers'],
      [containers, 'containers'],
      [['spec', 'template', 'spec', 'volumes'], 'volumes'],
      [['spec', 'template', 'spec', 'volumes', 0], '~volumes'],
      [['status'], '~kind: Deployment'],
      [[], 'kind: Deployment'],
    ];
    for (const [path, text] of expectations) assert.equal(located(file, resource, path), text, path.join('.'));
  });

  it('reads every document of a stream and keeps ids apart', () => {
    const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n';
    const file = parse(
      `---\n${service}--- # second\n${service}...\n---\n# nothing\n---\nfoo: bar\n---\n${service}  namespace: a\n`,
    );
    assert.deepEqual(
      file.resources.map((resource) => [resource.id, resource.range.start.line]),
      [
        ['Service/web', 1],
        ['Service/web#2', 6],
        ['Service/web@a', 16],
      ],
    );
    assert.equal(located(file, file.resources[2] ?? first(file.resources), ['metadata', 'namespace']), 'a');
  });

  it('takes the items of a List for objects', () => {
    const file = parse(`apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Pod
  metadata: {name: a}
- {apiVersion: v1, kind: Pod, metadata: {name: b}}
- just text
`);
    assert.deepEqual(
      file.resources.map((resource) => resource.address),
      ['Pod/a', 'Pod/b'],
    );
    assert.deepEqual(
      file.resources.map((resource) => textAt(file, resource.header)),
      ['kind: Pod', 'kind: Pod'],
    );
    assert.equal(located(file, first(file.resources), ['metadata', 'name']), 'a');
    assert.equal(textAt(file, first(file.resources).range), 'apiVersion: v1\n  kind: Pod\n  metadata: {name: a}');
    const pods = parse('apiVersion: v1\nkind: PodList\nitems:\n- metadata: {name: a}\n  spec: {hostPID: true}\n');
    assert.equal(only(pods).address, 'Pod/a');
    assert.equal(textAt(pods, only(pods).header), 'metadata');
  });

  it('reads JSON, in a .json file and in YAML', () => {
    const text =
      '{\n\t"apiVersion": "v1",\n\t"kind": "Pod",\n\t"metadata": {"name": "p", "generateName": "x"},\n\t"spec": {"hostPID": true, "n": 1e3}\n}\n';
    for (const kind of ['json', 'yaml'] as const) {
      const file = parse(text, kind);
      const resource = only(file);
      assert.equal(resource.address, 'Pod/p');
      assert.equal(textAt(file, resource.header), '"kind": "Pod"');
      assert.equal(located(file, resource, ['spec', 'hostPID']), 'true');
      assert.equal(located(file, resource, ['spec', 'x']), '~"spec"');
      assert.deepEqual(resource.values['spec'], { hostPID: true, n: 1000 });
    }
    const broken = parse('{\n  "apiVersion": "v1",\n  "kind": "Pod",\n  "metadata": {"name": "p"\n', 'json');
    assert.ok(broken.errors.length > 0);
    assert.equal(first(broken.errors).parser, 'json');
    assert.ok(broken.resources.every((resource) => resource.incomplete !== undefined));
  });

  it('names objects without a name', () => {
    assert.equal(only(parse('apiVersion: v1\nkind: Pod\nmetadata:\n  generateName: x-\n')).address, 'Pod/(generated)');
    assert.equal(only(parse('apiVersion: v1\nkind: Pod\n')).address, 'Pod/(unnamed)');
  });

  it('writes anchors, aliases and merge keys out, and shows where they are used', () => {
    const file = parse(`apiVersion: v1
kind: Pod
metadata: {name: p}
spec:
  base: &base
    privileged: true
    runAsUser: 1
  containers:
  - name: a
    securityContext: *base
  - name: b
    securityContext:
      <<: *base
      runAsUser: 2
  - name: c
    securityContext:
      <<: [{x: 1}, *base]
`);
    const resource = only(file);
    assert.deepEqual(resource.values['spec'], {
      base: { privileged: true, runAsUser: 1 },
      containers: [
        { name: 'a', securityContext: { privileged: true, runAsUser: 1 } },
        { name: 'b', securityContext: { privileged: true, runAsUser: 2 } },
        { name: 'c', securityContext: { x: 1, privileged: true, runAsUser: 1 } },
      ],
    });
    for (const [index, line] of [
      [0, 9],
      [1, 12],
      [2, 16],
    ] as const) {
      const placement = resource.locate(['spec', 'containers', index, 'securityContext', 'privileged']);
      assert.equal(placement.exact, true);
      assert.equal(placement.range.start.line, 5, 'the value is where the anchor is');
      assert.equal(first(placement.related).range.start.line, line);
      assert.equal(textAt(file, first(placement.related).range), '*base');
      assert.equal(first(placement.related).uri, URI);
    }
    assert.deepEqual(resource.locate(['spec', 'containers', 1, 'securityContext', 'runAsUser']).related, []);
  });

  it('has no pass for what an alias without an anchor leaves open', () => {
    const resource = only(parse('apiVersion: v1\nkind: Pod\nspec: {a: *nothing, b: 1}\n'));
    assert.deepEqual(resource.unknown, { spec: { a: true } });
    assert.ok(resource.incomplete !== undefined);
  });

  it('uses a document with a key written twice, but says so', () => {
    const file = parse('apiVersion: v1\nkind: Pod\nspec:\n  hostPID: true\n  hostPID: false\n');
    const resource = only(file);
    assert.deepEqual(resource.values['spec'], { hostPID: false });
    assert.ok(resource.incomplete !== undefined);
    assert.equal(file.errors.length, 1);
    assert.deepEqual(first(file.errors).range, { start: { line: 4, character: 2 }, end: { line: 4, character: 9 } });
  });

  it('counts positions with CRLF, a byte order mark and characters beyond the basic plane', () => {
    const text =
      '\uFEFFapiVersion: v1\r\nkind: Pod\r\nmetadata:\r\n  name: "😀" # 😀\r\nspec:\r\n  note: 😀😀\r\n  text: |\r\n    a\r\n    b\r\n  hostPID: true\r\n';
    const file = parse(text);
    const resource = only(file);
    assert.equal(resource.name, '😀');
    assert.equal(located(file, resource, ['spec', 'hostPID']), 'true');
    assert.equal(located(file, resource, ['spec', 'note']), '😀😀');
    assert.deepEqual(resource.values['spec'], { note: '😀😀', text: 'a\nb\n', hostPID: true });
    assert.equal(first(file.comments).text, '# 😀');
    assert.deepEqual(resource.range.start, { line: 0, character: 1 });
  });

  it('reads keys as JSON has them', () => {
    const file = parse('apiVersion: v1\nkind: ConfigMap\ndata: {on: a, 1: b, "x y": c, __proto__: d}\n');
    const data = only(file).values['data'] as object;
    assert.deepEqual(Object.entries(data), [
      ['1', 'b'],
      ['true', 'a'],
      ['x y', 'c'],
      ['__proto__', 'd'],
    ]);
    assert.equal(located(file, only(file), ['data', '__proto__']), 'd');
  });

  it('honours a version directive by leaving scalars as Kubernetes reads them', () => {
    assert.deepEqual(only(parse('%YAML 1.2\n---\napiVersion: v1\nkind: Pod\nspec: {a: yes}\n')).values['spec'], {
      a: true,
    });
  });

  const others: Readonly<Record<string, string>> = {
    'docker-compose': 'version: "3"\nservices:\n  web:\n    image: nginx\n    privileged: true\n',
    'a workflow with an error': 'on: push\njobs:\n  a: b: c\n',
    'a chart': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
    values: 'kind: x\nimage:\n  tag: latest\n',
    'a kustomization': 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n',
    'a kustomization with an error':
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml\n',
    'package.json': '{"name": "x", "version": "1"}',
    nothing: '',
    text: 'just some words\n',
  };
  for (const [name, text] of Object.entries(others)) {
    it(`leaves ${name} alone`, () => {
      const file = parse(text);
      assert.equal(file.isManifest, false);
      assert.deepEqual(file.errors, []);
      assert.deepEqual(file.resources, []);
    });
  }

  it('places errors of a broken manifest', () => {
    const tab = parse('apiVersion: v1\nkind: Pod\nspec:\n\thostPID: true\n');
    assert.equal(tab.isManifest, true);
    assert.equal(first(tab.errors).range.start.line, 3);
    assert.match(first(tab.errors).message, /tab/i);
    assert.ok(tab.resources.every((resource) => resource.incomplete !== undefined));
  });
});
