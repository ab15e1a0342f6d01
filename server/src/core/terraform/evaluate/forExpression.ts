/** `for` expressions, and the iteration that template directives share with them. */
import type { Expression, ForExpression } from '../syntax.ts';
import { convertTo } from './convert.ts';
import { decide } from './decide.ts';
import { evaluatePart } from './expression.ts';
import { iterate } from './iterate.ts';
import { rootNames } from './rootNames.ts';
import type { Scope } from './scope.ts';
import { STRING } from './types.ts';
import {
  UNKNOWN,
  computedFrom,
  firstError,
  list,
  object,
  refused,
  unknownFrom,
  withError,
  type EvaluationError,
  type Value,
} from './value.ts';

interface Names {
  readonly keyName: string | null;
  readonly valueName: string;
}

/**
 * Calls `visit` with the scope of every element, until it returns a result. Returns that, or why there can be no result: an
 * unknown, with an error where the collection cannot be iterated at all. Null when every element was visited.
 */
export function forEach(
  collection: Value,
  names: Names,
  scope: Scope,
  visit: (inner: Scope) => Value | null,
): Value | null {
  if (collection.error !== undefined) return unknownFrom(collection);
  const pairs = iterate(collection);
  if (pairs === null) {
    return collection.kind === 'unknown' && canBeCollection(collection)
      ? unknownFrom(collection)
      : computedFrom(refused('only a list, a set, a map or an object can be iterated'), [collection]);
  }
  for (const [key, value] of pairs) {
    const stopped = visit(bind(scope, names, key, value));
    if (stopped !== null) return stopped;
  }
  return null;
}

function canBeCollection(value: Extract<Value, { kind: 'unknown' }>): boolean {
  return value.type.kind !== 'bool' && value.type.kind !== 'number' && value.type.kind !== 'string';
}

function bind(scope: Scope, { keyName, valueName }: Names, key: Value, value: Value): Scope {
  return {
    ...scope,
    assume: (condition) => {
      const mentioned = rootNames(condition);
      return mentioned.has(valueName) || (keyName !== null && mentioned.has(keyName)) ? null : scope.assume(condition);
    },
    root: (name) => (name === valueName ? value : name === keyName ? key : scope.root(name)),
  };
}

export function evaluateFor(expression: ForExpression, scope: Scope): Value {
  const collection = evaluatePart(expression.collection, scope);
  const result = collectItems(expression, collection, scope);
  return computedFrom(collection.sensitive ? { ...result, sensitive: true } : result, []);
}

interface Progress {
  readonly items: Value[];
  readonly entries: Map<string, Value[]>;
  /** Marks of keys and conditions are marks of the whole. */
  sensitive: boolean;
  /** Something that decides the extent of the result is not known; the rest is evaluated for its errors only. */
  open: Value | null;
  error: EvaluationError | undefined;
}

/** Terraform tries the condition on an element that is not known first: a condition that is always wrong is refused. */
function conditionError(expression: ForExpression, scope: Scope): Value | null {
  if (expression.condition === null) return null;
  const inner: Scope = { ...bind(scope, expression, UNKNOWN, UNKNOWN), assume: () => null };
  const decided = decide(evaluatePart(expression.condition, inner), expression.condition, inner);
  return decided !== null && typeof decided !== 'boolean' ? decided : null;
}

function collectItems(expression: ForExpression, collection: Value, scope: Scope): Value {
  const wrong = iterate(collection) === null ? null : conditionError(expression, scope);
  if (wrong !== null) return wrong;
  const progress: Progress = { items: [], entries: new Map(), sensitive: false, open: null, error: undefined };
  const stopped = forEach(collection, expression, scope, (inner) => {
    if (expression.condition !== null && !isKept(expression.condition, inner, progress)) return null;
    if (expression.key === null) progress.items.push(evaluatePart(expression.value, inner));
    else addEntry(expression, expression.key, inner, progress);
    return null;
  });
  if (stopped !== null) return stopped;
  const results = [...progress.items, ...[...progress.entries.values()].flat()];
  const error = progress.error ?? firstError(results);
  if (progress.open !== null) return withError(unknownFrom(progress.open), error);
  const result = withError(finish(expression, progress), error);
  return progress.sensitive ? { ...result, sensitive: true } : result;
}

function isKept(condition: Expression, scope: Scope, progress: Progress): boolean {
  const value = evaluatePart(condition, scope);
  const decided = decide(value, condition, scope);
  progress.sensitive ||= value.sensitive;
  if (typeof decided === 'boolean') return decided;
  progress.open ??= decided ?? value;
  progress.error ??= decided?.error;
  return false;
}

function addEntry(expression: ForExpression, keyExpression: Expression, scope: Scope, progress: Progress): void {
  const raw = evaluatePart(keyExpression, scope);
  const key = raw.kind === 'null' ? refused('a key must not be null') : convertTo(raw, STRING);
  progress.sensitive ||= raw.sensitive;
  if (key.kind !== 'string') {
    progress.open ??= { ...UNKNOWN, references: raw.references, via: raw.via };
    progress.error ??= key.error;
    return;
  }
  const value = evaluatePart(expression.value, scope);
  const group = progress.entries.get(key.value);
  if (group === undefined) progress.entries.set(key.value, [value]);
  else if (expression.grouping) group.push(value);
  else progress.error ??= { message: `two elements have the key "${key.value}"` };
}

function finish(expression: ForExpression, { items, entries }: Progress): Value {
  if (expression.key === null) return list(items);
  return object(
    new Map([...entries].map(([name, values]) => [name, expression.grouping ? list(values) : (values[0] ?? UNKNOWN)])),
  );
}
