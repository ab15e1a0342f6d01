import assert from 'node:assert/strict';
import { readTemplate } from '../../../server/src/core/kubernetes/template.ts';
import { first, located, only, parse, textAt } from './support/read.ts';

const HEAD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ include "chart.name" . }}\n';

describe('Helm templates', () => {
  it('keeps the length of the text and nothing of the template', () => {
    const text =
      'a: {{ .x | default "}}" }}\n  {{- if `}}` }}\nb: "{{ .y }}:{{ .z }}"\n  {{- end }} # done\n{{/* }} */}}\nc: 1';
    const { masked, actions } = readTemplate(text);
    assert.equal(masked.length, text.length);
    assert.equal(actions.length, 6);
    assert.doesNotMatch(masked, /[{}]/);
    assert.match(masked, / # done/);
    assert.equal(masked.indexOf('c: 1'), text.indexOf('c: 1'));
  });

  it('judges what is literal and leaves unknown what is templated', () => {
    const file = parse(
      `${HEAD}spec:
  hostPID: true
  replicas: {{ .Values.replicas }}
  image: "{{ .Values.repository }}:{{ .Values.tag }}"
  args: [a, {{ .Values.more }}]
  list:
    - one
    - {{ .two }}
  "{{ .key }}": x
`,
      'helm-template',
    );
    const resource = only(file);
    assert.equal(file.helm, true);
    assert.deepEqual(file.errors, []);
    assert.equal(resource.name, '{{ include "chart.name" . }}');
    assert.deepEqual(resource.values['spec'], { hostPID: true, list: ['one', null] });
    assert.deepEqual(resource.unknown, {
      metadata: { name: true },
      spec: { replicas: true, image: true, args: true, list: [false, true], '*': true },
    });
    assert.equal(located(file, resource, ['spec', 'hostPID']), 'true');
    assert.equal(located(file, resource, ['spec', 'image']), '"{{ .Values.repository }}:{{ .Values.tag }}"');
    assert.equal(textAt(file, resource.header), 'kind: Pod');
  });

  it('opens the mapping that a fragment is written into', () => {
    const resource = only(
      parse(
        `${HEAD}  labels:
    {{- include "labels" . | nindent 4 }}
  annotations:
    a: b
    {{- toYaml .Values.annotations | nindent 4 }}
spec:
  containers:
    - name: web
      securityContext:
        {{- toYaml .Values.securityContext | nindent 8 }}
      {{- with .Values.resources }}
      resources:
        {{- toYaml . | nindent 8 }}
      {{- end }}
    {{- with .Values.sidecars }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  volumes: {{ toYaml .Values.volumes | nindent 4 }}
  {{- toYaml .Values.podSpec | nindent 2 }}
`,
        'helm-template',
      ),
    );
    assert.deepEqual(resource.values, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { annotations: { a: 'b' } },
      spec: { containers: [{ name: 'web' }, null] },
    });
    assert.deepEqual(resource.unknown, {
      metadata: { name: true, labels: true, annotations: { '*': true } },
      spec: { containers: [{ securityContext: true, resources: true }, true], volumes: true, '*': true },
    });
  });

  it('does not decide what a condition decides', () => {
    const resource = only(
      parse(
        `${HEAD}spec:
  {{- if .Values.host }}
  hostPID: true
  securityContext:
    runAsUser: 0
  {{- else if .Values.other }}
  hostPID: false
  {{- else }}
  hostPID: true
  {{- end }}
  hostIPC: true
  containers:
  {{- range .Values.containers }}
  - name: {{ .name }}
    image: nginx:latest
  {{- end }}
  - name: fixed
    {{- if .Values.x }}
    image: a
    {{- end }}
`,
        'helm-template',
      ),
    );
    assert.deepEqual(resource.values['spec'], { hostIPC: true, containers: [null, { name: 'fixed' }] });
    assert.deepEqual(resource.unknown, {
      metadata: { name: true },
      spec: { hostPID: true, securityContext: true, containers: [true, { image: true }] },
    });
  });

  it('judges an object as if it is there when a block is around all of it', () => {
    const file = parse(
      `{{- if .Values.create }}
{{- range $name, $value := .Values.all }}
---
${HEAD}spec:
  hostPID: true
{{- end }}
{{- end }}
---
${HEAD}spec:
  hostIPC: true
`,
      'helm-template',
    );
    assert.deepEqual(
      file.resources.map((resource) => resource.values['spec']),
      [{ hostPID: true }, { hostIPC: true }],
    );
    assert.deepEqual(
      file.resources.map((resource) => resource.id),
      ['Pod/{{ include "chart.name" . }}', 'Pod/{{ include "chart.name" . }}#2'],
    );
  });

  it('reads template text in block scalars as unknown', () => {
    const resource = only(
      parse(
        `apiVersion: v1
kind: ConfigMap
data:
  a: |
    {{ .Files.Get "x" | indent 4 }}
  b: |-
    x={{ .Values.x }}
{{- if .Values.y }}
    y
{{- end }}
  c: |
    plain
`,
        'helm-template',
      ),
    );
    assert.deepEqual(resource.values['data'], { c: 'plain\n' });
    assert.deepEqual(resource.unknown, { data: { a: true, b: true } });
  });

  it('never reports a syntax error, but says what it could not read', () => {
    const broken = parse(
      'apiVersion: v1\nkind: Pod\nspec: "{{ .a }}"{{ if .b }} x: [\n  - y: {{ end }}]:\n ]\n}\n',
      'helm-template',
    );
    assert.equal(broken.isManifest, true);
    assert.deepEqual(broken.errors, []);
    assert.ok(broken.notRead !== undefined || broken.resources.every((resource) => resource.incomplete !== undefined));
    const kind = parse('apiVersion: v1\nkind: {{ .Values.kind }}\nspec: {}\n', 'helm-template');
    assert.equal(kind.isManifest, true);
    assert.deepEqual(kind.resources, []);
    assert.match(kind.notRead ?? '', /render/);
    const branches = parse(
      'apiVersion: v1\n{{- if .a }}\nkind: Pod\n{{- else }}\nkind: Deployment\n{{- end }}\n',
      'helm-template',
    );
    assert.match(branches.notRead ?? '', /render/);
  });

  it('reads the rest of a template whose one line is no YAML', () => {
    const file = parse(
      `${HEAD}spec:
  a: "{{ .x }}"{{ if .y }}z{{ end }}
  hostPID: true
`,
      'helm-template',
    );
    const resource = only(file);
    assert.deepEqual(resource.values['spec'], { hostPID: true });
    assert.deepEqual((resource.unknown as Record<string, unknown>)['spec'], { '*': true });
    assert.ok(resource.incomplete !== undefined);
  });

  it('knows a template by its text, too', () => {
    const file = parse(`${HEAD}spec:\n  {{- if .Values.a }}\n  hostPID: true\n  {{- end }}\n`);
    assert.equal(file.helm, true);
    assert.deepEqual(file.errors, []);
    assert.deepEqual((only(file).unknown as Record<string, unknown>)['spec'], { hostPID: true });
    const unquoted = parse('apiVersion: v1\nkind: Pod\nmetadata: {{ .Values.metadata }}\n');
    assert.equal(unquoted.helm, true);
    assert.deepEqual(only(unquoted).unknown, { metadata: true });
  });

  it('takes braces in strings of a plain manifest for unknown values, not for a template', () => {
    const text =
      'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec:\n  image: "{{inputs.parameters.image}}"\n  hostPID: true\n';
    const file = parse(text);
    assert.equal(file.helm, false);
    assert.deepEqual(only(file).values['spec'], { hostPID: true });
    assert.deepEqual(only(file).unknown, { spec: { image: true } });
    const broken = parse(`${text}  b: c: d\n`, 'yaml', file);
    assert.equal(broken.helm, false);
    assert.equal(first(broken.errors).range.start.line, 5);
  });

  it('gives the comments of a template', () => {
    const file = parse(
      `{{/* plumbline:waive a */}}\n${HEAD}spec:\n  {{- /* b */ -}}\n  # {{ c }}\n  hostPID: true\n`,
      'helm-template',
    );
    assert.deepEqual(file.comments.map((comment) => comment.text).sort(), [
      '# {{ c }}',
      '/* b */',
      '/* plumbline:waive a */',
    ]);
    const above = file.comments.find((comment) => comment.text.startsWith('/* plumbline'));
    assert.ok(above?.covers);
    assert.equal(file.text.slice(above.covers.start, above.covers.start + 14), 'apiVersion: v1');
  });

  it('leaves helper files alone', () => {
    const file = parse(
      '{{- define "chart.name" -}}\n{{ .Chart.Name }}\n{{- end -}}\n{{- define "labels" -}}\na: b\n{{- end }}\n',
      'helm-template',
    );
    assert.equal(file.isManifest, false);
    assert.deepEqual(file.resources, []);
  });

  it('says of a file whose objects are all included that it must be rendered', () => {
    const file = parse('{{- if .Values.on }}\n{{ include "common.deployment" . }}\n{{- end }}\n', 'helm-template');
    assert.equal(file.isManifest, true);
    assert.match(file.notRead ?? '', /included/);
    assert.equal(parse('{{ include "common.deployment" . }}\n').isManifest, false);
  });

  const PRIVILEGED =
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: evil\nspec:\n  containers:\n    - name: c\n      securityContext:\n        privileged: true\n';
  const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: m\ndata:\n';

  it('never lets an action that is not closed hide the documents below', () => {
    for (const value of ['{{', '{{ "', '{{ `', '{{/*', '{{/* x', '{{ .Values.x', '{{- include "a"']) {
      const file = parse(`${MAP}  a: ${value}\n---\n${PRIVILEGED}---\n${MAP}  b: {{ .x }} {{/* c */}} "\n`);
      assert.ok(
        file.resources.some(
          ({ name, values }) => name === 'evil' && JSON.stringify(values).includes('"privileged":true'),
        ),
        value,
      );
      assert.ok(file.errors.length > 0 || file.notRead !== undefined, value);
    }
  });

  it('never lets an action that is not closed hide the lines below', () => {
    for (const opening of ['{{ x', '{{', '{{ .Values.x', '{{ "x', '{{/* x']) {
      const file = parse(PRIVILEGED.replace('name: evil', `name: evil # ${opening}`) + '  hostPID: {{ .a }}\n');
      const values = JSON.stringify(file.resources.map((resource) => resource.values));
      assert.ok(values.includes('"privileged":true'), opening);
    }
  });

  it('does not call a template whole that has an action without end', () => {
    const file = parse(`${HEAD}spec:\n  a: {{ .Values.b\n  hostPID: true\n`, 'helm-template');
    assert.match(file.notRead ?? '', /not closed/);
    assert.deepEqual(only(file).values['spec'], { hostPID: true });
    assert.notEqual(only(file).incomplete, undefined);
  });

  it('reads actions of several lines', () => {
    const text = `${HEAD}  labels:
    {{- include "labels" (dict
      "a" .Values.a
      "b: [x]" \`{#\`
    ) | nindent 4 }}
  {{- /* a comment
  ---
  of lines: "{" */ -}}
spec:
  hostPID: true
`;
    const file = parse(text, 'helm-template');
    assert.equal(file.notRead, undefined);
    assert.deepEqual(only(file).values['spec'], { hostPID: true });
  });

  it('reads a text full of openings in linear time', () => {
    for (const line of ['{{ "\n', '{{/*\n', '{{ `\n', '{{{{\n', '{{ x\n']) {
      const start = performance.now();
      readTemplate(line.repeat(50_000));
      assert.ok(performance.now() - start < 5_000, line);
    }
  });
});
