/**
 * Values of Terraform expressions, with what is not known of them and where they come from.
 *
 * A value remembers the resources it refers to (`references`) and the hops it took (`via`: local, variable default), so that
 * findings can say so. Values are immutable.
 */
import type { JsonValue, Path, Span, UnknownTree } from '../../model.ts';
import type { TerraformFile } from '../syntax.ts';
import { fromDouble, parseBigFloat, toDouble, type BigFloat } from './bigFloat.ts';
import { ANY, type Type } from './types.ts';

/** A stop on the way of a value: where a local or a variable default is written. */
export interface Hop {
  readonly file: TerraformFile;
  readonly span: Span;
  readonly note: string;
}

/** A resource that a value was taken from, by address, and the attribute asked for. */
export interface ValueReference {
  readonly address: string;
  readonly attribute: Path;
  /** The value is not that attribute itself but was made from it, or is only perhaps it (a branch of a condition). */
  readonly derived?: true;
}

/** Why Terraform would refuse an expression. `span` is where, in the file that the expression stands in. */
export interface EvaluationError {
  readonly message: string;
  readonly span?: Span;
}

interface Common {
  readonly references: readonly ValueReference[];
  readonly via: readonly Hop[];
  /** Marked by `sensitive()` or a sensitive variable. What is inside a sensitive collection is not marked again. */
  readonly sensitive: boolean;
  /**
   * Terraform refuses the expression that gave this value. An operation gives an unknown then; a list or an object keeps the
   * parts that could be evaluated. A value that is merely not known has no error.
   */
  readonly error?: EvaluationError;
}

export type Value =
  | ({ readonly kind: 'null'; readonly type: Type } & Common)
  | ({ readonly kind: 'bool'; readonly value: boolean } & Common)
  /** `value` is the nearest double, for JSON and indexes; `exact` is what Terraform computes with. */
  | ({ readonly kind: 'number'; readonly value: number; readonly exact: BigFloat } & Common)
  /** `document` is set on the result of `jsonencode` and the like: the decoded value, known in part perhaps. */
  | ({ readonly kind: 'string'; readonly value: string; readonly document?: Value } & Common)
  | ListValue
  | ObjectValue
  /** `document`: a text that is not known as a whole, but in parts. `notNull`: it will not turn out to be null. */
  | UnknownValue;

/** A tuple, a list or a set. A set's items are distinct and in Terraform's order. */
export type ListValue =
  | ({ readonly kind: 'list'; readonly collection: 'tuple'; readonly items: readonly Value[] } & Common)
  | ({
      readonly kind: 'list';
      readonly collection: 'list' | 'set';
      readonly element: Type;
      readonly items: readonly Value[];
    } & Common);

export type ObjectValue =
  | ({ readonly kind: 'object'; readonly collection: 'object'; readonly entries: ReadonlyMap<string, Value> } & Common)
  | ({
      readonly kind: 'object';
      readonly collection: 'map';
      readonly element: Type;
      readonly entries: ReadonlyMap<string, Value>;
    } & Common);

export type UnknownValue = {
  readonly kind: 'unknown';
  readonly type: Type;
  readonly notNull: boolean;
  readonly document?: Value;
} & Common;

const NOTHING: Common = { references: [], via: [], sensitive: false };

