/**
 * Converts values to types, as Terraform does for a variable's type constraint, a function's argument and `tolist` and its
 * like: https://developer.hashicorp.com/terraform/language/expressions/types#type-conversion
 *
 * What Terraform refuses is an unknown with an error. References, hops and marks stay with every value.
 */
import { parseBigFloat } from './bigFloat.ts';
import { toText } from './bigFloatText.ts';
import { setItems } from './setOrder.ts';
import {
  ANY,
  containsAny,
  describeType,
  sameType,
  typeOf,
  withoutOptional,
  type AttributeType,
  type Type,
} from './types.ts';
import { isConvertible, resolveAny, unify } from './unify.ts';
import {
  NULL,
  UNKNOWN,
  bool,
  computedFrom,
  list,
  number,
  object,
  refused,
  sameFrom,
  string,
  typedList,
  typedMap,
  typedSet,
  unknownOf,
  type Value,
} from './value.ts';

/**
 * A variable's value under its type constraint: defaults of optional attributes put in, then converted. An unknown stays
 * unknown, with the type. Gives an unknown with an error where Terraform refuses the value.
 */
export function convertValue(value: Value, type: Type): Value {
  return convertTo(applyDefaults(value, type), type);
}

/** A conversion without the defaults of optional attributes, which then are null. */
export function convertTo(value: Value, wanted: Type): Value {
  if (wanted.kind === 'any') return value;
  const from = typeOf(value);
  if (sameType(from, wanted)) return value;
  if (!isConvertible(from, wanted, 'unsafe')) {
    return sameFrom(refused(`${describeType(wanted)} required, but have ${describeType(from)}`), value);
  }
  switch (value.kind) {
    case 'unknown':
    case 'null':
      return { ...value, type: resolveAny(from, withoutOptional(wanted)) };
    case 'bool':
    case 'number':
    case 'string':
      return sameFrom(convertPrimitive(value, wanted), value);
    case 'list':
      return sameFrom(convertList(value.items, value.items.length === 0 ? resolveAny(from, wanted) : wanted), value);
    case 'object':
      return sameFrom(
        convertObject(value.entries, value.entries.size === 0 ? resolveAny(from, wanted) : wanted),
        value,
      );
  }
}

function convertPrimitive(value: Extract<Value, { kind: 'bool' | 'number' | 'string' }>, wanted: Type): Value {
  switch (wanted.kind) {
    case 'string':
      return string(primitiveText(value));
    case 'number': {
      const parsed = parseBigFloat(String(value.value));
      if (parsed === 'invalid') return refused('a number is required');
      return parsed === null ? { ...UNKNOWN, type: wanted } : number(parsed);
    }
    case 'bool':
      if (value.value === 'true' || value.value === '1') return bool(true);
      if (value.value === 'false' || value.value === '0') return bool(false);
      return refused('a bool is required');
    default:
      return refused(`${describeType(wanted)} required`);
  }
}

/** A primitive as Terraform writes it in a text. */
export function primitiveText(value: Extract<Value, { kind: 'bool' | 'number' | 'string' }>): string {
  return value.kind === 'number' ? toText(value.exact) : String(value.value);
}

function convertList(items: readonly Value[], wanted: Type): Value {
  switch (wanted.kind) {
    case 'list':
    case 'set':
      return wanted.kind === 'set' ? toSet(items, wanted.element) : withElements(items, wanted.element, typedList);
    case 'tuple':
      return list(items.map((item, index) => convertTo(item, wanted.elements[index] ?? ANY)));
    default:
      return refused(`${describeType(wanted)} required`);
  }
}

function toSet(items: readonly Value[], element: Type): Value {
  return withElements(items, element, (type, converted) => makeSet(type, converted));
}

/** A set of items that have the element type already. Marks of items become marks of the set. */
export function makeSet(element: Type, items: readonly Value[]): Value {
  const set = typedSet(element, setItems(items));
  return items.some((item) => item.sensitive) ? { ...set, sensitive: true } : set;
}

