/** Hostile and huge texts: bounded time and memory, no crash, and never a block that looks complete without being so. */
import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import type { TerraformParser } from '../../../server/src/core/terraform/parser.ts';
import type { Expression, TerraformFile } from '../../../server/src/core/terraform/syntax.ts';
import { nameOf, newParser, TF } from '../../support/terraformParser.ts';

const BUDGET_MS = 100;
/** For a slow machine that does other things as well. Without limits each of these takes many seconds, or crashes. */
const PATIENCE_MS = 3_000;

const GOOD = 'resource "aws_s3_bucket" "good" {\n  acl = "private"\n}\n';

const HOSTILE: Readonly<Record<string, string>> = {
  'assignments without values': 'a = '.repeat(20_000),
  'assignments without values in a block': `locals {\n${'a = '.repeat(20_000)}\n}\n`,
  'lines without values': 'a = \n'.repeat(20_000),
  'nested lists': `x = ${'['.repeat(5_000)}${']'.repeat(5_000)}\n`,
  'unclosed lists': `x = ${'['.repeat(50_000)}\n`,
  'nested objects': `x = ${'{ a = '.repeat(5_000)}1${' }'.repeat(5_000)}\n`,
  'nested parentheses': `x = ${'('.repeat(5_000)}1${')'.repeat(5_000)}\n`,
  'nested blocks': `${'a {\n'.repeat(5_000)}${'}\n'.repeat(5_000)}`,
  'nested templates': `x = ${'"${'.repeat(5_000)}1${'}"'.repeat(5_000)}\n`,
  'nested directives': `x = "${'%{if a}'.repeat(5_000)}${'%{endif}'.repeat(5_000)}"\n`,
  'nested directives after a fault': `x = "${'%{if a}'.repeat(199)}\n${'%{if a}'.repeat(4_000)}${'%{endif}'.repeat(4_199)}"\n`,
  negations: `x = ${'!'.repeat(50_000)}true\n`,
  'a long sum': `x = ${'1 + '.repeat(20_000)}1\n`,
  'a long chain of conditions': `x = ${'a ? 1 : '.repeat(20_000)}1\n`,
  'a long traversal': `x = a${'.b'.repeat(50_000)}\n`,
  'a long index chain': `x = a${'[0]'.repeat(20_000)}\n`,
  'nested splats': `x = a${'[*].b'.repeat(10_000)}\n`,
  'an unclosed heredoc': `x = <<EOT\n${'line\n'.repeat(50_000)}`,
  'many unclosed heredocs': Array.from({ length: 5_000 }, (_, i) => `x = <<EOT${String(i)}\n`).join(''),
  'many opened heredocs of one marker': 'x = <<EOT\n'.repeat(20_000),
  'an unclosed string': `x = "${'a'.repeat(500_000)}`,
  'unclosed comments': '/* '.repeat(50_000),
  quotes: '"'.repeat(50_000),
  dollars: `x = "${'$'.repeat(200_000)}{"\n`,
  headers: 'resource '.repeat(20_000),
  'header lines': 'resource\n'.repeat(20_000),
  'closing brackets': '}])'.repeat(20_000),
  zeros: `x = ${'\0'.repeat(50_000)}\n`,
  'lone surrogates': `x = "${'\ud800'.repeat(20_000)}"\n`,
};

