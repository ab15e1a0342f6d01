/** What is known of a result whose operands are not known. `terraform console` has no unknown values, so that this is by hand. */
import assert from 'node:assert/strict';
import { describeType, typeOf } from '../../../../server/src/core/terraform/evaluate/types.ts';
import { evaluateText, show } from './evaluateText.ts';

/** `?` is unknown, `!` is refused. */
const EXPECTED: readonly (readonly [string, string])[] = [
  // operators
  ['false && u.any', 'false'],
  ['u.any && false', 'false'],
  ['true && u.any', '?'],
  ['u.any || true', 'true'],
  ['u.any || false', '?'],
  ['u.any && "x"', '!'],
  ['!u.any', '?'],
  ['u.any + 1', '?'],
  ['u.any + "x"', '!'],
  ['u.list + 1', '!'],
  ['u.any == 1', '?'],
  ['u.text == null', '?'],
  ['u.present == null', 'false'],
  ['"a${u.text}" == null', 'false'],
  ['u.present == [1]', 'false'],
  ['[1, u.any] == [2, u.any]', 'false'],
  ['[1, u.any] == [1, u.any]', '?'],
  ['[1, u.any] == [1]', 'false'],
  ['{ a = 1, b = u.any } == { a = 2, b = 1 }', 'false'],
  // collections keep their known parts
  ['{ a = 1, b = u.any }', '{a:1,b:?}'],
  ['{ a = 1, b = u.any }.a', '1'],
  ['[u.any, "x"][1]', '"x"'],
  ['{ (u.text) = 1 }', '?'],
  ['[u.any][0]', '?'],
  ['["a"][u.any]', '?'],
  ['u.object.a', '?'],
  ['u.object.b', '!'],
  ['u.map.x', '?'],
  ['u.text.x', '!'],
  ['u.text[0]', '!'],
  ['u.list[0]', '?'],
  ['u.list["x"]', '!'],
  ['u.set[0]', '!'],
  // templates
  ['"a${u.any}"', '?'],
  ['"a${u.list}"', '!'],
  ['"a${u.any}${null}"', '!'],
  ['"%{ if u.any }a%{ endif }"', '?'],
  ['"%{ for x in u.any }a%{ endfor }"', '?'],
  // iteration
  ['[for x in u.any : 1]', '?'],
  ['[for x in u.text : 1]', '!'],
  ['[for x in [1, u.any] : x]', '[1,?]'],
  ['[for x in [1, 2] : x if u.any]', '?'],
  ['[for x in ["a", u.any] : x if x == "a"]', '?'],
  ['{ for x in [u.text] : x => 1 }', '?'],
  ['{ for x in ["a"] : x => u.any }', '{a:?}'],
  ['{ for x in ["a", u.text] : x => tonumber(x) }', '!'],
  ['u.any[*].x', '?'],
  ['[{ a = u.any }, { a = 1 }][*].a', '[?,1]'],
  // conditions
  ['u.any ? "a" : "b"', '?'],
  ['u.any ? "a" : "a"', '"a"'],
  ['u.any ? "a" : [1]', '!'],
  ['u.any ? [][0] : 1', '?'],
  ['(u.any ? "a" : "b") == null', 'false'],
  ['true ? "a" : u.any', '"a"'],
  ['try(u.any, "d")', '?'],
  ['try(u.object.b, "d")', '"d"'],
  ['try({ a = u.any }, "d")', '?'],
  ['can(u.any)', '?'],
  ['can(u.object.b)', 'false'],
  ['coalesce(u.text, "a")', '?'],
  ['coalesce("a", u.text)', '"a"'],
  // functions
  ['length([u.any, 1])', '2'],
  ['length(tolist([u.text, "a"]))', '2'],
  ['length({ a = u.any })', '1'],
  ['length(toset([u.text, "a"]))', '?'],
  ['length(u.list)', '?'],
  ['length(u.text)', '?'],
  ['keys({ a = u.any })', '["a"]'],
  ['keys(u.object)', '["a"]'],
  ['keys(u.map)', '?'],
  ['values({ a = u.any, b = 1 })', '[?,1]'],
  ['merge({ a = 1 }, { b = u.any })', '{a:1,b:?}'],
  ['merge({ a = 1 }, u.map)', '?'],
  ['merge({ a = 1 }, u.text)', '!'],
  ['concat([u.any], ["a"])', '[?,"a"]'],
  ['concat(["a"], u.list)', '?'],
  ['flatten([["a", u.text]])', '["a",?]'],
  ['flatten([["a"], u.any])', '?'],
  ['contains([u.any, "a"], "a")', 'true'],
  ['contains([u.any], "a")', '?'],
  ['lookup({ a = 1, b = u.any }, "a", 2)', '1'],
  ['lookup(u.map, "a", "x")', '?'],
  ['lookup({ a = 1 }, u.text, 2)', '?'],
  ['element(["a", u.any], 0)', '"a"'],
  ['element(["a"], u.any)', '?'],
  ['join(",", ["a", u.text])', '?'],
  ['split(",", u.text)', '?'],
  ['upper(u.list)', '!'],
  ['anytrue([u.any, true])', 'true'],
  ['alltrue([false, u.any])', 'false'],
  ['alltrue([u.any, false])', '?'],
  ['compact(["", u.text])', '?'],
  ['distinct(["a", u.text])', '?'],
  ['sort(["a", u.text])', '?'],
  ['reverse(["a", u.any])', '[?,"a"]'],
  ['slice(["a", u.any], 0, 1)', '["a"]'],
  ['one([u.any])', '?'],
  ['zipmap(["a"], [u.any])', '{a:?}'],
  ['zipmap([u.text], [1])', '?'],
  ['setproduct(["a"], [u.text])', '[["a",?]]'],
  ['setunion(["a"], [u.text])', '["a",?]'],
  ['setintersection(["a"], [u.text])', '?'],
  ['tolist([u.text, 1])', '[?,"1"]'],
  ['tolist([u.any, []])', '?'],
  ['tostring(u.list)', '!'],
  ['tomap({ a = u.text, b = 1 })', '{a:?,b:"1"}'],
  ['formatlist("%s", ["a", u.text])', '["a",?]'],
  ['format("%s", u.text)', '?'],
  ['range(u.any)', '?'],
  ['max(1, u.any)', '?'],
  ['max(["a", u.any]...)', '!'],
  ['max(u.list...)', '?'],
  ['jsondecode(jsonencode({ a = 1, b = u.any }))', '{a:1,b:?}'],
  ['jsonencode({ a = u.any })', '?'],
  ['issensitive(u.any)', '?'],
  ['templatestring(t, { x = u.any })', '?'],
  // what depends on the machine, the moment or a provider
  ['timestamp()', '?'],
  ['timestamp() == null', 'false'],
  ['uuid()', '?'],
  ['bcrypt("x")', '?'],
  ['provider::aws::arn_parse("x")', '?'],
  ['file("x")', '?'],
  ['pathexpand("~/x")', '?'],
  ['abspath("x")', '?'],
  ['no_such_function(1)', '!'],
];