export const NULL: Value = { kind: 'null', type: ANY, ...NOTHING };
export const UNKNOWN: UnknownValue = { kind: 'unknown', type: ANY, notNull: false, ...NOTHING };
export const nullOf = (type: Type): Value => ({ kind: 'null', type, ...NOTHING });
export const unknownOf = (type: Type, notNull = false): UnknownValue => ({ ...UNKNOWN, type, notNull });
export const bool = (value: boolean): Value => ({ kind: 'bool', value, ...NOTHING });
/** Texts are normalised (NFC), as Terraform's are. */
export const string = (value: string): Value => ({ kind: 'string', value: value.normalize('NFC'), ...NOTHING });
/** A tuple, as `[…]` writes it. */
export const list = (items: readonly Value[]): ListValue => ({ kind: 'list', collection: 'tuple', items, ...NOTHING });
/** A list of elements that have the type already; see `convertValue` for others. */
export const typedList = (element: Type, items: readonly Value[]): ListValue => ({
  kind: 'list',
  collection: 'list',
  element,
  items,
  ...NOTHING,
});
/** A set of distinct, ordered items; see `makeSet` for others. */
export const typedSet = (element: Type, items: readonly Value[]): ListValue => ({
  kind: 'list',
  collection: 'set',
  element,
  items,
  ...NOTHING,
});
/** An object, as `{…}` writes it. */
export const object = (entries: ReadonlyMap<string, Value>): ObjectValue => ({
  kind: 'object',
  collection: 'object',
  entries,
  ...NOTHING,
});
export const typedMap = (element: Type, entries: ReadonlyMap<string, Value>): ObjectValue => ({
  kind: 'object',
  collection: 'map',
  element,
  entries,
  ...NOTHING,
});

/** A number; NaN, which Terraform does not have, is unknown. */
export function number(value: number | BigFloat): Value {
  if (typeof value !== 'number') return { kind: 'number', value: toDouble(value), exact: value, ...NOTHING };
  const exact = fromDouble(value);
  return exact === null ? UNKNOWN : { kind: 'number', value, exact, ...NOTHING };
}

/** The value with what made Terraform refuse a part of it. */
export function withError<T extends Value>(value: T, error: EvaluationError | undefined): T {
  return error === undefined || value.error !== undefined ? value : { ...value, error };
}

/** What Terraform refuses: unknown, with the reason. */
export function refused(message: string, span?: Span): UnknownValue {
  return { ...UNKNOWN, error: span === undefined ? { message } : { message, span } };
}

/** An unknown that keeps what is known of its operands: provenance, marks, and that one of them is in error. */
export function unknownFrom(...operands: readonly Value[]): UnknownValue {
  return computedFrom(UNKNOWN, operands);
}

/** `result` as computed from operands: with their hops, marks and errors, and their references as derived ones. */
export function computedFrom<T extends Value>(result: T, operands: readonly Value[]): T {
  return inherit(result, operands, asDerived);
}

/** `result` as another form of `source` (a conversion): its references stay what they are. */
export function sameFrom<T extends Value>(result: T, source: Value): T {
  return inherit(result, [source], (reference) => reference);
}

function inherit<T extends Value>(
  result: T,
  operands: readonly Value[],
  refer: (reference: ValueReference) => ValueReference,
): T {
  const references = operands.flatMap((operand) => operand.references.map(refer));
  const via = operands.flatMap((operand) => operand.via);
  const sensitive = operands.some((operand) => operand.sensitive);
  const error = firstError(operands);
  if (references.length === 0 && via.length === 0 && !sensitive && error === undefined) return result;
  return {
    ...result,
    references: distinct([...result.references, ...references], referenceKey),
    via: distinct([...result.via, ...via], (hop) => hop),
    sensitive: result.sensitive || sensitive,
    ...(result.error === undefined && error !== undefined ? { error } : {}),
  };
}

/** What is taken out of a collection came the same way as the collection, and is as sensitive. */
export function throughCollection(inner: Value, outer: Value): Value {
  if (outer.via.length === 0 && outer.references.length === 0 && !outer.sensitive && outer.error === undefined) {
    return inner;
  }
  const error = inner.error ?? outer.error;
  return {
    ...inner,
    via: outer.via.length === 0 ? inner.via : distinct([...outer.via, ...inner.via], (hop) => hop),
    references: inner.references.length > 0 ? inner.references : outer.references,
    sensitive: inner.sensitive || outer.sensitive,
    ...(error === undefined ? {} : { error }),
  };
}

function asDerived(reference: ValueReference): ValueReference {
  return reference.derived === true ? reference : { ...reference, derived: true };
}

