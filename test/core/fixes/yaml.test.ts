import assert from 'node:assert/strict';
import type { FixOperation, JsonValue, Path } from '../../../server/src/core/model.ts';
import { planYamlEdits, planYamlEditsForMany } from '../../../server/src/core/fixes/yaml.ts';
import type { KubernetesFileKind } from '../../../server/src/core/kubernetes/parser.ts';
import { edited, first, parse } from '../kubernetes/support/read.ts';

const HEAD = 'apiVersion: v1\nkind: Pod\n';

function set(path: Path, value: JsonValue): FixOperation {
  return { op: 'set', path, value };
}

/** The text with a fix of its first object applied; null when it cannot be. */
function fix(text: string, operations: readonly FixOperation[], kind: KubernetesFileKind = 'yaml'): string | null {
  const file = parse(text, kind);
  const edits = planYamlEdits(file, first(file.resources), operations);
  return edits && edited(text, edits);
}

/** The same for what stands below the head of a Pod. */
function fixed(body: string, ...operations: readonly FixOperation[]): string | null {
  const result = fix(HEAD + body, operations);
  return result === null ? null : result.startsWith(HEAD) ? result.slice(HEAD.length) : assert.fail(result);
}

describe('fixes in YAML: set', () => {
  it('replaces a scalar and keeps what stands beside it', () => {
    assert.equal(
      fixed('spec:\n  hostPID:   true   # why\n  b: 1\n', set(['spec', 'hostPID'], false)),
      'spec:\n  hostPID:   false   # why\n  b: 1\n',
    );
    assert.equal(fixed('spec: {a: "true", b: 1}\n', set(['spec', 'a'], false)), 'spec: {a: false, b: 1}\n');
    assert.equal(fixed("spec:\n  a: 'x'\n", set(['spec', 'a'], "it's")), "spec:\n  a: 'it''s'\n");
    assert.equal(fixed('spec:\n  a: "x"\n', set(['spec', 'a'], 'y')), 'spec:\n  a: "y"\n');
    assert.equal(fixed('spec:\n  a: |\n    x\n    y\n  b: 1\n', set(['spec', 'a'], 'z')), 'spec:\n  a: z\n  b: 1\n');
    assert.equal(fixed('spec:\n- a\n- b # two\n', set(['spec', 1], 'c')), 'spec:\n- a\n- c # two\n');
  });

  it('quotes only what must be', () => {
    const quoted: Readonly<Record<string, string>> = {
      nginx: 'nginx',
      '100m': '100m',
      '/bin/sh': '/bin/sh',
      'a b': 'a b',
      'a:b': 'a:b',
      '-x': '-x',
      yes: '"yes"',
      on: '"on"',
      null: '"null"',
      '': '""',
      '1': '"1"',
      '0x1': '"0x1"',
      '1e3': '"1e3"',
      '12:30': '"12:30"',
      '2024-01-01': '"2024-01-01"',
      'a: b': '"a: b"',
      'a #b': '"a #b"',
      '*': '"*"',
      '- x': '"- x"',
      ' x': '" x"',
      'x:': '"x:"',
      '{a': '"{a"',
      'a\nb': '"a\\nb"',
      '@x': '"@x"',
      '.inf': '".inf"',
      '~': '"~"',
      '<<': '"<<"',
      '---': '"---"',
    };
    for (const [value, text] of Object.entries(quoted)) {
      assert.equal(fixed('spec:\n  a: x\n', set(['spec', 'a'], value)), `spec:\n  a: ${text}\n`);
    }
    assert.equal(fixed('spec: {a: x}\n', set(['spec', 'a'], 'a,b')), 'spec: {a: "a,b"}\n');
  });

  it('adds a key at the end of its mapping, before trailing comments', () => {
    assert.equal(
      fixed('spec:\n  a: 1 # one\n  # about nothing\n\nstatus: {}\n', set(['spec', 'b'], true)),
      'spec:\n  a: 1 # one\n  b: true\n  # about nothing\n\nstatus: {}\n',
    );
    assert.equal(fixed('spec:\n  a: 1', set(['spec', 'b'], true)), 'spec:\n  a: 1\n  b: true');
    assert.equal(
      fixed('spec:\n  a: |+\n    x\n\n\nb: 1\n', set(['spec', 'c'], 1)),
      'spec:\n  a: |+\n    x\n\n\n  c: 1\nb: 1\n',
    );
    assert.equal(
      fixed('spec:\n  a: |\n    x\n\n\nb: 1\n', set(['spec', 'c'], 1)),
      'spec:\n  a: |\n    x\n  c: 1\n\n\nb: 1\n',
    );
    assert.equal(
      fixed('spec:\n  a: "x\n    y"\nb: 1\n', set(['spec', 'c'], 1)),
      'spec:\n  a: "x\n    y"\n  c: 1\nb: 1\n',
    );
  });

  it('makes missing parents with the indentation of the file', () => {
    const path = ['spec', 'containers', 0, 'securityContext', 'capabilities', 'drop'];
    assert.equal(
      fixed('spec:\n    containers:\n    -   name: a\n        image: b\n    x: 1\n', set(path, ['ALL'])),
      'spec:\n    containers:\n    -   name: a\n        image: b\n        securityContext:\n            capabilities:\n                drop:\n                - ALL\n    x: 1\n',
    );
    assert.equal(
      fixed('spec:\n  containers:\n    - name: a\n    - name: b\n', set(path, ['ALL'])),
      'spec:\n  containers:\n    - name: a\n      securityContext:\n        capabilities:\n          drop:\n            - ALL\n    - name: b\n',
    );
  });

  it('fills what is empty', () => {
    const wanted = 'spec:\n  securityContext:\n    privileged: false\n  b: 1\n';
    const operation = set(['spec', 'securityContext', 'privileged'], false);
    for (const empty of ['', ' {}', ' ~', ' null', '  ', ' { }']) {
      assert.equal(fixed(`spec:\n  securityContext:${empty}\n  b: 1\n`, operation), wanted, JSON.stringify(empty));
    }
    assert.equal(
      fixed('spec:\n  securityContext: # why\n  b: 1\n', operation),
      'spec:\n  securityContext: # why\n    privileged: false\n  b: 1\n',
    );
    assert.equal(fixed('spec:\n  a: # why\n  b: 1\n', set(['spec', 'a'], 1)), 'spec:\n  a: 1 # why\n  b: 1\n');
    assert.equal(fixed('spec:\n- \n- x\n', set(['spec', 0, 'a'], 1)), 'spec:\n- a: 1 \n- x\n');
    assert.equal(fixed('spec: {a: {}}\n', set(['spec', 'a', 'b'], 1)), 'spec: {a: {b: 1}}\n');
    assert.equal(fixed('spec:\n  a: []\n', set(['spec', 'a', 0], 'x')), 'spec:\n  a:\n    - x\n');
    assert.equal(fixed('spec:', operation), 'spec:\n  securityContext:\n    privileged: false');
  });

  it('works in flow style', () => {
    const operation = set(['spec', 'securityContext', 'privileged'], false);
    assert.equal(fixed('spec: {a: 1} # x\n', operation), 'spec: {a: 1, securityContext: {privileged: false}} # x\n');
    assert.equal(
      fixed('spec: {a: 1, securityContext: {b: 2,},}\n', operation),
      'spec: {a: 1, securityContext: {b: 2, privileged: false,},}\n',
    );
    assert.equal(
      fixed('spec: {\n  a: 1,\n  b: 2\n}\n', operation),
      'spec: {\n  a: 1,\n  b: 2,\n  securityContext: {\n    privileged: false\n  }\n}\n',
    );
    assert.equal(fixed('spec: {drop: [A, B]}\n', set(['spec', 'drop', 2], 'C')), 'spec: {drop: [A, B, C]}\n');
    assert.equal(fixed('spec: {drop: [A, B]}\n', set(['spec', 'drop'], ['ALL'])), 'spec: {drop: [ALL]}\n');
  });

  it('works in JSON', () => {
    const json = (spec: string): string => `{\n    "apiVersion": "v1",\n    "kind": "Pod",\n    "spec": ${spec}\n}\n`;
    const operation = set(['spec', 'securityContext', 'level'], 'x');
    assert.equal(fix(json('{"a": 1}'), [operation], 'json'), json('{"a": 1, "securityContext": {"level": "x"}}'));
    assert.equal(
      fix(json('{\n        "a": [\n            1\n        ]\n    }'), [operation, set(['spec', 'a', 1], 2)], 'json'),
      json(
        '{\n        "a": [\n            1,\n            2\n        ],\n        "securityContext": {\n            "level": "x"\n        }\n    }',
      ),
    );
    assert.equal(
      fix(json('{}'), [operation], 'json'),
      json('{\n        "securityContext": {\n            "level": "x"\n        }\n    }'),
    );
    assert.equal(
      fix(json('{"securityContext": null}'), [operation], 'json'),
      json('{"securityContext": {"level": "x"}}'),
    );
  });

  it('changes a list', () => {
    assert.equal(
      fixed('spec:\n  drop:\n  - A\n  - B\n  x: 1\n', set(['spec', 'drop'], ['ALL'])),
      'spec:\n  drop:\n  - ALL\n  x: 1\n',
    );
    assert.equal(
      fixed('spec:\n  drop:\n  - A\n  x: 1\n', set(['spec', 'drop', 1], 'B')),
      'spec:\n  drop:\n  - A\n  - B\n  x: 1\n',
    );
    assert.equal(
      fixed('spec:\n  env:\n  - name: a\n    value: b\n', set(['spec', 'env', 1], { name: 'c', value: { d: [1] } })),
      'spec:\n  env:\n  - name: a\n    value: b\n  - name: c\n    value:\n      d:\n      - 1\n',
    );
    assert.equal(fixed('spec:\n  drop:\n  - A\n', set(['spec', 'drop', 3], 'B')), null);
  });

  it('keeps CRLF and the byte order mark', () => {
    assert.equal(
      fix('\uFEFFapiVersion: v1\r\nkind: Pod\r\nspec:\r\n  a: 1\r\n  b:\r\n', [
        set(['spec', 'c', 'd'], 1),
        set(['spec', 'b', 'x'], 1),
      ]),
      '\uFEFFapiVersion: v1\r\nkind: Pod\r\nspec:\r\n  a: 1\r\n  b:\r\n    x: 1\r\n  c:\r\n    d: 1\r\n',
    );
    assert.equal(
      fix('\uFEFFapiVersion: v1\nkind: Pod', [set(['spec', 'a'], 1)]),
      '\uFEFFapiVersion: v1\nkind: Pod\nspec:\n  a: 1',
    );
  });

  it('changes a shared value where its anchor is', () => {
    assert.equal(
      fixed(
        'base: &base\n  privileged: true\nspec:\n  a: *base\n  b:\n    <<: *base\n',
        set(['spec', 'a', 'privileged'], false),
      ),
      'base: &base\n  privileged: false\nspec:\n  a: *base\n  b:\n    <<: *base\n',
    );
    assert.equal(
      fixed('base: &x true\nspec:\n  a: *x\n', set(['spec', 'a'], false)),
      'base: &x false\nspec:\n  a: *x\n',
    );
    assert.equal(
      fixed('base: &x\nspec:\n  a: *x\n', set(['spec', 'a', 'b'], false)),
      'base: &x\n  b: false\nspec:\n  a: *x\n',
    );
  });

  it('writes a placeholder as text, and refuses references', () => {
    assert.equal(
      fixed('spec:\n  a: 1\n', { op: 'set', path: ['spec', 'b'], placeholder: 'your CIDR' }),
      'spec:\n  a: 1\n  b: your CIDR\n',
    );
    assert.equal(fixed('spec:\n  a: 1\n', { op: 'set', path: ['spec', 'b'], ref: 'var.x' }), null);
    assert.equal(
      fixed('spec:\n  a: 1\n', { op: 'add_resource', block: 'resource', type: 't', name: 'n', body: [] }),
      null,
    );
  });

  it('refuses what contradicts the text, and changes nothing that is already so', () => {
    assert.equal(fixed('spec: text\n', set(['spec', 'a'], 1)), null);
    assert.equal(fixed('spec: [a]\n', set(['spec', 'a'], 1)), null);
    assert.equal(fixed('spec: {a: 1}\n', set(['spec', 0], 1)), null);
    assert.equal(fixed('spec:\n  a: !!str 1\n', set(['spec', 'a'], 2)), null);
    assert.equal(fixed('spec:\n  a: 1\n  b: c: d\n', set(['spec', 'a'], 2)), null);
    const file = parse(`${HEAD}spec:\n  a: 1\n`);
    assert.deepEqual(planYamlEdits(file, first(file.resources), [set(['spec', 'a'], 1)]), []);
  });
});