describe('Terraform parser: limits', function () {
  this.timeout(60_000);
  let parser: TerraformParser;
  before(async () => {
    parser = await newParser({ budgetMs: BUDGET_MS, now: () => performance.now() });
  });
  after(() => parser.dispose());
  afterEach(() => parser.forget(TF));

  for (const [name, text] of Object.entries(HOSTILE)) {
    it(`ends in time: ${name}`, () => {
      // opened, typed after a good block, and typed on
      const opened = timed(() => parser.parse({ uri: TF, version: 1, text }));
      assert.ok(depthOf(opened) < 1_000, 'shallow enough for those who follow the tree');
      assert.ok(opened.errors.length <= 20);
      parser.forget(TF);
      const good = parser.parse({ uri: TF, version: 2, text: GOOD });
      const pasted = timed(() => parser.parse({ uri: TF, version: 3, text: `${GOOD}${text}` }, good));
      assert.equal(pasted.body.blocks[0], good.body.blocks[0]);
      const further = timed(() => parser.parse({ uri: TF, version: 4, text: `${GOOD}${text}\n# more` }, pasted));
      assert.equal(further.body.blocks[0], good.body.blocks[0]);
    });
  }

  it('reads what is deep but not too deep', () => {
    const file = parser.parse({ uri: TF, version: 1, text: `x = ${'['.repeat(90)}${']'.repeat(90)}\n` });
    assert.deepEqual(file.errors, []);
  });

  it('says that reading took too long, and reads the same text again later', async () => {
    let now = 0;
    const hurried = await newParser({ budgetMs: 100, now: () => (now += 1_000) });
    const long = `locals {\n${Array.from({ length: 2_000 }, (_, i) => `  a${String(i)} = [1, 2, "three"]\n`).join('')}}\n`;
    const first = hurried.parse({ uri: TF, version: 1, text: `${GOOD}${long}` });
    assert.deepEqual(
      first.errors.map((error) => [error.range.start.line, error.message]),
      [[3, 'Reading this took too long, and was given up.']],
    );
    assert.deepEqual(
      first.body.blocks.map((block) => [nameOf(block), block.complete]),
      [
        ['resource.aws_s3_bucket.good', true],
        ['locals', false],
      ],
    );
    now = -1e9;
    const second = hurried.parse({ uri: TF, version: 2, text: first.text }, first);
    assert.equal(second.errors.length, 1, 'it was tried again, in vain');
    assert.notEqual(second.body.blocks[1], first.body.blocks[1]);
    hurried.dispose();
    const again = parser.parse({ uri: TF, version: 3, text: first.text }, second);
    assert.ok(again.errors.length === 0 && again.body.blocks.every((block) => block.complete));
  });

  it('frees its trees: 2,000 edits of a long file', () => {
    const text = Array.from({ length: 100 }, (_, i) => GOOD.replace('good', `b${String(i)}`)).join('\n');
    let previous: TerraformFile | undefined;
    const edit = (i: number): void => {
      const at = text.indexOf('private', ((i >> 4) * 7919) % (text.length - 200));
      const changed = `${text.slice(0, at)}${i % 5 === 0 ? '"' : 'x'.repeat(i % 7)}${text.slice(at)}`;
      previous = parser.parse({ uri: TF, version: i, text: changed }, previous);
    };
    for (let i = 0; i < 200; i++) edit(i);
    const before = process.memoryUsage().rss;
    for (let i = 200; i < 2_200; i++) edit(i);
    const grown = (process.memoryUsage().rss - before) / 2 ** 20;
    // a tree of this text takes about 0.2 megabytes: leaked, they would take 400
    assert.ok(grown < 200, `${grown.toFixed(0)} MB more`);
  });
});

function timed<T>(run: () => T): T {
  const started = performance.now();
  const result = run();
  const took = performance.now() - started;
  assert.ok(took < PATIENCE_MS, `${took.toFixed(0)} ms`);
  return result;
}

/** Not recursive: it measures what must not be walked recursively if it is deep. */
function depthOf(file: TerraformFile): number {
  let deepest = 0;
  const open: { readonly node: unknown; readonly depth: number }[] = [{ node: file.body, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    deepest = Math.max(deepest, depth);
    if (typeof node !== 'object' || node === null) continue;
    for (const child of Object.values(node) as readonly (Expression | string)[]) {
      if (typeof child === 'object') open.push({ node: child, depth: depth + 1 });
    }
  }
  return deepest;
}
