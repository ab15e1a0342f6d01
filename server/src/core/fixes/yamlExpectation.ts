/**
 * Whether an object, read again after its fix, is what the fix was to make of it.
 *
 * Owns the meaning of operations on plain JSON, written without a look at how edits are made, so that the one checks the other.
 */
import type { FixOperation, JsonValue, Path } from '../model.ts';
import type { KubernetesResource } from '../kubernetes/resources.ts';
import { draftOfEntries, draftOfFixValue, jsonOf } from './yamlDraft.ts';

export function comesOutAs(
  before: KubernetesResource,
  after: KubernetesResource,
  operations: readonly FixOperation[],
): boolean {
  if (before.type !== after.type || after.incomplete !== before.incomplete) return false;
  if (usesAliases(before)) return operations.every((operation) => holds(after.values, operation));
  if (operations.length === 0) return isSame(before.values, after.values) && isSame(before.unknown, after.unknown);
  let expected: Plain = structuredClone(before.values) as Plain;
  const removals: Path[] = [];
  for (const operation of operations) {
    if (operation.op === 'add_resource') return false;
    if (operation.op === 'remove') removals.push(operation.path);
    else {
      const value = wanted(operation);
      if (value === undefined) return false;
      expected = put(expected, operation.path, value, operation.op === 'add_block') ?? expected;
    }
  }
  // Indexes are those of the text as it was: from the end, so that they stay true.
  for (const path of removals.sort(lastIndexFirst)) expected = without(expected, path);
  if (!isSame(withoutNulls(expected), after.values)) return false;
  return removals.length > 0 || isSame(before.unknown, after.unknown);
}

type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };

function wanted(operation: Extract<FixOperation, { op: 'set' | 'add_block' }>): Plain | undefined {
  const draft = operation.op === 'set' ? draftOfFixValue(operation) : draftOfEntries(operation.body);
  return draft === null ? undefined : (jsonOf(draft) as Plain);
}

/** The values of an anchor change wherever they are used; then only the fix's own path is looked at. */
function usesAliases(resource: KubernetesResource): boolean {
  return (
    /[*&]\w/.test(resource.source.document.text) && /(^|[\s[{,])[*&][^\s,[\]{}]+/m.test(resource.source.document.text)
  );
}

function holds(values: JsonValue, operation: FixOperation): boolean {
  if (operation.op === 'add_resource') return false;
  if (operation.op === 'remove') return at(values, operation.path) === undefined;
  const value = wanted(operation);
  if (value === undefined) return false;
  const found = at(values, operation.path);
  if (operation.op === 'set' || !isObject(value)) return isSame(found ?? null, value);
  return isObject(found) && Object.entries(value).every(([name, entry]) => isSame(found[name] ?? null, entry));
}

function at(value: JsonValue | undefined, path: Path): JsonValue | undefined {
  let found = value;
  for (const step of path) {
    if (Array.isArray(found) && typeof step === 'number') found = (found as readonly JsonValue[])[step];
    else if (isObject(found) && typeof step === 'string') found = found[step];
    else return undefined;
  }
  return found;
}

function put(into: Plain | undefined, path: Path, value: Plain, merge: boolean): Plain {
  const [step, ...rest] = path;
  if (step === undefined) {
    if (!merge || !isObject(value) || !isObject(into)) return value;
    return Object.entries(value).reduce<Plain>((result, [name, entry]) => put(result, [name], entry, merge), into);
  }
  if (typeof step === 'number') {
    const items = Array.isArray(into) ? [...into] : [];
    items[step] = put(items[step], rest, value, merge);
    return items;
  }
  const entries = isObject(into) ? into : {};
  return { ...entries, [step]: put(entries[step], rest, value, merge) };
}

function without(from: Plain, path: Path): Plain {
  const [step, ...rest] = path;
  if (step === undefined) return from;
  if (Array.isArray(from) && typeof step === 'number') {
    if (rest.length === 0) return from.toSpliced(step, step < from.length ? 1 : 0);
    return from.map((item, index) => (index === step ? without(item, rest) : item));
  }
  if (!isObject(from) || typeof step !== 'string' || !Object.hasOwn(from, step)) return from;
  const entries = from;
  if (rest.length > 0) return { ...entries, [step]: without(entries[step] ?? null, rest) };
  return Object.fromEntries(Object.entries(entries).filter(([name]) => name !== step));
}

function lastIndexFirst(a: Path, b: Path): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const left = a[i];
    const right = b[i];
    if (left !== right) return typeof left === 'number' && typeof right === 'number' ? right - left : 0;
  }
  return b.length - a.length;
}

function withoutNulls(value: Plain): Plain {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== null)
      .map(([name, entry]) => [name, withoutNulls(entry)]),
  );
}

function isObject(value: JsonValue | Plain | undefined): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(a: JsonValue | Plain, b: JsonValue | Plain): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    const other = b as readonly JsonValue[];
    return (
      a.length === b.length && (a as readonly JsonValue[]).every((item, index) => isSame(item, other[index] ?? null))
    );
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key] ?? null, b[key] ?? null))
  );
}
