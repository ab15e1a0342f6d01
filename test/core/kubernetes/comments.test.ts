import assert from 'node:assert/strict';
import { parse } from './support/read.ts';

/** What each comment of a text covers: the covered text's first and last word (its lines, joined). */
function covered(text: string): Record<string, string | null> {
  const file = parse(text);
  return Object.fromEntries(
    file.comments.map(({ text: comment, covers }) => [
      comment,
      covers && file.text.slice(covers.start, covers.end).replace(/\s+/g, ' '),
    ]),
  );
}

describe('what a comment covers', () => {
  it('covers the key, item or object below it', () => {
    const found = covered(`# object
apiVersion: v1
# also the object
kind: Pod
spec:
  # list
  containers:
    # item
    - name: a
      # block
      securityContext:
        # value
        privileged: true
      # around a
# item b
    - name: b
  # after the list
# end
`);
    // A comment inside an object is a part of its text.
    for (const comment of ['# object', '# also the object', '# end'])
      assert.match(found[comment] ?? '', /^apiVersion: v1 .*- name: b$/, comment);
    assert.match(found['# list'] ?? '', /^containers: .*- name: b$/);
    assert.match(found['# item'] ?? '', /^- name: a .*privileged: true$/);
    assert.match(found['# block'] ?? '', /^securityContext: .*privileged: true$/);
    assert.equal(found['# value'], 'privileged: true');
    assert.match(found['# around a'] ?? '', /^- name: a .*privileged: true$/);
    assert.equal(found['# item b'], '- name: b');
    assert.match(found['# after the list'] ?? '', /^spec: .*- name: b$/);
  });

  it('covers what its line starts', () => {
    const found = covered(`--- # object
apiVersion: v1 # object too
kind: Pod
spec: # spec
  containers:
  - name: a # item
    securityContext: # block
      privileged: true # value
  - name: b
`);
    assert.match(found['# object'] ?? '', /^apiVersion: v1 .*- name: b$/);
    assert.match(found['# object too'] ?? '', /^apiVersion: v1 .*- name: b$/);
    assert.match(found['# spec'] ?? '', /^spec: .*- name: b$/);
    assert.match(found['# item'] ?? '', /^- name: a .*privileged: true/);
    assert.match(found['# block'] ?? '', /^securityContext: .*privileged: true/);
    assert.equal(found['# value'], 'privileged: true');
  });

  it('covers one object of a stream or a list', () => {
    const file = parse(`# first
apiVersion: v1
kind: Pod
metadata: {name: a}
---
# second
apiVersion: v1
kind: List
items:
# item
- apiVersion: v1
  # in item
  kind: Pod
  metadata: {name: b}
- apiVersion: v1
  kind: Pod
  metadata: {name: c}
`);
    const names = file.comments.map(
      ({ covers }) =>
        covers &&
        file.text
          .slice(covers.start, covers.end)
          .match(/name: \w/g)
          ?.join(),
    );
    assert.deepEqual(names, ['name: a', 'name: b,name: c', 'name: b', 'name: b']);
  });

  it('covers nothing where there is nothing', () => {
    const file = parse('apiVersion: v1\nkind: Pod\n---\n# only a comment\n');
    assert.deepEqual(file.comments, [{ text: '# only a comment', span: { start: 29, end: 45 }, covers: null }]);
  });

  it('covers the document below its marker', () => {
    assert.deepEqual(covered('# a\n---\napiVersion: v1\nkind: Pod\n---\nkind: Pod\napiVersion: v1\n'), {
      '# a': 'apiVersion: v1 kind: Pod',
    });
  });
});
