/**
 * Calls functions: checks and converts arguments, propagates what is unknown, sensitive or in error.
 *
 * Functions that depend on the machine or the moment, and those of providers, are unknown.
 */
import type { CallExpression, Expression } from '../syntax.ts';
import { charged } from './budget.ts';
import { convertTo } from './convert.ts';
import { evaluatePart } from './expression.ts';
import { functionNamed } from './functions/index.ts';
import type { FunctionSpec, Parameter } from './functions/spec.ts';
import { iterate } from './iterate.ts';
import type { Scope } from './scope.ts';

import {
  UNKNOWN,
  bool,
  computedFrom,
  containsSensitive,
  firstError,
  isKnown,
  refused,
  unknownFrom,
  unknownOf,
  type Value,
} from './value.ts';

export function callFunction(call: CallExpression, scope: Scope): Value {
  const name = call.name.replace(/^core::/, '');
  if (name === 'try' && !call.expandFinal) return firstThatWorks(call, scope);
  if (name === 'can' && !call.expandFinal) return works(call, scope);
  if (name === 'templatestring' && !isReference(call.args[0])) {
    return refused('the template must be a reference to a named value');
  }
  const args = evaluateArguments(call, scope);
  if (!Array.isArray(args)) return args as Value;
  const values = args as readonly Value[];
  if (name.includes('::')) return unknownFrom(...values);
  const spec = functionNamed(name);
  if (spec === undefined) return computedFrom(refused(`there is no function named "${name}"`), values);
  return applyFunction(name, spec, values, scope);
}

/** A template written in place would be evaluated before it is given to the function. */
function isReference(expression: Expression | undefined): boolean {
  switch (expression?.kind) {
    case 'variable':
      return true;
    case 'attribute':
    case 'index':
      return isReference(expression.target);
    default:
      return false;
  }
}

/** `try`: the first argument without an error; one that may yet turn out to have one leaves the result open. */
function firstThatWorks(call: CallExpression, scope: Scope): Value {
  if (call.args.length === 0) return refused('try() takes at least one argument');
  for (const argument of call.args) {
    const value = evaluatePart(argument, scope);
    if (value.error !== undefined) continue;
    return isKnown(value) ? value : unknownFrom(value);
  }
  return refused('no argument of try() can be evaluated');
}

function works(call: CallExpression, scope: Scope): Value {
  const [argument, ...more] = call.args;
  if (argument === undefined || more.length > 0) return refused('can() takes one argument');
  const value = evaluatePart(argument, scope);
  if (value.error !== undefined) return bool(false);
  return isKnown(value) ? bool(true) : unknownFrom(value);
}

/** The arguments' values with `list...` expanded, or the unknown that the call is when they are not all there. */
function evaluateArguments(call: CallExpression, scope: Scope): readonly Value[] | Value {
  const values = call.args.map((argument) => evaluatePart(argument, scope));
  const final = values.at(-1);
  if (!call.expandFinal || final === undefined) return values;
  if (final.error !== undefined) return unknownFrom(...values);
  if (final.kind === 'unknown') return unknownFrom(...values);
  const pairs = final.kind === 'list' ? iterate(final) : null;
  if (pairs === null) return computedFrom(refused('only a list or a set can be expanded to arguments'), values);
  return [...values.slice(0, -1), ...pairs.map(([, item]) => item)];
}

/** Applies a function to values that are already there, as Terraform's type system does. */
export function applyFunction(name: string, spec: FunctionSpec, given: readonly Value[], scope: Scope): Value {
  const { parameters, variadic } = spec;
  if (given.length < parameters.length || (variadic === undefined && given.length > parameters.length)) {
    return computedFrom(refused(`${name}() does not take ${given.length} arguments`), given);
  }
  const error = firstError(given);
  if (error !== undefined) return computedFrom({ ...UNKNOWN, error }, given);
  const args: Value[] = [];
  let open = false;
  let untyped = false;
  let sensitive = false;
  for (const [index, value] of given.entries()) {
    const parameter: Parameter | undefined = parameters[index] ?? variadic;
    if (parameter === undefined) break;
    const converted = convertTo(value, parameter.type);
    if (converted.error !== undefined) return computedFrom({ ...UNKNOWN, error: converted.error }, given);
    if (converted.kind === 'null' && parameter.nullable !== true) {
      return computedFrom(refused(`an argument of ${name}() must not be null`), given);
    }
    open ||= converted.kind === 'unknown' && parameter.unknown !== true;
    untyped ||= converted.kind === 'null' && converted.type.kind === 'any' && parameter.untyped !== true;
    sensitive ||= parameter.marked !== true && containsSensitive(converted);
    args.push(converted);
  }
  const result = untyped
    ? UNKNOWN
    : open
      ? unknownOf(spec.returns, spec.maybeNull !== true)
      : charged(spec.call(args, scope));
  return inheritProvenance(sensitive ? { ...result, sensitive: true } : result, spec, given);
}

/** The result comes from its arguments; where elements pass through unchanged, they keep what they refer to themselves. */
function inheritProvenance(result: Value, spec: FunctionSpec, given: readonly Value[]): Value {
  const operands = given.map((value) => ({ ...value, sensitive: false }));
  const passing = spec.returns.kind === 'any' || result.kind === 'list' || result.kind === 'object';
  return passing && result.references.length > 0 ? result : computedFrom(result, operands);
}