/** Items brought to one type; where the element type is open, it is the one that they have in common. */
function withElements(
  items: readonly Value[],
  element: Type,
  make: (element: Type, items: readonly Value[]) => Value,
): Value {
  if (items.length === 0) return make(withoutOptional(element), []);
  const wanted = element.kind === 'any' ? unify(items.map(typeOf), 'unsafe') : element;
  if (wanted === null) return refused('all elements must have the same type');
  const converted = items.map((item) => convertTo(item, wanted));
  const failed = converted.find((item) => item.error !== undefined);
  if (failed?.error !== undefined) return refused(failed.error.message);
  const settled = withoutOptional(wanted);
  if (!containsAny(settled)) return make(settled, converted);
  const types = converted.map(typeOf);
  const common = unify(types, 'unsafe');
  const [first = ANY] = types;
  const alike = types.every((type) => sameType(type, first));
  // What is not known yet may still turn out to fit; a null without a type does not fit a collection.
  if (converted.some((item) => item.kind === 'unknown' && item.type.kind === 'any')) {
    return computedFrom(unknownOf(typeOf(make(ANY, []))), converted);
  }
  if (common === null || (!alike && containsAny(common))) return refused('all elements must have the same type');
  return make(
    common,
    converted.map((item) => convertTo(item, common)),
  );
}

function convertObject(entries: ReadonlyMap<string, Value>, wanted: Type): Value {
  switch (wanted.kind) {
    case 'map': {
      const names = [...entries.keys()];
      return withElements([...entries.values()], wanted.element, (element, items) =>
        typedMap(element, new Map(names.map((name, index) => [name, items[index] ?? UNKNOWN]))),
      );
    }
    case 'object': {
      const result = new Map<string, Value>();
      for (const [name, attribute] of wanted.attributes) {
        const entry = entries.get(name);
        if (entry === undefined && !attribute.optional) return refused(`attribute "${name}" is required`);
        const converted =
          entry === undefined ? { ...NULL, type: withoutOptional(attribute.type) } : convertTo(entry, attribute.type);
        if (converted.error !== undefined) return refused(`attribute "${name}": ${converted.error.message}`);
        result.set(name, converted);
      }
      return object(result);
    }
    default:
      return refused(`${describeType(wanted)} required`);
  }
}

/** Defaults of optional attributes where an attribute is missing or null. */
function applyDefaults(value: Value, type: Type): Value {
  if (!hasDefaults(type)) return value;
  if (value.kind === 'list') {
    const elementType = (index: number): Type => {
      if (type.kind === 'list' || type.kind === 'set') return type.element;
      return type.kind === 'tuple' ? (type.elements[index] ?? ANY) : ANY;
    };
    const items = value.items.map((item, index) => applyDefaults(item, elementType(index)));
    return { ...list(items), references: value.references, via: value.via, sensitive: value.sensitive };
  }
  if (value.kind !== 'object') return value;
  const entries = new Map<string, Value>();
  for (const [name, entry] of value.entries) {
    if (type.kind === 'map') entries.set(name, applyDefaults(entry, type.element));
    else if (type.kind === 'object') entries.set(name, applyDefaults(entry, type.attributes.get(name)?.type ?? ANY));
    else entries.set(name, entry);
  }
  if (type.kind === 'object') putDefaults(entries, type.attributes);
  return { ...object(entries), references: value.references, via: value.via, sensitive: value.sensitive };
}

function putDefaults(entries: Map<string, Value>, attributes: ReadonlyMap<string, AttributeType>): void {
  for (const [name, attribute] of attributes) {
    if (!attribute.optional || attribute.default === null) continue;
    const entry = entries.get(name);
    if (entry === undefined || entry.kind === 'null') {
      entries.set(name, applyDefaults(attribute.default, attribute.type));
    }
  }
}

function hasDefaults(type: Type): boolean {
  switch (type.kind) {
    case 'any':
    case 'bool':
    case 'number':
    case 'string':
      return false;
    case 'list':
    case 'set':
    case 'map':
      return hasDefaults(type.element);
    case 'tuple':
      return type.elements.some(hasDefaults);
    case 'object':
      return [...type.attributes.values()].some(
        (attribute) => (attribute.optional && attribute.default !== null) || hasDefaults(attribute.type),
      );
  }
}
