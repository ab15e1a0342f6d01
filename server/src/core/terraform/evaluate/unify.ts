/**
 * Which conversions between types there are, and the type that several types have in common, as in Terraform's type system
 * (cty): https://developer.hashicorp.com/terraform/language/expressions/types#type-conversion
 *
 * A conversion is `safe` when it cannot fail for any value of the type; values themselves are converted in `convert`.
 */
import {
  ANY,
  containsAny,
  isPrimitive,
  listOf,
  mapOf,
  objectOf,
  sameType,
  setOf,
  tupleOf,
  type AttributeType,
  type Type,
} from './types.ts';

export type Safety = 'safe' | 'unsafe';

/** Whether values of one type may be converted to another at all. */
export function isConvertible(from: Type, to: Type, safety: Safety): boolean {
  if (to.kind === 'any' || sameType(from, to)) return true;
  if (from.kind === 'any') return safety === 'unsafe';
  const inner = (a: Type, b: Type): boolean => isConvertible(a, b, safety);
  switch (to.kind) {
    case 'bool':
    case 'number':
      return safety === 'unsafe' && from.kind === 'string';
    case 'string':
      return isPrimitive(from);
    case 'list':
      if (from.kind === 'list' || from.kind === 'set') return inner(from.element, to.element);
      return from.kind === 'tuple' && fitsAll(from.elements, to.element, safety);
    case 'set':
      // A list loses its order.
      if (from.kind === 'list') return safety === 'unsafe' && inner(from.element, to.element);
      if (from.kind === 'set') return inner(from.element, to.element);
      return from.kind === 'tuple' && fitsAll(from.elements, to.element, safety);
    case 'map':
      if (from.kind === 'map') return inner(from.element, to.element);
      return from.kind === 'object' && fitsAll(attributeTypes(from.attributes), to.element, safety);
    case 'tuple':
      return (
        from.kind === 'tuple' &&
        from.elements.length === to.elements.length &&
        from.elements.every((element, index) => inner(element, to.elements[index] ?? ANY))
      );
    case 'object':
      if (from.kind === 'map') {
        return safety === 'unsafe' && attributeTypes(to.attributes).every((type) => inner(from.element, type));
      }
      return (
        from.kind === 'object' &&
        [...to.attributes].every(([name, attribute]) => {
          const source = from.attributes.get(name);
          return source === undefined ? attribute.optional : inner(source.type, attribute.type);
        })
      );
  }
}

function fitsAll(elements: readonly Type[], element: Type, safety: Safety): boolean {
  if (element.kind === 'any') return elements.length === 0 || unify(elements, safety) !== null;
  return elements.every((candidate) => isConvertible(candidate, element, safety));
}

function attributeTypes(attributes: ReadonlyMap<string, AttributeType>): readonly Type[] {
  return [...attributes.values()].map((attribute) => attribute.type);
}

/** The type that all of these convert to, or null when there is none. `any` where it cannot be told yet. */
export function unify(types: readonly Type[], safety: Safety): Type | null {
  const [first, ...rest] = types;
  if (first === undefined) return null;
  if (rest.every((type) => sameType(first, type))) return first;
  const known = types.filter((type) => type.kind !== 'any');
  const hasAny = known.length < types.length;
  const only = (...kinds: readonly Type['kind'][]): boolean =>
    known.length > 0 && known.every((type) => kinds.includes(type.kind));
  if (only('map')) return hasAny ? ANY : unifyElements(known, mapOf, safety);
  if (only('list')) return hasAny ? ANY : unifyElements(known, listOf, safety);
  if (only('set')) return hasAny ? ANY : unifyElements(known, setOf, safety);
  if (only('object')) return hasAny ? ANY : unifyObjects(known, safety);
  if (only('tuple')) return hasAny ? ANY : unifyTuples(known, safety);
  if (only('map', 'object')) {
    if (hasAny) return ANY;
    const map = unifyAs(known, mapOf, safety);
    if (map !== null) return map;
  }
  if (only('list', 'tuple')) {
    if (hasAny) return ANY;
    const list = unifyAs(known, listOf, safety);
    if (list !== null) return list;
  }
  if (known.some((type) => type.kind === 'object') && known.some((type) => type.kind === 'tuple')) return null;
  const wanted = [...types]
    .sort(byPreference)
    .find((candidate) => types.every((type) => isConvertible(type, candidate, safety)));
  return wanted ?? null;
}

