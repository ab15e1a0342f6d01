/** Functions that make sequences and sets of others. */
import { add, compare, fromBigInt, negate, signum, type BigFloat } from '../bigFloat.ts';
import { LENGTH_BOUND } from '../budget.ts';
import { convertTo, makeSet } from '../convert.ts';
import { contentKey } from '../setOrder.ts';
import { ANY, NUMBER, listOf, sameType, setOf, tupleOf, typeOf, type Type } from '../types.ts';
import { unify } from '../unify.ts';
import {
  containsSensitive,
  isKnown,
  list,
  number,
  refused,
  throughCollection,
  typedList,
  unknownFrom,
  unknownOf,
  type Value,
} from '../value.ts';
import { isSequence, itemsOf } from './arguments.ts';
import { anything, define, defineVariadic, param, type FunctionGroup } from './spec.ts';

const ANY_SET = setOf(ANY);
const ZERO = constant(0n);
const ONE = constant(1n);

export const sequence: FunctionGroup = {
  concat: defineVariadic([], anything({ marked: true }), ANY, concat),
  flatten: define([anything({ marked: true })], ANY, ([items]) => flatten(items)),
  range: defineVariadic([], param(NUMBER), listOf(NUMBER), range),
  setintersection: defineVariadic([param(ANY_SET)], param(ANY_SET), ANY, (sets) =>
    combine(sets, (first, others) => first.filter((key) => others.every((other) => other.has(key)))),
  ),
  setproduct: defineVariadic([], anything({ marked: true }), ANY, product),
  setsubtract: define([param(ANY_SET), param(ANY_SET)], ANY, (sets) =>
    combine(sets, (first, [other]) => first.filter((key) => other?.has(key) !== true)),
  ),
  setunion: defineVariadic([param(ANY_SET)], param(ANY_SET), ANY, union),
};

function constant(value: bigint): BigFloat {
  const exact = fromBigInt(value, 64);
  if (exact === null) throw new Error('a small number is always exact');
  return exact;
}

function concat(args: readonly Value[]): Value {
  if (args.length === 0) return refused('at least one list is required');
  if (!args.every((arg) => isSequence(arg) && arg.collection !== 'set')) return refused('all arguments must be lists');
  const sensitive = args.some((arg) => arg.sensitive);
  const types = args.map(typeOf);
  const common = types.every((type) => type.kind === 'list') ? unify(types, 'unsafe') : null;
  const sources = common === null ? args : args.map((arg) => convertTo(arg, common));
  const failed = sources.find((source) => source.error !== undefined);
  if (failed !== undefined) return failed;
  const items = sources.flatMap((source) =>
    itemsOf(source).map((item) => throughCollection(item, { ...source, sensitive: false })),
  );
  if (items.length > LENGTH_BOUND) return unknownOf(ANY, true);
  const result = common?.kind === 'list' ? typedList(common.element, items) : list(items);
  return sensitive ? { ...result, sensitive } : result;
}

function flatten(value: Value | undefined): Value {
  if (!isSequence(value)) return refused('a list, a set or a tuple is required');
  const found: Found = { items: [], sensitive: value.sensitive };
  const open = !collect(value, found) || found.items.length > LENGTH_BOUND;
  const result = open ? unknownFrom(value) : list(found.items);
  return found.sensitive ? { ...result, sensitive: true } : result;
}

interface Found {
  readonly items: Value[];
  /** Marks of lists are marks of the result; elements keep theirs. */
  sensitive: boolean;
}

/** False when an element may be a list, but it is not known which. */
function collect(value: Value, into: Found): boolean {
  for (const item of itemsOf(value)) {
    const { kind } = typeOf(item);
    if (item.kind === 'unknown' && ['any', 'list', 'set', 'tuple'].includes(kind)) return false;
    const inner = throughCollection(item, { ...value, sensitive: false });
    if (isSequence(item)) {
      into.sensitive ||= item.sensitive;
      if (item.collection === 'set' && !isKnown(item)) return false;
      if (!collect(inner, into)) return false;
    } else into.items.push(inner);
    if (into.items.length > LENGTH_BOUND) return true;
  }
  return true;
}

/** More numbers than this are refused by Terraform too. */
const RANGE_BOUND = 1024;

