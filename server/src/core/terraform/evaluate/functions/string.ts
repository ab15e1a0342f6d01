/** Functions on texts. */
import { LENGTH_BOUND, TEXT_BOUND } from '../budget.ts';
import { compareText } from '../setOrder.ts';
import { BOOL, NUMBER, STRING, listOf } from '../types.ts';
import { bool, isKnown, refused, string, typedList, unknownOf, type Value } from '../value.ts';
import { itemsOf, textOf, wholeOf, NOT_WHOLE } from './arguments.ts';
import { formatList, formatText } from './format.ts';
import { codePoints, graphemes, toLower, toTitle, toUpper, trimSpace } from './goText.ts';
import { regex, regexAll, replaceByRegex } from './regex.ts';
import { anything, define, defineVariadic, param, type FunctionGroup } from './spec.ts';

const LIST_OF_STRINGS = listOf(STRING);

const onText = (apply: (text: string) => string): FunctionGroup[string] =>
  define([param(STRING)], STRING, ([text]) => string(apply(textOf(text))));

const onTwoTexts = (apply: (text: string, other: string) => Value, returns = STRING): FunctionGroup[string] =>
  define([param(STRING), param(STRING)], returns, ([text, other]) => apply(textOf(text), textOf(other)));

export const text: FunctionGroup = {
  chomp: onText((value) => value.slice(0, endWithout(value, '\r\n'))),
  endswith: onTwoTexts((value, suffix) => bool(value.endsWith(suffix)), BOOL),
  format: defineVariadic([param(STRING)], anything({ nullable: true }), STRING, ([format, ...args]) =>
    args.every(isKnown) ? formatText(textOf(format), args) : unknownOf(STRING, true),
  ),
  formatlist: defineVariadic(
    [param(STRING)],
    anything({ nullable: true, unknown: true }),
    LIST_OF_STRINGS,
    ([format, ...args]) => formatList(textOf(format), args),
  ),
  indent: define([param(NUMBER), param(STRING)], STRING, ([spaces, value]) => indent(wholeOf(spaces), textOf(value))),
  join: defineVariadic([param(STRING)], param(LIST_OF_STRINGS), STRING, ([separator, ...lists]) =>
    join(textOf(separator), lists),
  ),
  lower: onText(toLower),
  regex: onTwoTexts(regex),
  regexall: onTwoTexts(regexAll),
  replace: define([param(STRING), param(STRING), param(STRING)], STRING, ([value, wanted, replacement]) =>
    replace(textOf(value), textOf(wanted), textOf(replacement)),
  ),
  sort: define([param(LIST_OF_STRINGS)], LIST_OF_STRINGS, ([list]) => sort(itemsOf(list))),
  split: onTwoTexts((separator, value) => split(separator, value), LIST_OF_STRINGS),
  startswith: onTwoTexts((value, prefix) => bool(value.startsWith(prefix)), BOOL),
  strcontains: onTwoTexts((value, part) => bool(value.includes(part)), BOOL),
  strrev: onText((value) => [...graphemes(value)].reverse().join('')),
  substr: define([param(STRING), param(NUMBER), param(NUMBER)], STRING, ([value, offset, length]) =>
    substring(textOf(value), wholeOf(offset), wholeOf(length)),
  ),
  title: onText(toTitle),
  trim: onTwoTexts((value, cutset) => string(trim(value, cutset))),
  trimprefix: onTwoTexts((value, prefix) => string(value.startsWith(prefix) ? value.slice(prefix.length) : value)),
  trimspace: onText(trimSpace),
  trimsuffix: onTwoTexts((value, suffix) =>
    string(suffix !== '' && value.endsWith(suffix) ? value.slice(0, -suffix.length) : value),
  ),
  upper: onText(toUpper),
};

function indent(spaces: number | null, value: string): Value {
  if (spaces === null) return NOT_WHOLE;
  if (spaces < 0) return refused('the number of spaces must not be negative');
  const lines = value.split('\n');
  if (spaces * lines.length + value.length > TEXT_BOUND) return unknownOf(STRING, true);
  return string(lines.join(`\n${' '.repeat(spaces)}`));
}

function join(separator: string, lists: readonly Value[]): Value {
  if (lists.length === 0) return refused('at least one list is required');
  const items = lists.flatMap(itemsOf);
  if (!lists.every(isKnown)) return unknownOf(STRING, true);
  if (items.some((item) => item.kind === 'null')) return refused('a null value cannot be joined');
  const texts = items.map(textOf);
  const length = texts.reduce((sum, each) => sum + each.length + separator.length, 0);
  return length > TEXT_BOUND ? unknownOf(STRING, true) : string(texts.join(separator));
}

function replace(value: string, wanted: string, replacement: string): Value {
  if (wanted.length > 1 && wanted.startsWith('/') && wanted.endsWith('/')) {
    return replaceByRegex(value, wanted.slice(1, -1), replacement);
  }
  // Between all code points, at the start and at the end.
  const pieces = wanted === '' ? ['', ...codePoints(value), ''] : value.split(wanted);
  if (value.length + pieces.length * replacement.length > TEXT_BOUND) return unknownOf(STRING, true);
  return string(pieces.join(replacement));
}

function sort(items: readonly Value[]): Value {
  if (!items.every(isKnown)) return unknownOf(LIST_OF_STRINGS, true);
  if (items.some((item) => item.kind === 'null')) return refused('a null value cannot be sorted');
  return typedList(
    STRING,
    [...items].sort((a, b) => compareText(textOf(a), textOf(b))),
  );
}

function split(separator: string, value: string): Value {
  const pieces = separator === '' ? codePoints(value) : value.split(separator);
  return pieces.length > LENGTH_BOUND ? unknownOf(LIST_OF_STRINGS, true) : typedList(STRING, pieces.map(string));
}

/** Counts user-perceived characters. An offset below zero counts from the end, a length below zero takes the rest. */
function substring(value: string, offset: number | null, length: number | null): Value {
  if (offset === null || length === null) return NOT_WHOLE;
  if (offset >= 0 && length === 0) return string('');
  const characters = graphemes(value);
  const start = Math.max(0, offset < 0 ? offset + characters.length : offset);
  // Terraform takes the rest for a length of 0 with an offset from the end.
  return string(characters.slice(start, length <= 0 ? undefined : start + length).join(''));
}

function trim(value: string, cutset: string): string {
  const characters = codePoints(value);
  const cut = new Set(cutset);
  let first = 0;
  let last = characters.length;
  while (first < last && cut.has(characters[first] ?? '')) first++;
  while (last > first && cut.has(characters[last - 1] ?? '')) last--;
  return characters.slice(first, last).join('');
}

/** Where the text ends when trailing characters of a set are left out. */
function endWithout(value: string, cut: string): number {
  let end = value.length;
  while (end > 0 && cut.includes(value.charAt(end - 1))) end--;
  return end;
}
