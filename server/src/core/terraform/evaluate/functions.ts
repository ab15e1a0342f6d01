/**
 * Terraform's functions, by name: https://developer.hashicorp.com/terraform/language/functions
 *
 * A function gives unknown for an operand it cannot see, for a wrong argument (an error in Terraform), and for everything that
 * depends on the machine or the moment (`file`, `timestamp`, provider functions).
 */
import type { CallExpression, Expression } from '../syntax.ts';
import { equals, toNumber, toTemplateText } from './operators.ts';
import { iterate, type Scope } from './expression.ts';
import {
  NULL,
  UNKNOWN,
  bool,
  fromJson,
  isKnown,
  list,
  number,
  object,
  splitValue,
  string,
  unknownFrom,
  type Value,
} from './value.ts';
import type { JsonValue } from '../../model.ts';

type TerraformFunction = (...args: readonly Value[]) => Value;

export function callFunction(
  call: CallExpression,
  evaluateArgument: (argument: Expression) => Value,
  _scope: Scope,
): Value {
  const name = call.name.replace(/^core::/, '');
  if (name === 'try') return firstOf(call.args.map(evaluateArgument), (value) => value.kind !== 'unknown');
  if (name === 'can') {
    const [value] = call.args.map(evaluateArgument);
    return value !== undefined && isKnown(value) ? bool(true) : UNKNOWN;
  }
  const args = call.args.map(evaluateArgument);
  const final = args.at(-1);
  if (call.expandFinal && final !== undefined) {
    if (final.kind !== 'list') return unknownFrom(...args);
    args.splice(-1, 1, ...final.items);
  }
  const implementation = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  return implementation === undefined ? unknownFrom(...args) : implementation(...args);
}

/** The first argument that is certain; one that cannot be decided leaves the rest open. */
function firstOf(args: readonly Value[], accept: (value: Value) => boolean): Value {
  const [first] = args;
  return first !== undefined && accept(first) ? first : unknownFrom(...args);
}

const FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  jsonencode: (value) => (value === undefined ? UNKNOWN : encodeJson(value)),
  jsondecode: (text) => decodeJson(text),
  tolist: (value) => value ?? UNKNOWN,
  toset: (value) => (value?.kind === 'list' ? list(distinctItems(value.items)) : (value ?? UNKNOWN)),
  tomap: (value) => value ?? UNKNOWN,
  sensitive: (value) => value ?? UNKNOWN,
  nonsensitive: (value) => value ?? UNKNOWN,
  tostring: (value = UNKNOWN) => textual(value, (text) => string(text)),
  tonumber: (value = UNKNOWN) => {
    const converted = toNumber(value);
    return converted === null ? unknownFrom(value) : number(converted);
  },
  tobool: (value = UNKNOWN) => {
    if (value.kind === 'bool' || value.kind === 'null') return value;
    if (value.kind === 'string' && (value.value === 'true' || value.value === 'false'))
      return bool(value.value === 'true');
    return unknownFrom(value);
  },
  lower: (value = UNKNOWN) => textual(value, (text) => string(text.toLowerCase())),
  upper: (value = UNKNOWN) => textual(value, (text) => string(text.toUpperCase())),
  trimspace: (value = UNKNOWN) => textual(value, (text) => string(text.trim())),
  concat: (...lists) => {
    const items: Value[] = [];
    for (const part of lists) {
      if (part.kind !== 'list') return unknownFrom(...lists);
      items.push(...part.items);
    }
    return list(items);
  },
  flatten: (value = UNKNOWN) => {
    const items = flattened(value);
    return items === null ? unknownFrom(value) : list(items);
  },
  compact: (value = UNKNOWN) => {
    if (value.kind !== 'list' || !value.items.every(isKnown)) return unknownFrom(value);
    return list(value.items.filter((item) => item.kind !== 'null' && !(item.kind === 'string' && item.value === '')));
  },
  distinct: (value = UNKNOWN) =>
    value.kind === 'list' && isKnown(value) ? list(distinctItems(value.items)) : unknownFrom(value),
  merge: (...objects) => {
    const entries = new Map<string, Value>();
    for (const part of objects) {
      if (part.kind === 'null') continue;
      if (part.kind !== 'object') return unknownFrom(...objects);
      for (const [key, value] of part.entries) entries.set(key, value);
    }
    return object(entries);
  },
  lookup: (map = UNKNOWN, key = UNKNOWN, fallback) => {
    if (map.kind !== 'object' || key.kind !== 'string') return unknownFrom(map, key);
    return map.entries.get(key.value) ?? fallback ?? UNKNOWN;
  },
  element: (value = UNKNOWN, index = UNKNOWN) => {
    if (value.kind !== 'list' || index.kind !== 'number' || value.items.length === 0) return unknownFrom(value, index);
    return value.items[index.value % value.items.length] ?? UNKNOWN;
  },
  length: (value = UNKNOWN) => {
    if (value.kind === 'list') return number(value.items.length);
    if (value.kind === 'object') return number(value.entries.size);
    if (value.kind === 'string') return number([...value.value].length);
    return unknownFrom(value);
  },
  keys: (value = UNKNOWN) => listOf(value, ([key]) => key),
  values: (value = UNKNOWN) => (value.kind === 'object' ? listOf(value, ([, item]) => item) : unknownFrom(value)),
  contains: (value = UNKNOWN, wanted = UNKNOWN) => {
    if (value.kind !== 'list') return unknownFrom(value);
    const results = value.items.map((item) => equals(item, wanted));
    if (results.includes(true)) return bool(true);
    return results.includes(null) ? unknownFrom(value, wanted) : bool(false);
  },
  coalesce: (...values) => {
    for (const value of values) {
      if (value.kind === 'unknown') return unknownFrom(...values);
      if (value.kind !== 'null' && !(value.kind === 'string' && value.value === '')) return value;
    }
    return UNKNOWN;
  },
  one: (value = UNKNOWN) => {
    if (value.kind !== 'list' || value.items.length > 1) return unknownFrom(value);
    return value.items[0] ?? NULL;
  },
  join: (separator = UNKNOWN, ...lists) => {
    const items = lists.flatMap((part) => (part.kind === 'list' ? part.items : [UNKNOWN]));
    const texts = items.map(toTemplateText);
    if (separator.kind !== 'string' || texts.includes(null)) return unknownFrom(separator, ...lists, ...items);
    return string(texts.join(separator.value));
  },
  split: (separator = UNKNOWN, value = UNKNOWN) => {
    if (separator.kind !== 'string') return unknownFrom(separator, value);
    return textual(value, (text) => list(text.split(separator.value).map(string)));
  },
};