/** Types of unknown results. */
const TYPES: readonly (readonly [string, string])[] = [
  ['u.any', 'any'],
  ['"a${u.any}"', 'string'],
  ['u.any + 1', 'number'],
  ['u.any == 1', 'bool'],
  ['tolist(u.any)', 'list(any)'],
  ['tolist(u.set)', 'list(string)'],
  ['tomap(u.object)', 'map(string)'],
  ['u.any ? 1 : "a"', 'string'],
  ['u.any ? [1] : [2]', 'tuple([number])'],
  ['split(",", u.text)', 'list(string)'],
  ['u.map.x', 'string'],
];

describe('evaluate: unknown', () => {
  for (const [text, expected] of EXPECTED) {
    it(`${text} is ${expected}`, () => {
      const template = evaluateText('"$${x}"');
      assert.equal(show(evaluateText(text, { t: template })), expected);
    });
  }

  for (const [text, expected] of TYPES) {
    it(`${text} has the type ${expected}`, () => {
      assert.equal(describeType(typeOf(evaluateText(text))), expected);
    });
  }

  it('takes a branch where the condition is assumed', () => {
    assert.equal(show(evaluateText('u.any ? "a" : "b"', {}, { assume: () => true })), '"a"');
    assert.equal(show(evaluateText('"%{ if u.any }a%{ else }b%{ endif }"', {}, { assume: () => false })), '"b"');
    assert.equal(show(evaluateText('[for x in [1, 2] : x if u.any]', {}, { assume: () => true })), '[1,2]');
  });

  it('says where and why an expression is refused', () => {
    const { error } = evaluateText('{ a = [1, upper([])] }');
    assert.equal(error?.message, 'string required, but have tuple([])');
    assert.deepEqual(error.span, { start: 14, end: 23 });
  });
});