/** Earlier is preferred: what is known before `any`, texts before what texts can hold, lists before sets. */
function byPreference(a: Type, b: Type): number {
  const rank = (type: Type): number => ['string', 'list', 'set', 'map', 'number', 'bool'].indexOf(type.kind);
  if (a.kind === 'any' || b.kind === 'any') return Number(a.kind === 'any') - Number(b.kind === 'any');
  if ('element' in a && 'element' in b && a.kind === b.kind) return byPreference(a.element, b.element);
  if (rank(a) < 0 || rank(b) < 0) return Number(rank(a) < 0) - Number(rank(b) < 0);
  return a.kind === 'string' || b.kind === 'string' || ('element' in a && 'element' in b) ? rank(a) - rank(b) : 0;
}

function elementTypes(type: Type): readonly Type[] {
  switch (type.kind) {
    case 'list':
    case 'set':
    case 'map':
      return [type.element];
    case 'tuple':
      return type.elements;
    case 'object':
      return attributeTypes(type.attributes);
    case 'any':
    case 'bool':
    case 'number':
    case 'string':
      return [];
  }
}

function unifyElements(types: readonly Type[], make: (element: Type) => Type, safety: Safety): Type | null {
  const element = unify(types.flatMap(elementTypes), safety);
  return element === null ? null : make(element);
}

/** Objects as a map or tuples as a list, when every element has a type in common. */
function unifyAs(types: readonly Type[], make: (element: Type) => Type, safety: Safety): Type | null {
  const elements = types.flatMap(elementTypes);
  const element = elements.length === 0 ? ANY : unify(elements, safety);
  if (element === null) return null;
  const wanted = make(element);
  return types.every((type) => isConvertible(type, wanted, safety)) ? wanted : null;
}

function unifyObjects(types: readonly Type[], safety: Safety): Type | null {
  const attributes = types.map((type) => (type.kind === 'object' ? type.attributes : new Map<string, AttributeType>()));
  const names = [...(attributes[0]?.keys() ?? [])];
  const alike = attributes.every((each) => each.size === names.length && names.every((name) => each.has(name)));
  if (!alike) return unifyAs(types, mapOf, safety);
  const unified = new Map<string, Type>();
  for (const name of names) {
    const type = unify(
      attributes.map((each) => each.get(name)?.type ?? ANY),
      safety,
    );
    if (type === null) return null;
    unified.set(name, type);
  }
  const wanted = objectOf(unified);
  return types.every((type) => isConvertible(type, wanted, safety)) ? wanted : unifyAs(types, mapOf, safety);
}

function unifyTuples(types: readonly Type[], safety: Safety): Type | null {
  const tuples = types.map(elementTypes);
  const length = tuples[0]?.length ?? 0;
  if (tuples.some((tuple) => tuple.length !== length)) return unifyAs(types, listOf, safety);
  const elements: Type[] = [];
  for (let index = 0; index < length; index++) {
    const type = unify(
      tuples.map((tuple) => tuple[index] ?? ANY),
      safety,
    );
    if (type === null) return null;
    elements.push(type);
  }
  const wanted = tupleOf(elements);
  return types.every((type) => isConvertible(type, wanted, safety)) ? wanted : unifyAs(types, listOf, safety);
}

/** `wanted` with each `any` replaced by what `source` has in its place: the type of an unknown value after conversion. */
export function resolveAny(source: Type, wanted: Type): Type {
  if (wanted.kind === 'any') return source;
  if (!containsAny(wanted)) return wanted;
  switch (wanted.kind) {
    case 'list':
    case 'set':
    case 'map': {
      const elements = elementTypes(source);
      const element = elements.length === 0 ? ANY : (unify(elements, 'unsafe') ?? ANY);
      return { kind: wanted.kind, element: resolveAny(element, wanted.element) };
    }
    case 'tuple':
      return tupleOf(wanted.elements.map((element, index) => resolveAny(elementTypes(source)[index] ?? ANY, element)));
    case 'object': {
      const typeIn = (name: string): Type => {
        if (source.kind === 'map') return source.element;
        return source.kind === 'object' ? (source.attributes.get(name)?.type ?? ANY) : ANY;
      };
      return objectOf(
        new Map([...wanted.attributes].map(([name, { type }]) => [name, resolveAny(typeIn(name), type)])),
      );
    }
    case 'bool':
    case 'number':
    case 'string':
      return wanted;
  }
}
