/** Expressions of a hostile repository: always an answer, soon, and never an exception. */
import assert from 'node:assert/strict';
import { evaluate } from '../../../../server/src/core/terraform/evaluate/expression.ts';
import { UNKNOWN, isKnown, string, type Value } from '../../../../server/src/core/terraform/evaluate/value.ts';
import type { Expression } from '../../../../server/src/core/terraform/syntax.ts';
import { evaluateText, parseExpression, scopeOf, show } from './evaluateText.ts';

/** Milliseconds that any of them may take, on a busy machine. */
const TIME_BOUND = 2_000;
const LONG = string('x'.repeat(900_000));

/** Each too costly to be computed, or too large to be kept. */
const TOO_MUCH: readonly string[] = [
  '[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : a * b * c]]]',
  '{ for a in range(1000) : a => { for b in range(1000) : b => "x" } }',
  '"%{ for a in range(1000) }%{ for b in range(1000) }${a}${b}%{ endfor }%{ endfor }"',
  'setproduct(range(1000), range(1000), range(1000))',
  'concat([for i in range(1000) : range(1000)]...)',
  'flatten([for i in range(1000) : range(1000)])',
  'replace(long, "x", long)',
  'replace(long, "/x/", long)',
  'replace(long, "", long)',
  'join(long, [for i in range(1000) : long])',
  'format("%999999999d", 1)',
  'format("%.999999999f", 1)',
  'indent(1000000000, "a\\nb\\nc")',
  '"${long}${long}"',
  'jsonencode([for i in range(1000) : long])',
  'yamlencode([for i in range(1000) : long])',
  'split("", long)',
  'regexall("x", long)',
  'regex("(x+x+)+y", long)',
  'regex("(((x{0,100}){0,10}){0,10})*y", long)',
  'replace(long, "/(x+)+$/", "y")',
  '1e999999999',
  '1e-999999999',
  'pow(10, 400) * pow(10, 400) * 0',
  'parseint("${join("", [for i in range(1000) : "9"])}", 10)',
  'tonumber("1e99999999")',
  'jsondecode("${join("", [for i in range(1000) : "["])}${join("", [for i in range(1000) : "]"])}")',
];

describe('evaluate: bounds', function () {
  this.timeout(TIME_BOUND * 10);

  for (const text of TOO_MUCH) {
    it(`gives up on ${text.slice(0, 80)}`, () => {
      const start = performance.now();
      const value = evaluateText(text, { long: LONG });
      assert.ok(performance.now() - start < TIME_BOUND, `${Math.round(performance.now() - start)} ms`);
      assert.equal(isKnown(value), false);
    });
  }

  it('keeps what is large but not too large', () => {
    assert.equal(evaluateText('length([for a in range(1000) : a])').kind, 'number');
    assert.equal(evaluateText('length(jsonencode([for a in range(1000) : "abcdefghij"]))').kind, 'number');
    assert.equal(evaluateText('length(setproduct(range(100), range(100)))').kind, 'number');
  });

  it('does not walk values that double with every local', () => {
    let value: Value = string('x');
    const names: Record<string, Value> = {};
    for (let level = 0; level < 60; level++) {
      names[`l${level}`] = value;
      value = evaluateText(`[l${level}, l${level}]`, names);
    }
    assert.equal(isKnown(value), false);
    assert.equal(isKnown(evaluateText('l5', names)), true);
  });

  it('does not overflow the stack', () => {
    let nested: Expression = parseExpression('1');
    for (let level = 0; level < 100_000; level++) {
      nested = { kind: 'parentheses', start: 0, end: 0, inner: nested };
    }
    assert.equal(evaluate(nested, scopeOf()).kind, 'unknown');
  });

  it('does not overflow the stack by names that lead to one another', () => {
    const chain = (level: number): Value =>
      level === 0 ? UNKNOWN : evaluate(parseExpression(`upper(next)`), { ...scopeOf(), root: () => chain(level - 1) });
    assert.equal(chain(10_000).kind, 'unknown');
  });

  it('does not depend on who asks first: the cost of a name is its own', () => {
    const costly = parseExpression('length([for a in range(300) : [for b in range(300) : a]])');
    const asked: Value[] = [];
    const scope = scopeOf({}, {});
    const root = (name: string): Value | null => {
      if (name !== 'costly') return null;
      const value = evaluate(costly, scope);
      asked.push(value);
      return value;
    };
    evaluate(parseExpression('[for x in range(3) : costly]'), { ...scope, root });
    assert.equal(new Set(asked.map(show)).size, 1);
  });
});
