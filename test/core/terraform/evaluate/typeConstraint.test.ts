/** Type constraints, and the values that variables have under them. */
import assert from 'node:assert/strict';
import { convertValue } from '../../../../server/src/core/terraform/evaluate/convert.ts';
import { parseTypeConstraint } from '../../../../server/src/core/terraform/evaluate/typeConstraint.ts';
import { describeType, typeOf, type Type } from '../../../../server/src/core/terraform/evaluate/types.ts';
import type { Value } from '../../../../server/src/core/terraform/evaluate/value.ts';
import { evaluateText, parseExpression, show } from './evaluateText.ts';

function typeFrom(text: string): Type {
  const parsed = parseTypeConstraint(parseExpression(text));
  assert.ok(parsed.ok, `refused: ${text}`);
  return parsed.type;
}

function convert(value: string, constraint: string): Value {
  return convertValue(evaluateText(value), typeFrom(constraint));
}

describe('type constraints', () => {
  const VALID: readonly (readonly [string, string])[] = [
    ['string', 'string'],
    ['any', 'any'],
    ['list', 'list(any)'],
    ['map', 'map(any)'],
    ['"string"', 'string'],
    ['"list"', 'list(string)'],
    ['list(map(number))', 'list(map(number))'],
    ['tuple([string, set(bool)])', 'tuple([string, set(bool)])'],
    ['object({ a = optional(string, "x"), b = list(any) })', 'object({a=string, b=list(any)})'],
  ];
  for (const [text, expected] of VALID) {
    it(`reads ${text}`, () => {
      assert.equal(describeType(typeFrom(text)), expected);
    });
  }

  const INVALID = [
    ...[
      'text',
      '"number"',
      'list()',
      'list(string, number)',
      'set',
      'tuple(string)',
      'object([])',
      '1',
      'optional(string)',
    ],
    ...['object({ a = optional() })', 'object({ a = optional(number, "x") })', 'list(text)', 'var.x'],
  ];
  for (const text of INVALID) {
    it(`refuses ${text}, and says where`, () => {
      const parsed = parseTypeConstraint(parseExpression(text));
      assert.ok(!parsed.ok && parsed.error.span !== undefined && parsed.error.message.length > 0);
    });
  }
});

describe('values of variables', () => {
  /** Value, constraint, converted value. */
  const CONVERTED: readonly (readonly [string, string, string])[] = [
    ['"12"', 'number', '12'],
    ['12', 'string', '"12"'],
    ['"x"', 'number', '!'],
    ['null', 'string', 'null'],
    ['["a", 1]', 'list(string)', '["a","1"]'],
    ['["b", "a", "b"]', 'set(string)', '["a","b"]'],
    ['{ a = 1 }', 'map(string)', '{a:"1"}'],
    ['{ a = 1, b = 2 }', 'object({ a = string })', '{a:"1"}'],
    ['{}', 'object({ a = string })', '!'],
    ['{}', 'object({ a = optional(string) })', '{a:null}'],
    ['{}', 'object({ a = optional(string, "x") })', '{a:"x"}'],
    ['{ a = null }', 'object({ a = optional(string, "x") })', '{a:"x"}'],
    ['[{}, { a = "y" }]', 'list(object({ a = optional(string, "x") }))', '[{a:"x"},{a:"y"}]'],
    ['{ k = {} }', 'map(object({ a = optional(number, 1) }))', '{k:{a:1}}'],
    ['{}', 'object({ a = optional(object({ b = optional(string, "x") }), {}) })', '{a:{b:"x"}}'],
    ['{}', 'object({ a = optional(object({ b = optional(string, "x") })) })', '{a:null}'],
    ['[1, "a"]', 'tuple([string, string])', '["1","a"]'],
    ['[1]', 'tuple([string, string])', '!'],
    ['[1, "a", true]', 'list(any)', '["1","a","true"]'],
    ['[1, []]', 'list(any)', '!'],
    ['"a"', 'list(string)', '!'],
    ['u.any', 'list(string)', '?'],
    ['u.list', 'string', '!'],
    ['[u.any, 1]', 'list(string)', '[?,"1"]'],
    ['{ a = u.any }', 'object({ a = optional(string, "x"), b = optional(number, 1) })', '{a:?,b:1}'],
    ['{ x = [1] }', 'any', '{x:[1]}'],
  ];
  for (const [value, constraint, expected] of CONVERTED) {
    it(`${value} as ${constraint} is ${expected}`, () => {
      assert.equal(show(convert(value, constraint)), expected);
    });
  }

  it('gives an unknown the type', () => {
    assert.equal(describeType(typeOf(convert('u.any', 'object({ a = optional(string, "x") })'))), 'object({a=string})');
  });

  it('keeps what a value refers to', () => {
    assert.deepEqual(convert('u.bucket', 'string').references, [{ address: 'aws_s3_bucket.b', attribute: [] }]);
    assert.equal(convert('sensitive("a")', 'string').sensitive, true);
  });
});
