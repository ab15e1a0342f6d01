/**
 * Evaluates one expression as Terraform does, as far as it can be known without providers and state.
 *
 * Never throws for a user's expression and never runs on: what is not known is unknown, what Terraform refuses is unknown with
 * an error, and what costs too much is unknown (see `budget`).
 */
import type { ConditionalExpression, Expression, LiteralExpression, ObjectEntry, SplatStep } from '../syntax.ts';
import { parseBigFloat } from './bigFloat.ts';
import { spend, spendApart } from './budget.ts';
import { callFunction } from './call.ts';
import { convertTo } from './convert.ts';
import { decide } from './decide.ts';
import { evaluateFor } from './forExpression.ts';
import { applyBinary, applyUnary, equals } from './operators.ts';
import type { Root, Scope } from './scope.ts';
import { evaluateTemplate } from './template.ts';
import { getAttribute, getIndex, splat } from './traverse.ts';
import { ANY, NUMBER, STRING, typeOf, type Type } from './types.ts';
import { unify } from './unify.ts';
import {
  NULL,
  UNKNOWN,
  bool,
  computedFrom,
  firstError,
  isKnown,
  list,
  number,
  object,
  refused,
  unknownFrom,
  unknownOf,
  withError,
  type Value,
} from './value.ts';

export { iterate } from './iterate.ts';
export { getAttribute, getIndex } from './traverse.ts';
export type { Root, Scope, WorkspaceFiles } from './scope.ts';

/** The value of a whole attribute, local, variable or the like: its cost is bounded by itself, whoever asks for it. */
export function evaluate(expression: Expression, scope: Scope): Value {
  return located(
    spendApart(() => compute(expression, scope)),
    expression,
  );
}

/** The value of an expression inside of another: its cost is a part of the other's. */
export function evaluatePart(expression: Expression, scope: Scope): Value {
  return located(
    spend(() => compute(expression, scope)),
    expression,
  );
}

/** Says where an error is, the innermost expression first. */
function located(value: Value, { start, end }: Expression): Value {
  if (value.error === undefined || value.error.span !== undefined) return value;
  return { ...value, error: { ...value.error, span: { start, end } } };
}

function compute(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'literal':
      return evaluateLiteral(expression);
    case 'template':
      return evaluateTemplate(expression.parts, scope);
    case 'tuple': {
      const items = expression.items.map((item) => evaluatePart(item, scope));
      return withError(list(items), firstError(items));
    }
    case 'object':
      return evaluateObject(expression.entries, scope);
    case 'parentheses':
      return evaluatePart(expression.inner, scope);
    case 'unary':
      return applyUnary(expression.operator, evaluatePart(expression.operand, scope));
    case 'binary':
      return applyBinary(
        expression.operator,
        evaluatePart(expression.left, scope),
        evaluatePart(expression.right, scope),
      );
    case 'conditional':
      return evaluateConditional(expression, scope);
    case 'variable':
    case 'attribute':
    case 'index': {
      const reached = reach(expression, scope);
      return reached.kind === 'root' ? reached.value() : reached;
    }
    case 'splat':
      return evaluateSplat(evaluatePart(expression.target, scope), expression.steps, scope);
    case 'call':
      return callFunction(expression, scope);
    case 'for':
      return evaluateFor(expression, scope);
    case 'invalid':
      return UNKNOWN;
  }
}

function evaluateLiteral(literal: LiteralExpression): Value {
  if (literal.value === null) return NULL;
  if (typeof literal.value === 'boolean') return bool(literal.value);
  const exact = parseBigFloat(literal.raw);
  if (exact === 'invalid') return number(literal.value);
  return exact === null ? unknownOf(NUMBER, true) : number(exact);
}

/** Follows `a.b.c` without evaluating more of `a` than `c` needs. */
function reach(expression: Expression, scope: Scope): Value | Root {
  switch (expression.kind) {
    case 'variable':
      return scope.root(expression.name) ?? refused(`there is nothing named "${expression.name}"`);
    case 'attribute': {
      const target = reach(expression.target, scope);
      return target.kind === 'root' ? target.attribute(expression.name) : getAttribute(target, expression.name);
    }
    case 'index': {
      const target = reach(expression.target, scope);
      const key = evaluatePart(expression.key, scope);
      return target.kind === 'root' ? target.index(key) : getIndex(target, key);
    }
    default:
      return evaluatePart(expression, scope);
  }
}

function evaluateObject(entries: readonly ObjectEntry[], scope: Scope): Value {
  const result = new Map<string, Value>();
  const operands: Value[] = [];
  let open = false;
  let sensitive = false;
  for (const entry of entries) {
    const raw = evaluatePart(entry.key, scope);
    const value = evaluatePart(entry.value, scope);
    const key = raw.kind === 'null' ? refused('a key must not be null') : convertTo(raw, STRING);
    operands.push(key, value);
    sensitive ||= raw.sensitive;
    // With one key unknown, no key of the object is certain.
    if (key.kind === 'string') result.set(key.value, value);
    else open = true;
  }
  const error = firstError(operands);
  if (open) return withError(unknownFrom(...operands), error);
  return withError(sensitive ? { ...object(result), sensitive } : object(result), error);
}

function evaluateConditional(expression: ConditionalExpression, scope: Scope): Value {
  const then = evaluatePart(expression.then, scope);
  const otherwise = evaluatePart(expression.otherwise, scope);
  const type = commonType(then, otherwise);
  if (type === null) return refused('both results of a condition must have the same type');
  const condition = evaluatePart(expression.condition, scope);
  const decided = decide(condition, expression.condition, scope);
  if (typeof decided === 'boolean') {
    const result = convertTo(decided ? then : otherwise, type);
    // As sensitive as what decides it, and as the result that it might have been.
    const might = [then, otherwise].filter((branch) => branch.error === undefined);
    const sensitive = condition.sensitive || might.some((branch) => branch.sensitive);
    return sensitive ? { ...result, sensitive } : result;
  }
  if (decided !== null) return computedFrom(decided, [condition]);
  if (isKnown(then) && isKnown(otherwise) && equals(then, otherwise) === true) return convertTo(then, type);
  const notNull = isNotNull(then) && isNotNull(otherwise);
  const { error: _thenError, ...thenOpen } = then;
  const { error: _otherwiseError, ...otherwiseOpen } = otherwise;
  return computedFrom(unknownOf(type, notNull), [condition, thenOpen, otherwiseOpen]);
}

function isNotNull(value: Value): boolean {
  return value.kind === 'unknown' ? value.notNull : value.kind !== 'null';
}

/** The type that both branches convert to; null when there is none. A null literal takes the other's type. */
function commonType(then: Value, otherwise: Value): Type | null {
  const [a, b] = [typeOf(then), typeOf(otherwise)];
  if (then.kind === 'null' && a.kind === 'any') return b;
  if (otherwise.kind === 'null' && b.kind === 'any') return a;
  return a.kind === 'any' || b.kind === 'any' ? ANY : unify([a, b], 'unsafe');
}

function evaluateSplat(target: Value, steps: readonly SplatStep[], scope: Scope): Value {
  return splat(target, steps, (value, step) => {
    switch (step.kind) {
      case 'attribute':
        return getAttribute(value, step.name);
      case 'index':
        return getIndex(value, evaluatePart(step.key, scope));
      case 'splat':
        return evaluateSplat(value, step.steps, scope);
    }
  });
}
