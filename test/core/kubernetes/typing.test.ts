import assert from 'node:assert/strict';
import { first, located, only, parse, textAt } from './support/read.ts';

const pod = (name: string, spec: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n${spec}`;
const A = pod(
  'a',
  '  hostPID: true\n  containers:\n    - name: web\n      image: nginx\n      securityContext:\n        privileged: true\n',
);
/** No line or two are to blame. */
const MESS = A.replace('    - name: web\n      image: nginx\n', '  - }{ [\n   x: "\n  "y: [\n ]\n');
const B = pod('b', '  hostIPC: true\n');

describe('typing in a manifest', () => {
  it('keeps what is known of the other lines while one does not parse', () => {
    const before = parse(A);
    const text = A.replace('      image: nginx\n', '      image: nginx\n      resources\n');
    const file = parse(text, 'yaml', before);
    const resource = only(file);
    assert.equal(file.errors.length > 0, true);
    assert.ok(resource.incomplete !== undefined, 'there can be no pass');
    assert.equal(located(file, resource, ['spec', 'hostPID']), 'true');
    assert.equal(located(file, resource, ['spec', 'containers', 0, 'securityContext', 'privileged']), 'true');
    assert.deepEqual((resource.unknown as { spec: { containers: unknown } }).spec.containers, [{ '*': true }]);
  });

  it('does not move the lines below an edited key to another parent', () => {
    const before = parse(A);
    const text = A.replace('      securityContext:\n', '      securityContext\n');
    const file = parse(text, 'yaml', before);
    const resource = only(file);
    assert.deepEqual(resource.values['spec'], { hostPID: true, containers: [{ name: 'web', image: 'nginx' }] });
    assert.deepEqual(resource.unknown, { spec: { containers: [{ '*': true }] } });
    assert.ok(resource.incomplete !== undefined);
  });

  it('finds the faulty line without knowing the previous text', () => {
    const file = parse(A.replace('  hostPID: true\n', '  hostPID: true\n  foo: bar: baz\n'));
    const resource = only(file);
    assert.deepEqual((resource.values['spec'] as Record<string, unknown>)['hostPID'], true);
    assert.deepEqual(resource.unknown, { spec: { '*': true } });
    assert.equal(first(file.errors).range.start.line, 6);
  });

  it('keeps the last good result of a document that does not parse at all, shown at its header only', () => {
    const before = parse(`${A}---\n${B}`);
    const file = parse(`# moved\n\n${MESS}---\n${B}`, 'yaml', before);
    assert.deepEqual(
      file.resources.map((resource) => resource.id),
      ['Pod/a', 'Pod/b'],
    );
    const [stale, whole] = file.resources;
    assert.ok(stale && whole);
    assert.deepEqual(stale.values, first(before.resources).values);
    assert.ok(stale.incomplete !== undefined);
    assert.equal(located(file, stale, ['spec', 'hostPID']), '~kind: Pod');
    assert.equal(textAt(file, stale.header), 'kind: Pod');
    assert.equal(whole.incomplete, undefined);
    assert.equal(located(file, whole, ['spec', 'hostIPC']), 'true');
  });

  it('knows nothing of a broken document that it never read whole', () => {
    const file = parse(`${B}---\n${MESS}`);
    const [, broken] = file.resources;
    assert.ok(broken);
    assert.equal(broken.address, 'Pod/a');
    assert.equal(broken.unknown, true);
    assert.ok(broken.incomplete !== undefined);
    assert.ok(file.errors.length > 0);
  });

  it('reads only the documents that changed again', () => {
    const stream = Array.from({ length: 50 }, (_, index) => pod(`p${String(index)}`, '  hostPID: true\n')).join(
      '---\n',
    );
    const before = parse(stream);
    const text = stream.replace('name: p20\n', 'name: p20\n  namespace: x\n');
    const after = parse(text, 'yaml', before);
    after.resources.forEach((resource, index) => {
      const same = resource.values === before.resources[index]?.values;
      assert.equal(same, index !== 20, resource.id);
      assert.equal(located(after, resource, ['spec', 'hostPID']), 'true');
      assert.equal(resource.range.start.line, index * 7 + (index > 20 ? 1 : 0));
    });
  });

  it('gives the same reading with and without the previous text when all is well', () => {
    const before = parse(`${A}---\n${B}`);
    for (const text of [`${B}---\n${A}`, `${A}---\n${A}---\n${B}`, B, `---\n${A}\n---\n${B}`, `\n${A}---\n${B}`]) {
      const fresh = parse(text);
      const typed = parse(text, 'yaml', before);
      const view = (file: typeof fresh): unknown =>
        file.resources.map(({ id, range, header, values, unknown, incomplete }) => ({
          id,
          range,
          header,
          values,
          unknown,
          incomplete,
        }));
      assert.deepEqual(view(typed), view(fresh));
      assert.deepEqual(typed.errors, fresh.errors);
      assert.deepEqual(typed.comments, fresh.comments);
    }
  });

  it('keeps the keys before the cursor in every prefix', () => {
    let previous = parse('');
    for (let length = 1; length <= A.length; length++) {
      const text = A.slice(0, length);
      const file = parse(text, 'yaml', previous);
      const line = text.lastIndexOf('\n', length - 1) + 1;
      if (line > A.indexOf('  containers')) {
        const resource = only(file);
        assert.equal(located(file, resource, ['spec', 'hostPID']), 'true', JSON.stringify(text.slice(line)));
        assert.equal(resource.name, 'a');
      }
      previous = file;
    }
  });
});
