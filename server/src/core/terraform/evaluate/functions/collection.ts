/** Functions on lists, maps and objects. */
import { LENGTH_BOUND } from '../budget.ts';
import { contentKey } from '../setOrder.ts';
import { convertTo } from '../convert.ts';
import { iterate, sortedEntries } from '../iterate.ts';
import { equals } from '../operators.ts';
import { ANY, BOOL, NUMBER, STRING, listOf, mapOf, typeOf, type Type } from '../types.ts';
import { unify } from '../unify.ts';
import {
  bool,
  isKnown,
  list,
  nullOf,
  number,
  refused,
  string,
  throughCollection,
  typedList,
  typedMap,
  unknownFrom,
  unknownOf,
  type Value,
} from '../value.ts';
import { isSequence, itemsOf, wholeOf, NOT_WHOLE } from './arguments.ts';
import { graphemes } from './goText.ts';
import { anything, define, defineVariadic, param, type FunctionGroup } from './spec.ts';

const ANY_LIST = listOf(ANY);
const MAP_OF_LISTS = mapOf(listOf(STRING));

export const collection: FunctionGroup = {
  alltrue: define([param(listOf(BOOL))], BOOL, ([items]) => everyTrue(itemsOf(items))),
  anytrue: define([param(listOf(BOOL))], BOOL, ([items]) => someTrue(itemsOf(items))),
  chunklist: define([{ type: ANY_LIST, marked: true }, param(NUMBER)], ANY, ([items, size]) =>
    chunk(items, wholeOf(size)),
  ),
  coalesce: defineVariadic([], anything({ nullable: true, unknown: true, untyped: true }), ANY, coalesce),
  coalescelist: defineVariadic([], anything({ nullable: true, unknown: true, untyped: true }), ANY, coalesceList),
  compact: define([param(listOf(STRING))], listOf(STRING), ([items]) => compact(items)),
  contains: define([anything(), anything()], BOOL, ([items, wanted]) => contains(items, wanted)),
  distinct: define([param(ANY_LIST)], ANY, ([items]) => distinct(items)),
  element: define([anything({ marked: true }), param(NUMBER)], ANY, ([items, index]) => element(items, index)),
  index: define([anything(), anything()], NUMBER, ([items, wanted]) => indexOf(items, wanted)),
  length: define([anything({ unknown: true, untyped: true, marked: true })], NUMBER, ([value]) => length(value)),
  matchkeys: define([param(ANY_LIST), param(ANY_LIST), param(ANY_LIST)], ANY, ([values, keys, wanted]) =>
    matchKeys(values, keys, wanted),
  ),
  one: { ...define([anything()], ANY, ([items]) => one(items)), maybeNull: true },
  reverse: define([anything({ marked: true })], ANY, ([items]) => reverse(items)),
  slice: define([anything({ marked: true }), param(NUMBER), param(NUMBER)], ANY, ([items, start, end]) =>
    slice(items, wholeOf(start), wholeOf(end)),
  ),
  transpose: define([param(MAP_OF_LISTS)], MAP_OF_LISTS, ([map]) => transpose(map)),
};

function everyTrue(items: readonly Value[]): Value {
  for (const item of items) {
    if (item.kind === 'unknown') return unknownOf(BOOL, true);
    if (item.kind !== 'bool' || !item.value) return bool(false);
  }
  return bool(true);
}

function someTrue(items: readonly Value[]): Value {
  if (items.some((item) => item.kind === 'bool' && item.value)) return bool(true);
  return items.some((item) => item.kind === 'unknown') ? unknownOf(BOOL, true) : bool(false);
}

function chunk(value: Value | undefined, size: number | null): Value {
  const chunks = chunksOf(value, size);
  return value?.sensitive === true ? { ...chunks, sensitive: true } : chunks;
}

function chunksOf(value: Value | undefined, size: number | null): Value {
  const items = itemsOf(value);
  if (size === null) return NOT_WHOLE;
  if (size < 0) return refused('the size must not be negative');
  const type = value === undefined ? ANY : typeOf(value);
  if (items.length === 0) return typedList(type, []);
  const element = type.kind === 'list' ? type.element : ANY;
  const step = size === 0 ? items.length : size;
  const chunks: Value[] = [];
  for (let at = 0; at < items.length; at += step) chunks.push(typedList(element, items.slice(at, at + step)));
  return typedList(type, chunks);
}

function coalesce(args: readonly Value[]): Value {
  const type = unify(args.map(typeOf), 'unsafe');
  if (type === null) return refused('all arguments must have the same type');
  for (const arg of args) {
    const converted = convertTo(arg, type);
    if (converted.error !== undefined) return converted;
    if (converted.kind === 'unknown') return unknownFrom(...args);
    if (converted.kind === 'null' || (converted.kind === 'string' && converted.value === '')) continue;
    return converted;
  }
  return refused('all arguments are null or empty');
}

function coalesceList(args: readonly Value[]): Value {
  if (args.length === 0) return refused('at least one argument is required');
  for (const arg of args) {
    if (arg.kind === 'unknown') return unknownFrom(...args);
    const { kind } = typeOf(arg);
    if (kind !== 'list' && kind !== 'tuple') return refused('all arguments must be lists');
  }
  const found = args.find((arg) => itemsOf(arg).length > 0);
  return found ?? refused('all lists are empty');
}

function compact(value: Value | undefined): Value {
  const items = itemsOf(value);
  if (!items.every(isKnown)) return unknownOf(listOf(STRING), true);
  return typedList(
    STRING,
    items.filter((item) => item.kind === 'string' && item.value !== ''),
  );
}

