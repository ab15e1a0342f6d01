/**
 * Values of Terraform expressions, with what is not known of them and where they come from.
 *
 * A value remembers the resources it refers to (`references`) and the hops it took (`via`: local, variable default), so that
 * findings can say so. Values are immutable.
 */
import type { JsonValue, Path, Span, UnknownTree } from '../../model.ts';
import type { TerraformFile } from '../syntax.ts';

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

interface Provenance {
  readonly references: readonly ValueReference[];
  readonly via: readonly Hop[];
}

export type Value =
  | ({ readonly kind: 'null' } & Provenance)
  | ({ readonly kind: 'bool'; readonly value: boolean } & Provenance)
  | ({ readonly kind: 'number'; readonly value: number } & Provenance)
  /** `document` is set on the result of `jsonencode` and the like: the decoded value, known in part perhaps. */
  | ({ readonly kind: 'string'; readonly value: string; readonly document?: Value } & Provenance)
  | ({ readonly kind: 'list'; readonly items: readonly Value[] } & Provenance)
  | ({ readonly kind: 'object'; readonly entries: ReadonlyMap<string, Value> } & Provenance)
  /** `document`: a text that is not known as a whole, but in parts. */
  | ({ readonly kind: 'unknown'; readonly document?: Value } & Provenance);

const NOTHING: Provenance = { references: [], via: [] };

export const NULL: Value = { kind: 'null', ...NOTHING };
export const UNKNOWN: Value = { kind: 'unknown', ...NOTHING };
export const bool = (value: boolean): Value => ({ kind: 'bool', value, ...NOTHING });
export const number = (value: number): Value => ({ kind: 'number', value, ...NOTHING });
export const string = (value: string): Value => ({ kind: 'string', value, ...NOTHING });
export const list = (items: readonly Value[]): Value => ({ kind: 'list', items, ...NOTHING });
export const object = (entries: ReadonlyMap<string, Value>): Value => ({ kind: 'object', entries, ...NOTHING });

/** An unknown that keeps what is known of its operands' provenance. */
export function unknownFrom(...operands: readonly Value[]): Value {
  const references = operands.flatMap((operand) => operand.references.map(asDerived));
  const via = operands.flatMap((operand) => operand.via);
  return references.length === 0 && via.length === 0 ? UNKNOWN : { kind: 'unknown', references, via };
}

function asDerived(reference: ValueReference): ValueReference {
  return reference.derived === true ? reference : { ...reference, derived: true };
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
      return [...value.entries.values()].every(isKnown);
    case 'null':
    case 'bool':
    case 'number':
    case 'string':
      return true;
  }
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
    case 'bool':
    case 'number':
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

/** A known JSON value as a `Value`. */
export function fromJson(json: JsonValue): Value {
  if (json === null) return NULL;
  switch (typeof json) {
    case 'boolean':
      return bool(json);
    case 'number':
      return number(json);
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
