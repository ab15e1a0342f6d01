/**
 * Reads a type constraint, `list(object({ a = optional(string, "x") }))`, from the expression that it is written as:
 * https://developer.hashicorp.com/terraform/language/expressions/type-constraints
 */
import type { Expression, ObjectEntry } from '../syntax.ts';
import { convertTo } from './convert.ts';
import { evaluate, type Scope } from './expression.ts';
import { ANY, BOOL, NUMBER, STRING, type AttributeType, type Type } from './types.ts';
import type { EvaluationError } from './value.ts';

export type ParsedConstraint =
  | { readonly ok: true; readonly type: Type }
  /** Terraform refuses the constraint. */
  | { readonly ok: false; readonly error: EvaluationError };

/** Nesting that no real constraint reaches. */
const DEPTH_BOUND = 50;

/** The type that a constraint stands for; an old one in quotes (`"string"`, `"list"`, `"map"`) is read as well. */
export function parseTypeConstraint(expression: Expression): ParsedConstraint {
  if (expression.kind === 'template' && expression.parts.length === 1 && expression.parts[0]?.kind === 'text') {
    const old = QUOTED.get(expression.parts[0].value);
    return old === undefined ? fail(expression, 'A type constraint is not quoted.') : { ok: true, type: old };
  }
  return parse(expression, 0);
}

const QUOTED: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['string', STRING],
  ['list', { kind: 'list', element: STRING }],
  ['map', { kind: 'map', element: STRING }],
]);

function parse(expression: Expression, depth: number): ParsedConstraint {
  if (depth > DEPTH_BOUND) return fail(expression, 'The type constraint is nested too deeply.');
  if (expression.kind === 'variable') return keyword(expression, expression.name);
  if (expression.kind === 'call') return constructor(expression, depth);
  return fail(expression, 'A type constraint is a keyword such as string, or a call such as list(string).');
}

function keyword(at: Expression, name: string): ParsedConstraint {
  switch (name) {
    case 'any':
      return { ok: true, type: ANY };
    case 'bool':
      return { ok: true, type: BOOL };
    case 'number':
      return { ok: true, type: NUMBER };
    case 'string':
      return { ok: true, type: STRING };
    // Kept from before Terraform had element types.
    case 'list':
    case 'map':
      return { ok: true, type: { kind: name, element: ANY } };
    default:
      return fail(at, `"${name}" is not a type.`);
  }
}

function constructor(call: Extract<Expression, { kind: 'call' }>, depth: number): ParsedConstraint {
  const [argument, ...more] = call.args;
  if (argument === undefined || more.length > 0) {
    return fail(call, `${call.name}() takes one argument.`);
  }
  switch (call.name) {
    case 'list':
    case 'set':
    case 'map': {
      const element = parse(argument, depth + 1);
      return element.ok ? { ok: true, type: { kind: call.name, element: element.type } } : element;
    }
    case 'tuple': {
      if (argument.kind !== 'tuple') return fail(argument, 'tuple() takes a list of types.');
      const elements: Type[] = [];
      for (const item of argument.items) {
        const element = parse(item, depth + 1);
        if (!element.ok) return element;
        elements.push(element.type);
      }
      return { ok: true, type: { kind: 'tuple', elements } };
    }
    case 'object':
      return argument.kind === 'object'
        ? objectType(argument.entries, depth)
        : fail(argument, 'object() takes attribute names with their types.');
    default:
      return fail(call, `"${call.name}" is not a type constructor.`);
  }
}

function objectType(entries: readonly ObjectEntry[], depth: number): ParsedConstraint {
  const attributes = new Map<string, AttributeType>();
  for (const entry of entries) {
    const [name] = entry.key.kind === 'template' ? entry.key.parts : [];
    if (name?.kind !== 'text') return fail(entry.key, 'An attribute has a name.');
    const attribute = attributeType(entry.value, depth);
    if (!attribute.ok) return attribute;
    attributes.set(name.value, attribute.attribute);
  }
  return { ok: true, type: { kind: 'object', attributes } };
}

type ParsedAttribute =
  { readonly ok: true; readonly attribute: AttributeType } | { readonly ok: false; readonly error: EvaluationError };

function attributeType(expression: Expression, depth: number): ParsedAttribute {
  if (expression.kind !== 'call' || expression.name !== 'optional') {
    const plain = parse(expression, depth + 1);
    return plain.ok ? { ok: true, attribute: { type: plain.type, optional: false } } : plain;
  }
  const [argument, initial, ...more] = expression.args;
  if (argument === undefined || more.length > 0) return fail(expression, 'optional() takes a type and a default.');
  const inner = parse(argument, depth + 1);
  if (!inner.ok) return inner;
  if (initial === undefined) return { ok: true, attribute: { type: inner.type, optional: true, default: null } };
  const value = convertTo(evaluate(initial, CONSTANTS), inner.type);
  if (value.error !== undefined) return fail(initial, `The default does not fit: ${value.error.message}.`);
  return { ok: true, attribute: { type: inner.type, optional: true, default: value } };
}

/** A default may call functions, but there are no names in it. */
const CONSTANTS: Scope = { root: () => null, assume: () => null };

function fail(at: Expression, message: string): { readonly ok: false; readonly error: EvaluationError } {
  return { ok: false, error: { message, span: { start: at.start, end: at.end } } };
}