function contains(value: Value | undefined, wanted: Value | undefined): Value {
  if (!isSequence(value) || wanted === undefined) return refused('a list, a set or a tuple is required');
  const results = value.items.map((item) => equals(item, wanted));
  if (results.includes(true)) return bool(true);
  return results.includes(null) ? unknownOf(BOOL, true) : bool(false);
}

function distinct(value: Value | undefined): Value {
  if (!isSequence(value)) return refused('a list is required');
  if (!isKnown(value)) return unknownOf(typeOf(value), true);
  const seen = new Map<string | null, Value>();
  for (const item of value.items) {
    const key = contentKey(item);
    if (!seen.has(key)) seen.set(key, item);
  }
  return typedList(value.collection === 'tuple' ? ANY : value.element, [...seen.values()]);
}

function element(value: Value | undefined, position: Value | undefined): Value {
  if (!isSequence(value) || value.collection === 'set') return refused('a list is required');
  const index = wholeOf(position);
  if (index === null) return NOT_WHOLE;
  const count = value.items.length;
  if (count === 0) return refused('an empty list has no elements');
  // Below zero it counts from the end, but not in a tuple (as of Terraform 1.11).
  if (index < 0 && value.collection === 'tuple') return refused('the index must not be negative');
  const item = value.items[((index % count) + count) % count];
  return item === undefined ? refused('an empty list has no elements') : throughCollection(item, value);
}

function indexOf(value: Value | undefined, wanted: Value | undefined): Value {
  if (!isSequence(value) || value.collection === 'set' || wanted === undefined) return refused('a list is required');
  for (const [index, item] of value.items.entries()) {
    const equal = equals(item, wanted);
    if (equal === null) return unknownOf(NUMBER, true);
    if (equal) return number(index);
  }
  return refused('the value is not in the list');
}

function length(value: Value | undefined): Value {
  if (value === undefined) return refused('a collection or a text is required');
  const type = typeOf(value);
  const count = countOf(value, type);
  const result = count ?? unknownOf(NUMBER, true);
  return value.sensitive ? { ...result, sensitive: true } : result;
}

/** The type alone tells how many elements a tuple or an object has. */
function countOf(value: Value, type: Type): Value | null {
  switch (type.kind) {
    case 'any':
      return null;
    case 'tuple':
      return number(type.elements.length);
    case 'object':
      return number(type.attributes.size);
    case 'list':
      return value.kind === 'list' ? number(value.items.length) : null;
    case 'set':
      // Unknown items may turn out to be the same.
      return value.kind === 'list' && (isKnown(value) || value.items.length === 1) ? number(value.items.length) : null;
    case 'map':
      return value.kind === 'object' ? number(value.entries.size) : null;
    case 'string':
      return value.kind === 'string' ? number(graphemes(value.value).length) : null;
    case 'bool':
    case 'number':
      return refused('a collection or a text is required');
  }
}

function matchKeys(values: Value | undefined, keys: Value | undefined, wanted: Value | undefined): Value {
  if (!isSequence(values) || !isSequence(keys) || !isSequence(wanted)) return refused('three lists are required');
  const common = unify([typeOf(keys), typeOf(wanted)], 'unsafe');
  if (common === null) return refused('keys and searched values must have the same type');
  if (values.items.length !== keys.items.length) return refused('there must be as many keys as values');
  const [converted, searched] = [itemsOf(convertTo(keys, common)), itemsOf(convertTo(wanted, common))];
  const type = values.collection === 'tuple' ? ANY : values.element;
  if (searched.length === 0) return typedList(type, []);
  if (!isKnown(values) || !converted.every(isKnown)) return unknownOf(typeOf(values), true);
  const looked = new Set(searched.map(contentKey));
  if (looked.has(null)) return unknownOf(typeOf(values), true);
  return typedList(
    type,
    values.items.filter((_, index) => {
      const key = converted[index];
      return key !== undefined && looked.has(contentKey(key));
    }),
  );
}

function one(value: Value | undefined): Value {
  if (!isSequence(value) || value.items.length > 1) return refused('a list with at most one element is required');
  return value.items[0] ?? nullOf(value.collection === 'tuple' ? ANY : value.element);
}

function reverse(value: Value | undefined): Value {
  if (!isSequence(value)) return refused('a list is required');
  const items = [...value.items].reverse();
  const result = value.collection === 'tuple' ? list(items) : typedList(value.element, items);
  return { ...result, sensitive: value.sensitive };
}

function slice(value: Value | undefined, start: number | null, end: number | null): Value {
  if (!isSequence(value) || value.collection === 'set') return refused('a list is required');
  if (start === null || end === null) return NOT_WHOLE;
  if (start < 0 || start > end || end > value.items.length) return refused('the indexes are not within the list');
  const items = value.items.slice(start, end);
  const result = value.collection === 'tuple' ? list(items) : typedList(value.element, items);
  return { ...result, sensitive: value.sensitive };
}

function transpose(value: Value | undefined): Value {
  if (value?.kind !== 'object') return refused('a map is required');
  if (!isKnown(value)) return unknownOf(MAP_OF_LISTS, true);
  const result = new Map<string, Value[]>();
  for (const [key, values] of sortedEntries(value.entries)) {
    if (values.kind === 'null') return refused('a list must not be null');
    for (const [, item] of iterate(values) ?? []) {
      if (item.kind !== 'string') return refused('a map of lists of texts is required');
      result.set(item.value, [...(result.get(item.value) ?? []), string(key)]);
    }
  }
  if (result.size > LENGTH_BOUND) return unknownOf(MAP_OF_LISTS, true);
  return typedMap(listOf(STRING), new Map([...result].map(([name, keys]) => [name, typedList(STRING, keys)])));
}
