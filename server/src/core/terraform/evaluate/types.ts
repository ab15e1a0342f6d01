/**
 * The types of Terraform's language: https://developer.hashicorp.com/terraform/language/expressions/type-constraints
 *
 * `any` stands for a type that is not known (yet): as a constraint it accepts everything. Must never look at values other than to
 * tell their type.
 */
import type { Value } from './value.ts';

export type Type =
  | { readonly kind: 'any' }
  | { readonly kind: 'bool' }
  | { readonly kind: 'number' }
  | { readonly kind: 'string' }
  | { readonly kind: 'list' | 'set' | 'map'; readonly element: Type }
  | { readonly kind: 'tuple'; readonly elements: readonly Type[] }
  | { readonly kind: 'object'; readonly attributes: ReadonlyMap<string, AttributeType> };

/** `optional(string, "x")` has a default; `optional(string)` is null where it is left out. Types of values are never optional. */
export type AttributeType =
  | { readonly type: Type; readonly optional: false }
  | { readonly type: Type; readonly optional: true; readonly default: Value | null };

export const ANY: Type = { kind: 'any' };
export const BOOL: Type = { kind: 'bool' };
export const NUMBER: Type = { kind: 'number' };
export const STRING: Type = { kind: 'string' };
export const listOf = (element: Type): Type => ({ kind: 'list', element });
export const setOf = (element: Type): Type => ({ kind: 'set', element });
export const mapOf = (element: Type): Type => ({ kind: 'map', element });
export const tupleOf = (elements: readonly Type[]): Type => ({ kind: 'tuple', elements });
export const objectOf = (attributes: ReadonlyMap<string, Type>): Type => ({
  kind: 'object',
  attributes: new Map([...attributes].map(([name, type]) => [name, { type, optional: false }])),
});

export function typeOf(value: Value): Type {
  switch (value.kind) {
    case 'null':
    case 'unknown':
      return value.type;
    case 'bool':
      return BOOL;
    case 'number':
      return NUMBER;
    case 'string':
      return STRING;
    case 'list':
      return value.collection === 'tuple'
        ? tupleOf(value.items.map(typeOf))
        : { kind: value.collection, element: value.element };
    case 'object':
      return value.collection === 'map'
        ? mapOf(value.element)
        : objectOf(new Map([...value.entries].map(([name, entry]) => [name, typeOf(entry)])));
  }
}

/** Whether two types are the same, whatever is optional. */
export function sameType(a: Type, b: Type): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case 'any':
    case 'bool':
    case 'number':
    case 'string':
      return a.kind === b.kind;
    case 'list':
    case 'set':
    case 'map':
      return a.kind === b.kind && sameType(a.element, b.element);
    case 'tuple':
      return (
        b.kind === 'tuple' &&
        a.elements.length === b.elements.length &&
        a.elements.every((element, index) => sameType(element, b.elements[index] ?? ANY))
      );
    case 'object':
      return (
        b.kind === 'object' &&
        a.attributes.size === b.attributes.size &&
        [...a.attributes].every(([name, { type }]) => {
          const other = b.attributes.get(name);
          return other !== undefined && sameType(type, other.type);
        })
      );
  }
}

export function isPrimitive(type: Type): boolean {
  return type.kind === 'bool' || type.kind === 'number' || type.kind === 'string';
}

/** Whether `any` stands somewhere in the type. */
export function containsAny(type: Type): boolean {
  switch (type.kind) {
    case 'any':
      return true;
    case 'bool':
    case 'number':
    case 'string':
      return false;
    case 'list':
    case 'set':
    case 'map':
      return containsAny(type.element);
    case 'tuple':
      return type.elements.some(containsAny);
    case 'object':
      return [...type.attributes.values()].some((attribute) => containsAny(attribute.type));
  }
}

/** The type with nothing optional: what a value has after its conversion. */
export function withoutOptional(type: Type): Type {
  switch (type.kind) {
    case 'any':
    case 'bool':
    case 'number':
    case 'string':
      return type;
    case 'list':
    case 'set':
    case 'map':
      return { kind: type.kind, element: withoutOptional(type.element) };
    case 'tuple':
      return tupleOf(type.elements.map(withoutOptional));
    case 'object':
      return objectOf(new Map([...type.attributes].map(([name, { type: inner }]) => [name, withoutOptional(inner)])));
  }
}

/** The type as one writes it in a constraint: `map(object({a=string}))`. */
export function describeType(type: Type): string {
  switch (type.kind) {
    case 'any':
    case 'bool':
    case 'number':
    case 'string':
      return type.kind;
    case 'list':
    case 'set':
    case 'map':
      return `${type.kind}(${describeType(type.element)})`;
    case 'tuple':
      return `tuple([${type.elements.map(describeType).join(', ')}])`;
    case 'object':
      return `object({${[...type.attributes]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, attribute]) => `${name}=${describeType(attribute.type)}`)
        .join(', ')}})`;
  }
}
