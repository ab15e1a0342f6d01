/** Functions on maps and objects. */
import { convertTo } from '../convert.ts';
import { sortedEntries } from '../iterate.ts';
import { ANY, STRING, listOf, sameType, typeOf, type Type } from '../types.ts';
import {
  isKnown,
  list,
  nullOf,
  object,
  refused,
  string,
  throughCollection,
  typedList,
  typedMap,
  unknownFrom,
  unknownOf,
  type Value,
} from '../value.ts';
import { isSequence, itemsOf, textOf } from './arguments.ts';
import { anything, define, defineVariadic, type FunctionGroup } from './spec.ts';

export const mapping: FunctionGroup = {
  keys: define([anything({ unknown: true, marked: true })], ANY, ([map]) => keys(map)),
  lookup: {
    ...defineVariadic(
      [anything({ unknown: true, marked: true }), { type: STRING, unknown: true, marked: true }],
      anything({ nullable: true, unknown: true, untyped: true, marked: true }),
      ANY,
      lookup,
    ),
    maybeNull: true,
  },
  merge: {
    ...defineVariadic([], anything({ nullable: true, unknown: true, untyped: true, marked: true }), ANY, merge),
    maybeNull: true,
  },
  values: define([anything({ marked: true })], ANY, ([map]) => values(map)),
  zipmap: define([{ type: listOf(STRING), marked: true }, anything({ marked: true })], ANY, ([names, items]) =>
    zipmap(names, items),
  ),
};

function marked(value: Value, ...sources: readonly Value[]): Value {
  return sources.some((source) => source.sensitive) ? { ...value, sensitive: true } : value;
}

function keys(map: Value | undefined): Value {
  if (map === undefined) return refused('a map is required');
  const type = typeOf(map);
  if (type.kind === 'object') return marked(list([...type.attributes.keys()].sort().map(string)), map);
  if (map.kind === 'unknown' && (type.kind === 'any' || type.kind === 'map')) return unknownFrom(map);
  if (map.kind !== 'object') return refused('a map is required');
  return marked(
    typedList(
      STRING,
      sortedEntries(map.entries).map(([key]) => string(key)),
    ),
    map,
  );
}

function values(map: Value | undefined): Value {
  if (map?.kind !== 'object') return refused('a map is required');
  const items = sortedEntries(map.entries).map(([, value]) => throughCollection(value, { ...map, sensitive: false }));
  return marked(map.collection === 'map' ? typedList(map.element, items) : list(items), map);
}

function lookup(args: readonly Value[]): Value {
  const [map, key, fallback, ...more] = args;
  if (map === undefined || key === undefined || more.length > 0)
    return refused('lookup() takes two or three arguments');
  const type = typeOf(map);
  if (type.kind !== 'any' && type.kind !== 'map' && type.kind !== 'object') return refused('a map is required');
  const wanted = type.kind === 'map' ? type.element : null;
  if (wanted !== null && fallback !== undefined) {
    const converted = convertTo(fallback, wanted);
    if (converted.error !== undefined) return converted;
  }
  if (map.kind !== 'object' || key.kind !== 'string') return unknownFrom(map, key);
  const entry = map.entries.get(key.value);
  if (entry !== undefined) return marked(throughCollection(entry, map), key);
  if (fallback === undefined) return refused(`there is no key "${key.value}"`);
  return marked(wanted === null ? fallback : convertTo(fallback, wanted), map, key);
}

/** All maps of one type give a map of it, everything else an object. */
function merge(args: readonly Value[]): Value {
  if (args.length === 0) return object(new Map());
  const types = args.filter((arg) => arg.kind !== 'null' || arg.type.kind !== 'any').map(typeOf);
  if (types.length === 0) return marked(object(new Map()), ...args);
  if (types.some((type) => type.kind === 'any')) {
    const wrong = types.some((type) => !['any', 'map', 'object'].includes(type.kind));
    return wrong ? NOT_MAPS : unknownFrom(...args);
  }
  if (!types.every((type) => type.kind === 'map' || type.kind === 'object')) return NOT_MAPS;
  if (args.some((arg) => arg.kind === 'unknown')) return unknownFrom(...args);
  const [first = ANY] = types;
  const common = types.every((type) => sameType(type, first)) ? first : null;
  if (args.every((arg) => arg.kind === 'null')) return marked(nullOf(common ?? mergedType(types)), ...args);
  const entries = new Map<string, Value>();
  for (const arg of args) {
    if (arg.kind !== 'object') continue;
    for (const [key, value] of arg.entries) {
      entries.set(key, throughCollection(value, { ...arg, sensitive: false }));
    }
  }
  return marked(common?.kind === 'map' ? typedMap(common.element, entries) : object(entries), ...args);
}

const NOT_MAPS = refused('all arguments must be maps or objects');

function mergedType(types: readonly Type[]): Type {
  const attributes = types.flatMap((type) => (type.kind === 'object' ? [...type.attributes] : []));
  return { kind: 'object', attributes: new Map(attributes) };
}

function zipmap(names: Value | undefined, items: Value | undefined): Value {
  if (!isSequence(items) || items.collection === 'set') return refused('a list of values is required');
  const texts = itemsOf(names);
  if (texts.length !== items.items.length) return refused('there must be as many keys as values');
  if (!texts.every(isKnown)) {
    return items.collection === 'list' ? unknownOf({ kind: 'map', element: items.element }, true) : unknownFrom(items);
  }
  if (texts.some((text) => text.kind === 'null')) return refused('a key must not be null');
  const entries = new Map<string, Value>();
  items.items.forEach((item, index) => {
    entries.set(textOf(texts[index]), throughCollection(item, { ...items, sensitive: false }));
  });
  const result = items.collection === 'list' ? typedMap(items.element, entries) : object(entries);
  const sensitiveKeys = texts.some((text) => text.sensitive);
  return marked(
    sensitiveKeys ? { ...result, sensitive: true } : result,
    items,
    ...(names === undefined ? [] : [names]),
  );
}
