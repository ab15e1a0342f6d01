import assert from 'node:assert/strict';
import { first, parse } from './support/read.ts';

const HEAD = 'apiVersion: v1\nkind: Pod\n';

describe('hostile manifests', function () {
  this.timeout(20_000);
  // Mocha asks for endless stack traces, which makes each of a thousand nested syntax errors cost milliseconds.
  const { stackTraceLimit } = Error;
  before(() => {
    Error.stackTraceLimit = 10;
  });
  after(() => {
    Error.stackTraceLimit = stackTraceLimit;
  });

  it('refuses aliases that write out to too much', () => {
    const levels = Array.from(
      { length: 30 },
      (_, index) => `  a${String(index + 1)}: &a${String(index + 1)} [*a${String(index)}, *a${String(index)}]`,
    );
    const file = parse(`${HEAD}spec:\n  a0: &a0 [x]\n${levels.join('\n')}\n`);
    assert.match(first(file.errors).message, /aliases/);
    assert.ok(first(file.resources).incomplete !== undefined);
    assert.ok(JSON.stringify(first(file.resources).values).length < 3_000_000);
  });

  it('refuses merge keys that multiply', () => {
    const levels = Array.from(
      { length: 25 },
      (_, index) =>
        `  a${String(index + 1)}: &a${String(index + 1)} {<<: [*a${String(index)}, *a${String(index)}], k${String(index)}: 1}`,
    );
    const file = parse(`${HEAD}spec:\n  a0: &a0 {x: 1}\n${levels.join('\n')}\n`);
    const resource = first(file.resources);
    assert.equal(resource.locate(['spec', 'a25', 'missing']).exact, false);
    assert.equal(resource.locate(['spec', 'a25', 'x']).exact, true);
  });

  it('leaves an alias to its own anchor unknown', () => {
    const file = parse(`${HEAD}spec: &a\n  b: *a\n  c: 1\n`);
    assert.deepEqual(first(file.resources).unknown, { spec: { b: true } });
    assert.ok(first(file.resources).incomplete !== undefined);
  });

  const texts: Readonly<Record<string, string>> = {
    'deep flow lists': `${HEAD}spec: ${'['.repeat(5_000)}`,
    'deep flow mappings': `${HEAD}spec: ${'{a: '.repeat(4_000)}`,
    'closed deep lists': `${HEAD}spec: ${'['.repeat(5_000)}${']'.repeat(5_000)}\n`,
    'deep dashes': `${HEAD}spec:\n  ${'- '.repeat(5_000)}x\n`,
    'deep mappings': HEAD + Array.from({ length: 1_000 }, (_, index) => `${' '.repeat(index)}a:\n`).join(''),
    'many template actions on a line': `${HEAD}spec: ${'{{ a }}'.repeat(4_000)}\n`,
    'many template lines': `${HEAD}spec:\n${'  {{ if a }}\n  a: b\n'.repeat(1_500)}`,
    'an open action': `${HEAD}spec: {{ "${'a '.repeat(100_000)}`,
    'many quotes in an action': `${HEAD}spec: {{ ${'\'"'.repeat(50_000)}`,
    'many markers': '---\n'.repeat(4_000) + HEAD,
    'many aliases': `${HEAD}spec:\n  - &a {b: c}\n${'  - *a\n'.repeat(5_000)}`,
    'a long line': `${HEAD}spec: "${'x'.repeat(1_000_000)}"\n`,
    'many comments': `${HEAD}spec:\n  a: b\n${'#\n'.repeat(50_000)}`,
    'many objects with comments': `apiVersion: v1\nkind: List\nitems:\n${'- {apiVersion: v1, kind: Pod} #\n'.repeat(5_000)}`,
    'many template comments on a line': `${HEAD}spec: x ${'{{/* */}}'.repeat(4_000)}\n`,
    nulls: `${HEAD}spec: "\0"\n\0\0\0: \0\n`,
    surrogates: `${HEAD}spec: "\uD800"\n  a: \uDFFF\n`,
  };
  for (const [name, text] of Object.entries(texts)) {
    it(`reads or refuses ${name}`, () => {
      for (const kind of ['yaml', 'helm-template'] as const) {
        const file = parse(text, kind);
        const accounted = file.resources.length > 0 || file.errors.length > 0 || file.notRead !== undefined;
        assert.ok(accounted, kind);
        if (file.errors.length > 0) assert.ok(file.resources.every((resource) => resource.incomplete !== undefined));
        for (const resource of file.resources) resource.locate(['spec', 'a', 0, 'b']);
      }
    });
  }

  it('says so when a file or a document is too large', () => {
    const large = parse(`${HEAD}spec: x\n${'# comment\n'.repeat(900_000)}`);
    assert.equal(large.isManifest, true);
    assert.match(first(large.errors).message, /8 MB/);
    const document = parse(`${HEAD}spec:\n${'  a: b\n'.repeat(250_000)}---\n${HEAD}`);
    assert.match(first(document.errors).message, /1\.5 MB/);
    assert.deepEqual(
      document.resources.map((resource) => resource.incomplete !== undefined),
      [true, false],
    );
    const many = parse(`${HEAD}---\n`.repeat(6_000));
    assert.match(first(many.errors).message, /documents/);
  });
});
