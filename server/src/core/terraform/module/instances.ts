/**
 * The instances that `count` and `for_each` make of a block.
 */
import { evaluate, iterate, type Scope } from '../evaluate/expression.ts';
import { UNKNOWN, number, object, string, type Value } from '../evaluate/value.ts';
import type { Block } from '../syntax.ts';

export type InstanceKey = number | string;

/** Names that only the block's own expressions see: `count` or `each`. */
export type InstanceNames = ReadonlyMap<string, Value>;

export interface Instance {
  /** Null where there is but one, or where the block stands for instances that are not known. */
  readonly key: InstanceKey | null;
  readonly names: InstanceNames;
}

export interface Instances {
  /** `single`: neither `count` nor `for_each`; `keyed`: all are known; `symbolic`: one stands for all there may be. */
  readonly kind: 'single' | 'keyed' | 'symbolic';
  readonly list: readonly Instance[];
}

/** Instances past this number are not told apart: one line must not cost without bound. */
const INSTANCE_BOUND = 64;

const SINGLE: Instances = { kind: 'single', list: [{ key: null, names: new Map() }] };

export function instancesOf(block: Block, scope: Scope): Instances {
  for (const attribute of block.body.attributes) {
    if (attribute.name === 'count') return counted(evaluate(attribute.value, scope));
    if (attribute.name === 'for_each') return each(evaluate(attribute.value, scope));
  }
  return SINGLE;
}

function counted(count: Value): Instances {
  const wanted = countOf(count);
  if (wanted === null || wanted > INSTANCE_BOUND) {
    return symbolic('count', object(new Map([['index', UNKNOWN]])));
  }
  const list = Array.from({ length: wanted }, (_, index) => ({
    key: index,
    names: new Map([['count', object(new Map([['index', number(index)]]))]]),
  }));
  return { kind: 'keyed', list };
}

function countOf(count: Value): number | null {
  if (count.kind !== 'number' && count.kind !== 'string' && count.kind !== 'bool') return null;
  const wanted = Number(count.value);
  return Number.isInteger(wanted) && wanted >= 0 ? wanted : null;
}

function each(collection: Value): Instances {
  const pairs = iterate(collection);
  if (pairs === null || pairs.length > INSTANCE_BOUND) return symbolic('each', UNKNOWN);
  const list: Instance[] = [];
  for (const [position, value] of pairs) {
    // A set is iterated by its values.
    const key = collection.kind === 'list' ? value : position;
    // With one key unknown, no instance is certain.
    if (key.kind !== 'string' && key.kind !== 'number') return symbolic('each', UNKNOWN);
    const names = new Map([
      [
        'each',
        object(
          new Map([
            ['key', key],
            ['value', value],
          ]),
        ),
      ],
    ]);
    list.push({ key: String(key.value), names });
  }
  return { kind: 'keyed', list };
}

function symbolic(name: 'count' | 'each', value: Value): Instances {
  return { kind: 'symbolic', list: [{ key: null, names: new Map([[name, value]]) }] };
}

/** `[0]`, `["web"]`, or nothing. */
export function keySuffix(key: InstanceKey | null): string {
  if (key === null) return '';
  return typeof key === 'number' ? `[${String(key)}]` : `[${JSON.stringify(key)}]`;
}

/** A key as the value that `[…]` takes. */
export function keyValue(key: InstanceKey): Value {
  return typeof key === 'number' ? number(key) : string(key);
}

/** Whether a value used as `[key]` names this instance; null when that is not known. */
export function isKey(value: Value, key: InstanceKey): boolean | null {
  if (value.kind === 'unknown') return null;
  if (value.kind !== 'number' && value.kind !== 'string') return false;
  return String(value.value) === String(key);
}
