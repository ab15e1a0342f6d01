/** Steps into a value: attributes, indexes and splats. What is not there in a known value is refused, as in Terraform. */
import type { SplatStep } from '../syntax.ts';
import { convertTo } from './convert.ts';
import { ANY, NUMBER, STRING, describeType, typeOf, type Type } from './types.ts';
import { unify } from './unify.ts';
import {
  computedFrom,
  firstError,
  list,
  refused,
  throughCollection,
  typedList,
  unknownFrom,
  unknownOf,
  withError,
  type Value,
} from './value.ts';

/** `target.name` */
export function getAttribute(target: Value, name: string): Value {
  switch (target.kind) {
    case 'object': {
      const entry = target.entries.get(name);
      if (entry !== undefined) return throughCollection(entry, target);
      return computedFrom(refused(`there is no attribute or key "${name}"`), [target]);
    }
    case 'unknown':
      return attributeOfUnknown(target, name);
    case 'null':
      return computedFrom(refused('a null value has no attributes'), [target]);
    case 'list':
    case 'bool':
    case 'number':
    case 'string':
      return computedFrom(refused(`${describeType(typeOf(target))} has no attributes`), [target]);
  }
}

function attributeOfUnknown(target: Extract<Value, { kind: 'unknown' }>, name: string): Value {
  const type = attributeType(target.type, name);
  if (type === null) return computedFrom(refused(`there is no attribute "${name}"`), [target]);
  const [reference, ...rest] = target.references;
  if (reference === undefined || rest.length > 0) return { ...unknownFrom(target), type };
  const { references: _references, document: _document, notNull: _notNull, ...common } = target;
  return {
    ...common,
    type,
    notNull: false,
    references: [{ ...reference, attribute: [...reference.attribute, name] }],
  };
}

/** The type of an attribute of an unknown value, null when it can have none. */
function attributeType(type: Type, name: string): Type | null {
  switch (type.kind) {
    case 'any':
      return ANY;
    case 'map':
      return type.element;
    case 'object':
      return type.attributes.get(name)?.type ?? null;
    case 'bool':
    case 'number':
    case 'string':
    case 'list':
    case 'set':
    case 'tuple':
      return null;
  }
}

/** `target[key]` */
export function getIndex(target: Value, key: Value): Value {
  if (target.kind === 'null') return computedFrom(refused('a null value has no elements'), [target]);
  if (key.kind === 'null') return computedFrom(refused('an index must not be null'), [target, key]);
  const type = typeOf(target);
  switch (type.kind) {
    case 'any':
      return unknownIndex(target, key);
    case 'list':
    case 'tuple':
      return indexList(target, type, key);
    case 'map':
    case 'object': {
      const name = convertTo(key, STRING);
      if (name.error !== undefined) return computedFrom(name, [target, key]);
      if (name.kind !== 'string')
        return computedFrom(unknownOf(type.kind === 'map' ? type.element : ANY), [target, key]);
      const entry = getAttribute(target, name.value);
      // The name of an object's attribute is part of its type, and no secret.
      return key.sensitive && type.kind === 'map' ? { ...entry, sensitive: true } : entry;
    }
    case 'set':
      return computedFrom(refused('elements of a set have no index'), [target]);
    case 'bool':
    case 'number':
    case 'string':
      return computedFrom(refused(`${describeType(type)} has no elements`), [target, key]);
  }
}

/** An instance of a resource refers to what the resource does. */
function unknownIndex(target: Value, key: Value): Value {
  if (target.kind !== 'unknown') return unknownFrom(target, key);
  if (key.kind === 'string') return attributeOfUnknown(target, key.value);
  return key.kind === 'number' ? target : unknownFrom(target, key);
}

function indexList(target: Value, type: Extract<Type, { kind: 'list' | 'tuple' | 'set' | 'map' }>, key: Value): Value {
  const index = convertTo(key, NUMBER);
  if (index.error !== undefined) return computedFrom(index, [target, key]);
  const element = type.kind === 'tuple' ? ANY : type.element;
  if (index.kind !== 'number' || target.kind !== 'list') return computedFrom(unknownOf(element), [target, key]);
  const item = target.items[index.value];
  if (item === undefined) return computedFrom(refused('there is no element at this index'), [target, key]);
  const found = throughCollection(item, target);
  return key.sensitive ? { ...found, sensitive: true } : found;
}

/** `target.*` and `target[*]` with the steps after it, each given to `evaluateKey` where it has a key. */
export function splat(
  target: Value,
  steps: readonly SplatStep[],
  step: (value: Value, step: SplatStep) => Value,
): Value {
  const take = (value: Value): Value => steps.reduce(step, value);
  const type = typeOf(target);
  const sequence = type.kind === 'list' || type.kind === 'set' || type.kind === 'tuple';
  if (target.error !== undefined) return unknownFrom(target);
  if (target.kind === 'null') {
    return sequence ? computedFrom(refused('a null list has no elements'), [target]) : computedFrom(list([]), [target]);
  }
  if (target.kind === 'unknown') {
    // Instances that are not known are not told apart: what one of them gives stands for all.
    const one = take(target.type.kind === 'any' ? target : { ...target, type: ANY });
    return { ...unknownFrom(one), references: one.references };
  }
  const items = target.kind === 'list' ? target.items : [target];
  const results = items.map((item) => take(target.kind === 'list' ? throughCollection(item, target) : item));
  const error = firstError(results);
  const result = type.kind === 'list' || type.kind === 'set' ? listResult(results, type.element, take) : list(results);
  return { ...withError(result, error), sensitive: target.sensitive };
}

function listResult(results: readonly Value[], element: Type, take: (value: Value) => Value): Value {
  if (results.length === 0) return typedList(typeOf(take(unknownOf(element))), []);
  const common = unify(results.map(typeOf), 'unsafe');
  return common === null ? list(results) : typedList(common, results);
}
