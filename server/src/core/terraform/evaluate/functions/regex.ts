/**
 * Regular expressions in RE2's syntax, as Terraform has them, matched in linear time:
 * https://developer.hashicorp.com/terraform/language/functions/regex
 */
import { RE2JS, RE2JSException, type Matcher } from 're2js';
import { LENGTH_BOUND, TEXT_BOUND } from '../budget.ts';
import { STRING, listOf, objectOf, tupleOf, type Type } from '../types.ts';
import { list, nullOf, object, refused, string, typedList, unknownOf, type Value } from '../value.ts';

/** Length of a pattern times length of the text it is matched with: what takes about 100 ms. */
const WORK_BOUND = 3_000_000;
/** Steps of a compiled pattern; `(x{1000}){1000}` is refused by RE2, but smaller ones add up. */
const PROGRAM_BOUND = 20_000;

type Compiled = { readonly ok: true; readonly pattern: RE2JS } | { readonly ok: false; readonly value: Value };

function compile(source: string, text: string): Compiled {
  if (source.length > 10_000) return { ok: false, value: unknownOf(STRING) };
  try {
    const pattern = RE2JS.compile(source);
    const steps = pattern.programSize();
    const affordable = steps <= PROGRAM_BOUND && steps * text.length <= WORK_BOUND;
    return affordable ? { ok: true, pattern } : { ok: false, value: unknownOf(STRING) };
  } catch (error) {
    // Go takes two groups of one name.
    if (error instanceof RE2JSException && error.message.includes('duplicate capture group')) {
      return { ok: false, value: unknownOf(STRING) };
    }
    if (error instanceof RE2JSException) return { ok: false, value: refused(error.message) };
    throw error;
  }
}

/** How the groups of a pattern become a value: none, a text; unnamed ones, a tuple; named ones, an object. */
interface Shape {
  readonly type: Type;
  readonly read: (matcher: Matcher) => Value;
}

function shapeOf(pattern: RE2JS): Shape | null {
  const count = pattern.groupCount();
  const names = Object.entries(pattern.namedGroups());
  if (count === 0) return { type: STRING, read: (matcher) => string(matcher.group() ?? '') };
  if (names.length > 0 && names.length < count) return null;
  const group = (matcher: Matcher, index: number): Value => {
    const found = matcher.group(index);
    return found === null ? nullOf(STRING) : string(found);
  };
  if (names.length > 0) {
    return {
      type: objectOf(new Map(names.map(([name]) => [name, STRING]))),
      read: (matcher) => object(new Map(names.map(([name, index]) => [name, group(matcher, index)]))),
    };
  }
  const indexes = Array.from({ length: count }, (_, index) => index + 1);
  return {
    type: tupleOf(indexes.map(() => STRING)),
    read: (matcher) => list(indexes.map((index) => group(matcher, index))),
  };
}

const MIXED = refused('named and unnamed groups cannot be used together');

export function regex(source: string, text: string): Value {
  const compiled = compile(source, text);
  if (!compiled.ok) return compiled.value;
  const shape = shapeOf(compiled.pattern);
  if (shape === null) return MIXED;
  const matcher = compiled.pattern.matcher(text);
  return matcher.find() ? shape.read(matcher) : refused('the pattern does not match');
}

export function regexAll(source: string, text: string): Value {
  const compiled = compile(source, text);
  if (!compiled.ok) return compiled.value;
  const shape = shapeOf(compiled.pattern);
  if (shape === null) return MIXED;
  const found: Value[] = [];
  for (const matcher of matches(compiled.pattern, text)) {
    if (found.length === LENGTH_BOUND) return unknownOf(listOf(shape.type));
    found.push(shape.read(matcher));
  }
  return typedList(shape.type, found);
}

/** Successive matches; as in Go, an empty one right after another does not count. */
function* matches(pattern: RE2JS, text: string): Generator<Matcher> {
  const matcher = pattern.matcher(text);
  let end = -1;
  while (matcher.find()) {
    if (matcher.start() === matcher.end() && matcher.start() === end) continue;
    end = matcher.end();
    yield matcher;
  }
}

/** Replaces every match; `$1`, `$name` and `${name}` stand for groups, `$$` for a dollar sign. */
export function replaceByRegex(text: string, source: string, replacement: string): Value {
  const compiled = compile(source, text);
  if (!compiled.ok) return compiled.value;
  const names = compiled.pattern.namedGroups();
  let result = '';
  let from = 0;
  for (const matcher of matches(compiled.pattern, text)) {
    result += text.slice(from, matcher.start()) + expand(replacement, matcher, names, compiled.pattern.groupCount());
    from = matcher.end();
    if (result.length > TEXT_BOUND) return unknownOf(STRING, true);
  }
  return string(result + text.slice(from));
}

function expand(
  replacement: string,
  matcher: Matcher,
  names: Readonly<Record<string, number>>,
  groupCount: number,
): string {
  return replacement.replace(
    /\$(?:\$|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu,
    (whole: string, braced: string | undefined, bare: string | undefined) => {
      const name = braced ?? bare;
      if (name === undefined) return whole === '$$' ? '$' : whole;
      const index = /^\d+$/.test(name) ? Number(name) : names[name];
      return index === undefined || index > groupCount ? '' : (matcher.group(index) ?? '');
    },
  );
}