/** What is the attribute itself is not named again as what was made from it. */
function referenceKey({ address, attribute }: ValueReference): string {
  return JSON.stringify([address, attribute]);
}

export function firstError(values: Iterable<Value>): EvaluationError | undefined {
  for (const value of values) if (value.error !== undefined) return value.error;
  return undefined;
}

/** What comes through a long chain of uses is named once, and not without bound. */
const PROVENANCE_BOUND = 50;

function distinct<T>(items: readonly T[], key: (item: T) => unknown): readonly T[] {
  if (items.length < 2) return items;
  const kept = new Map<unknown, T>();
  for (const item of items) {
    if (kept.size === PROVENANCE_BOUND) break;
    if (!kept.has(key(item))) kept.set(key(item), item);
  }
  return [...kept.values()];
}

export function withReference(value: Value, reference: ValueReference): Value {
  return { ...value, references: [reference] };
}

/** The value as reached through `hop`: the nearest hop comes first. */
export function through(value: Value, hop: Hop): Value {
  return { ...value, via: [hop, ...value.via] };
}

export function isKnown(value: Value): boolean {
  switch (value.kind) {
    case 'unknown':
      return false;
    case 'list':
      return value.items.every(isKnown);
    case 'object':
      for (const entry of value.entries.values()) if (!isKnown(entry)) return false;
      return true;
    case 'null':
    case 'bool':
    case 'number':
    case 'string':
      return true;
  }
}

/** Whether the value or anything in it is marked sensitive. */
export function containsSensitive(value: Value): boolean {
  if (value.sensitive) return true;
  if (value.kind === 'list') return value.items.some(containsSensitive);
  return value.kind === 'object' && [...value.entries.values()].some(containsSensitive);
}

/** A value split into what is known of it and the tree of what is not; `undefined` json: absent (null) or unknown as a whole. */
export interface SplitValue {
  readonly json: JsonValue | undefined;
  readonly unknown: UnknownTree;
}

export function splitValue(value: Value): SplitValue {
  switch (value.kind) {
    case 'null':
      return { json: undefined, unknown: false };
    case 'unknown':
      return { json: undefined, unknown: true };
    case 'number':
      // JSON has no infinity.
      return Number.isFinite(value.value) ? { json: value.value, unknown: false } : { json: undefined, unknown: true };
    case 'bool':
    case 'string':
      return { json: value.value, unknown: false };
    case 'list': {
      const parts = value.items.map(splitValue);
      const anyUnknown = parts.some((part) => part.unknown !== false);
      return {
        json: parts.map((part) => part.json ?? null),
        unknown: anyUnknown ? parts.map((part) => part.unknown) : false,
      };
    }
    case 'object': {
      const json: Record<string, JsonValue> = {};
      const unknown: Record<string, UnknownTree> = {};
      for (const [key, entry] of value.entries) {
        const part = splitValue(entry);
        if (part.json !== undefined) define(json, key, part.json);
        if (part.unknown !== false) define(unknown, key, part.unknown);
      }
      return { json, unknown: Object.keys(unknown).length > 0 ? unknown : false };
    }
  }
}

/** Sets a key that comes from a user's file: `__proto__` must become a plain property. */
export function define<T>(target: Record<string, T>, key: string, value: T): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

/** A known JSON value as a `Value`, its numbers as precise as written ones. */
export function fromJson(json: JsonValue): Value {
  if (json === null) return NULL;
  switch (typeof json) {
    case 'boolean':
      return bool(json);
    case 'number': {
      const exact = parseBigFloat(String(json));
      return exact === null || exact === 'invalid' ? UNKNOWN : number(exact);
    }
    case 'string':
      return string(json);
    default:
      return isArray(json)
        ? list(json.map(fromJson))
        : object(new Map(Object.entries(json).map(([key, entry]) => [key, fromJson(entry)])));
  }
}

function isArray(json: JsonValue): json is readonly JsonValue[] {
  return Array.isArray(json);
}