describe('fixes in YAML: remove and add_block', () => {
  const remove = (...path: Path): FixOperation => ({ op: 'remove', path });

  it('removes whole lines and keeps the comments around them', () => {
    assert.equal(
      fixed('spec:\n  # one\n  a: 1\n  # two\n  b: # gone\n    c: 1\n  # three\n  d: 1\n', remove('spec', 'b')),
      'spec:\n  # one\n  a: 1\n  # two\n  # three\n  d: 1\n',
    );
    assert.equal(fixed('spec:\n  a: 1\n  b: 1', remove('spec', 'b')), 'spec:\n  a: 1');
    assert.equal(fixed('spec:\n- a\n- b\n- c\n', remove('spec', 0), remove('spec', 2)), 'spec:\n- b\n');
    assert.equal(fixed('spec:\n- name: a\n  b: 1\n  c: 1\n', remove('spec', 0, 'name')), 'spec:\n- b: 1\n  c: 1\n');
    assert.equal(fixed('spec:\n- name: a\n  # c\n  b: 1\n', remove('spec', 0, 'name')), 'spec:\n- \n  # c\n  b: 1\n');
    assert.equal(fixed('spec: {a: 1, b: 2, c: 3}\n', remove('spec', 'b')), 'spec: {a: 1, c: 3}\n');
    assert.equal(fixed('spec: {a: 1, b: 2}\n', remove('spec', 'a')), 'spec: {b: 2}\n');
    assert.equal(fixed('spec: [a, b]\n', remove('spec', 1)), 'spec: [a]\n');
    assert.equal(fixed('spec:\n  a: 1\n', remove('spec', 'missing')), 'spec:\n  a: 1\n');
  });

  it('leaves an empty mapping or list when nothing remains', () => {
    assert.equal(fixed('spec:\n  a: 1\nb: 1\n', remove('spec', 'a')), 'spec: {}\nb: 1\n');
    assert.equal(
      fixed('spec:\n  a:\n  - x\n  - y\n', remove('spec', 'a', 0), remove('spec', 'a', 1)),
      'spec:\n  a: []\n',
    );
    assert.equal(fixed('spec:\n- a: 1\n', remove('spec', 0, 'a')), 'spec:\n- {}\n');
    assert.equal(fixed('spec: {a: 1}\n', remove('spec', 'a')), 'spec: {}\n');
    assert.equal(fixed('spec:\n  a: 1\n', remove('spec', 'a'), set(['spec', 'b'], 2)), 'spec:\n  b: 2\n');
  });

  it('removes and adds beside each other', () => {
    assert.equal(
      fixed('spec:\n  a: 1\n  b: 2\n', remove('spec', 'b'), set(['spec', 'c'], 3)),
      'spec:\n  a: 1\n  c: 3\n',
    );
    assert.equal(fixed('spec: {a: 1, b: 2}\n', remove('spec', 'b'), set(['spec', 'c'], 3)), 'spec: {a: 1, c: 3}\n');
  });

  it('adds a block, or the keys that an existing one lacks', () => {
    const operation: FixOperation = {
      op: 'add_block',
      path: ['spec', 'resources'],
      body: [
        {
          name: 'limits',
          block: [
            { name: 'memory', value: '128Mi' },
            { name: 'cpu', placeholder: '500m' },
          ],
        },
      ],
    };
    assert.equal(
      fixed('spec:\n  a: 1\n', operation),
      'spec:\n  a: 1\n  resources:\n    limits:\n      memory: 128Mi\n      cpu: 500m\n',
    );
    assert.equal(
      fixed('spec:\n  resources:\n    requests:\n      cpu: 1\n    limits:\n      memory: 1Gi\n', operation),
      'spec:\n  resources:\n    requests:\n      cpu: 1\n    limits:\n      memory: 128Mi\n      cpu: 500m\n',
    );
    const item: FixOperation = { op: 'add_block', path: ['spec', 'env', 1], body: [{ name: 'name', value: 'b' }] };
    assert.equal(fixed('spec:\n  env:\n  - name: a\n', item), 'spec:\n  env:\n  - name: a\n  - name: b\n');
  });
});