function textual(value: Value, apply: (text: string) => Value): Value {
  const text = toTemplateText(value);
  if (text === null) return unknownFrom(value);
  const result = apply(text);
  return { ...result, references: value.references, via: value.via };
}

function listOf(value: Value, pick: (pair: readonly [Value, Value]) => Value): Value {
  const pairs = value.kind === 'object' ? iterate(value) : null;
  return pairs === null ? unknownFrom(value) : list(pairs.map(pick));
}

function flattened(value: Value): readonly Value[] | null {
  if (value.kind !== 'list') return null;
  const items: Value[] = [];
  for (const item of value.items) {
    if (item.kind === 'unknown') return null;
    if (item.kind === 'list') {
      const inner = flattened(item);
      if (inner === null) return null;
      items.push(...inner);
    } else items.push(item);
  }
  return items;
}

function distinctItems(items: readonly Value[]): readonly Value[] {
  return items.filter(
    (item, index) => items.findIndex((other) => equals(item, other) === true) === index || !isKnown(item),
  );
}

/** A JSON text that stays readable in its known parts when it is not known as a whole. */
function encodeJson(value: Value): Value {
  if (!isKnown(value)) return { ...unknownFrom(value), document: value };
  return {
    kind: 'string',
    value: JSON.stringify(plain(value)),
    document: value,
    references: [],
    via: [],
    sensitive: false,
  };
}

/** A known value as JSON with its nulls, which `splitValue` leaves out. */
function plain(value: Value): JsonValue {
  switch (value.kind) {
    case 'list':
      return value.items.map(plain);
    case 'object':
      return Object.fromEntries([...value.entries].map(([key, entry]) => [key, plain(entry)]));
    case 'bool':
    case 'number':
    case 'string':
      return value.value;
    case 'null':
    case 'unknown':
      return splitValue(value).json ?? null;
  }
}

function decodeJson(text: Value | undefined): Value {
  if (text === undefined) return UNKNOWN;
  if (text.kind !== 'string') return unknownFrom(text);
  if (text.document !== undefined) return text.document;
  try {
    return fromJson(JSON.parse(text.value) as JsonValue);
  } catch {
    return UNKNOWN;
  }
}