function range(args: readonly Value[]): Value {
  const limits = args.flatMap((arg) => (arg.kind === 'number' ? [arg.exact] : []));
  const [first, second, third] = limits;
  if (first === undefined || limits.length > 3) return refused('range() takes one, two or three numbers');
  const [start, end] = second === undefined ? [ZERO, first] : [first, second];
  const down = third === undefined ? compare(end, start) < 0 : signum(third) < 0;
  const step = third ?? (down ? negate(ONE) : ONE);
  if (down ? compare(end, start) > 0 : compare(end, start) < 0) return refused('the step leads away from the end');
  const numbers: Value[] = [];
  let current: BigFloat | null = start;
  while (current !== null && (down ? compare(current, end) > 0 : compare(current, end) < 0)) {
    if (numbers.length === RANGE_BOUND) return refused('range() gives at most 1024 numbers');
    numbers.push(number(current));
    current = add(current, step);
  }
  return typedList(NUMBER, numbers);
}

/** The type of a set that holds the elements of all sets. */
function commonSet(sets: readonly Value[]): Type | null {
  const elements = sets.flatMap((set) => {
    const type = typeOf(set);
    if (type.kind !== 'set' || (type.element.kind === 'any' && itemsOf(set).length === 0)) return [];
    return [type.element];
  });
  if (elements.length === 0) return ANY_SET;
  const element = unify(elements, 'unsafe');
  return element === null ? null : setOf(element);
}

const DIFFERENT = refused('the sets must have elements of the same type');

function union(sets: readonly Value[]): Value {
  const type = commonSet(sets);
  if (type?.kind !== 'set') return DIFFERENT;
  const converted = sets.map((set) => convertTo(set, type));
  const items = converted.flatMap(itemsOf);
  const [first = ANY] = items.map(typeOf);
  if (type.element.kind === 'any' && isKnown(list(items)) && !items.every((item) => sameType(typeOf(item), first))) {
    return DIFFERENT;
  }
  return converted.find((set) => set.error !== undefined) ?? makeSet(type.element, items);
}

function combine(
  sets: readonly Value[],
  keep: (first: readonly string[], others: readonly ReadonlyMap<string, Value>[]) => readonly string[],
): Value {
  const type = commonSet(sets);
  if (type?.kind !== 'set') return DIFFERENT;
  const converted = sets.map((set) => convertTo(set, type));
  const failed = converted.find((set) => set.error !== undefined);
  if (failed !== undefined) return failed;
  if (!converted.every(isKnown)) return unknownOf(type, true);
  const [first = new Map<string, Value>(), ...others] = converted.map(
    (set) => new Map(itemsOf(set).map((item) => [contentKey(item) ?? '', item])),
  );
  const kept = new Set(keep([...first.keys()], others));
  return makeSet(
    type.element,
    [...first].filter(([key]) => kept.has(key)).map(([, item]) => item),
  );
}

function product(args: readonly Value[]): Value {
  if (args.length < 2) return refused('at least two sets or lists are required');
  const elements: Type[] = [];
  let total = 1;
  for (const arg of args) {
    if (!isSequence(arg)) return refused('all arguments must be sets or lists');
    const element = elementOf(arg);
    if (element === null) return refused('all elements must have the same type');
    elements.push(element);
    total *= arg.items.length;
    if (arg.collection === 'set' && !isKnown(arg)) return unknownFrom(...args);
  }
  const type = tupleOf(elements);
  const isList = args.every((arg) => isSequence(arg) && arg.collection !== 'set');
  if (total > LENGTH_BOUND) return unknownOf(ANY, true);
  let rows: readonly (readonly Value[])[] = total === 0 ? [] : [[]];
  if (total > 0) {
    args.forEach((arg, column) => {
      const items = itemsOf(arg).map((item) => convertTo(item, elements[column] ?? ANY));
      rows = rows.flatMap((row) => items.map((item) => [...row, item]));
    });
  }
  const tuples = rows.map((row) => list(row));
  const result = isList ? typedList(type, tuples) : makeSet(type, tuples);
  const sensitive = args.some((arg) => arg.sensitive) || (!isList && args.some(containsSensitive));
  return sensitive ? { ...result, sensitive } : result;
}

function elementOf(value: Extract<Value, { kind: 'list' }>): Type | null {
  if (value.collection !== 'tuple') return value.element;
  return value.items.length === 0 ? ANY : unify(value.items.map(typeOf), 'unsafe');
}