describe('fixes in YAML: many together', () => {
  it('merges what goes below the same missing parent', () => {
    assert.equal(
      fixed(
        'spec:\n  a: 1\n',
        set(['spec', 's', 'x'], 1),
        set(['spec', 's', 'v', 'z'], 2),
        set(['spec', 's', 'v', 'w'], 3),
      ),
      'spec:\n  a: 1\n  s:\n    x: 1\n    v:\n      z: 2\n      w: 3\n',
    );
    const text = `${HEAD}spec:\n  containers:\n  - name: a\n  - name: b\n---\n${HEAD}spec:\n  containers:\n  - name: a\n`;
    const file = parse(text, 'yaml', parse(text)); // the second reading shares what is equal
    const fixes = file.resources.flatMap((resource) =>
      [0, 1].flatMap((index) =>
        ['privileged', 'allowPrivilegeEscalation'].map((name) => ({
          resource,
          operations: [set(['spec', 'containers', index, 'securityContext', name], false)],
        })),
      ),
    );
    const plan = planYamlEditsForMany(file, fixes);
    const block = '    securityContext:\n      privileged: false\n      allowPrivilegeEscalation: false\n';
    assert.equal(
      edited(text, plan.edits),
      `${HEAD}spec:\n  containers:\n  - name: a\n${block}  - name: b\n${block}---\n${HEAD}spec:\n  containers:\n  - name: a\n${block}${block.replace('    s', '  - s')}`,
    );
    assert.deepEqual(plan.applied, [0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('orders what goes to one place by its depth', () => {
    assert.equal(
      fixed(
        'spec:\n  a:\n    b:\n    - c: 1\nx: 1\n',
        set(['spec', 'k'], 1),
        set(['spec', 'a', 'k'], 2),
        set(['spec', 'a', 'b', 0, 'k'], 3),
        set(['spec', 'a', 'b', 1], 4),
      ),
      'spec:\n  a:\n    b:\n    - c: 1\n      k: 3\n    - 4\n    k: 2\n  k: 1\nx: 1\n',
    );
  });

  it('quotes keys that YAML 1.1 takes for booleans', () => {
    assert.equal(fixed('spec:\n  a: 1\n', set(['spec', 'y'], 1)), 'spec:\n  a: 1\n  "y": 1\n');
  });

  it('leaves out a fix that contradicts an earlier one', () => {
    const text = `${HEAD}spec:\n  a: 1\n  b: {c: 1}\n`;
    const file = parse(text);
    const resource = first(file.resources);
    const plan = planYamlEditsForMany(file, [
      { resource, operations: [set(['spec', 'a'], 2)] },
      { resource, operations: [set(['spec', 'a'], 3)] },
      { resource, operations: [{ op: 'remove', path: ['spec', 'b'] }] },
      { resource, operations: [set(['spec', 'b', 'c'], 2)] },
      { resource, operations: [set(['spec', 'd'], 4)] },
    ]);
    assert.deepEqual(plan.applied, [0, 2, 4]);
    assert.equal(edited(text, plan.edits), `${HEAD}spec:\n  a: 2\n  d: 4\n`);
  });
});

describe('fixes in YAML: templates', () => {
  const helm = (body: string, ...operations: readonly FixOperation[]): string | null => {
    const result = fix(HEAD + body, operations, 'helm-template');
    return result?.slice(HEAD.length) ?? null;
  };

  it('changes literal text only', () => {
    assert.equal(
      helm('spec:\n  {{- with .x }}\n  y: 1\n  {{- end }}\n  a: true\n', set(['spec', 'a'], false)),
      'spec:\n  {{- with .x }}\n  y: 1\n  {{- end }}\n  a: false\n',
    );
    assert.equal(helm('spec:\n  a: {{ .x }}\n', set(['spec', 'a'], false)), null);
    assert.equal(helm('spec:\n  {{- if .x }}\n  a: true\n  {{- end }}\n', set(['spec', 'a'], false)), null);
    assert.equal(helm('spec:\n  b: {{ .x }}\n  a: 1\n', { op: 'remove', path: ['spec', 'b'] }), null);
  });

  it('adds keys outside of blocks and fragments', () => {
    assert.equal(
      helm('spec:\n  a: 1\n  {{- if .x }}\n  b: 1\n  {{- end }}\n', set(['spec', 'c'], 1)),
      'spec:\n  c: 1\n  a: 1\n  {{- if .x }}\n  b: 1\n  {{- end }}\n',
    );
    assert.equal(
      helm('spec:\n  a: 1\n  b:\n    {{- toYaml .b | nindent 4 }}\n', set(['spec', 'c'], 1)),
      'spec:\n  a: 1\n  c: 1\n  b:\n    {{- toYaml .b | nindent 4 }}\n',
    );
    assert.equal(
      helm('spec:\n  a: 1\n  b:\n    c: 1\n', set(['spec', 'd'], 1)),
      'spec:\n  a: 1\n  b:\n    c: 1\n  d: 1\n',
    );
    assert.equal(helm('spec:\n  a: 1\n  {{- toYaml .b | nindent 2 }}\n', set(['spec', 'c'], 1)), null);
  });
});
