/**
 * Evaluates one expression as Terraform does, as far as it can be known without providers and state.
 *
 * Never throws for a user's expression: what cannot be evaluated (an error, too) is unknown, never a wrong value.
 */
import type { Expression, ObjectEntry, SplatStep, TemplatePart } from '../syntax.ts';
import type { Span } from '../../model.ts';
import { applyBinary, applyUnary, toTemplateText } from './operators.ts';
import { callFunction } from './functions.ts';
import { NULL, UNKNOWN, bool, isKnown, list, number, object, string, unknownFrom, type Value } from './value.ts';

/** Where names get their values. */
export interface Scope {
  /** The value of a root name (`var`, `local`, `each`, a resource type, …), or null when there is no such name. */
  root(name: string): Value | Root | null;
  /** Decides a condition that is not known: true or false where the caller explores branches, else null. */
  assume(condition: Span): boolean | null;
}

/** A name that is no value in itself: its attributes are found one by one, so that only what is asked for is evaluated. */
export interface Root {
  readonly kind: 'root';
  attribute(name: string): Value | Root;
  /** `name[key]`: one instance of what has `count` or `for_each`. */
  index(key: Value): Value | Root;
  /** The whole of it as a value. */
  value(): Value;
}

/** Nesting that no real file reaches; beyond it the value is unknown instead of overflowing the stack. */
const DEPTH_BOUND = 200;

export function evaluate(expression: Expression, scope: Scope, depth = 0): Value {
  if (depth > DEPTH_BOUND) return UNKNOWN;
  const at = (inner: Expression): Value => evaluate(inner, scope, depth + 1);
  switch (expression.kind) {
    case 'literal':
      if (expression.value === null) return NULL;
      return typeof expression.value === 'boolean' ? bool(expression.value) : number(expression.value);
    case 'template':
      return evaluateTemplate(expression.parts, scope, depth);
    case 'tuple':
      return list(expression.items.map(at));
    case 'object':
      return evaluateObject(expression.entries, scope, depth);
    case 'parentheses':
      return at(expression.inner);
    case 'unary':
      return applyUnary(expression.operator, at(expression.operand));
    case 'binary':
      return applyBinary(expression.operator, at(expression.left), at(expression.right));
    case 'conditional':
      return evaluateConditional(expression, scope, depth);
    case 'variable':
    case 'attribute': {
      const reached = reach(expression, scope, depth);
      return reached.kind === 'root' ? reached.value() : reached;
    }
    case 'index':
      return indexInto(expression, scope, depth);
    case 'splat':
      return evaluateSplat(at(expression.target), expression.steps, scope, depth);
    case 'call':
      return callFunction(expression, at, scope);
    case 'for':
      return evaluateFor(expression, scope, depth);
    case 'invalid':
      return UNKNOWN;
  }
}

/** Follows `a.b.c` without evaluating more of `a` than `c` needs. */
function reach(expression: Expression, scope: Scope, depth: number): Value | Root {
  if (depth > DEPTH_BOUND) return UNKNOWN;
  if (expression.kind === 'variable') return scope.root(expression.name) ?? UNKNOWN;
  if (expression.kind === 'attribute') {
    const target = reach(expression.target, scope, depth + 1);
    return target.kind === 'root' ? target.attribute(expression.name) : getAttribute(target, expression.name);
  }
  if (expression.kind === 'index') {
    const target = reach(expression.target, scope, depth + 1);
    const key = evaluate(expression.key, scope, depth + 1);
    return target.kind === 'root' ? target.index(key) : getIndex(target, key);
  }
  return evaluate(expression, scope, depth + 1);
}

function indexInto(expression: Expression, scope: Scope, depth: number): Value {
  const reached = reach(expression, scope, depth);
  return reached.kind === 'root' ? reached.value() : reached;
}

/** `target.name`; what a known value does not have is an error in Terraform, and unknown here. */
export function getAttribute(target: Value, name: string): Value {
  if (target.kind === 'object') {
    const entry = target.entries.get(name);
    if (entry !== undefined) return inherit(entry, target);
  }
  if (target.kind === 'unknown') {
    const [reference, ...rest] = target.references;
    if (reference !== undefined && rest.length === 0) {
      return { ...target, references: [{ ...reference, attribute: [...reference.attribute, name] }] };
    }
  }
  return unknownFrom(target);
}

/** What is taken out of a value came the same way as the value. */
function inherit(inner: Value, outer: Value): Value {
  if (outer.via.length === 0 && outer.references.length === 0) return inner;
  return {
    ...inner,
    via: [...outer.via, ...inner.via],
    references: inner.references.length > 0 ? inner.references : outer.references,
  };
}

export function getIndex(target: Value, key: Value): Value {
  if (key.kind === 'string') return getAttribute(target, key.value);
  if (key.kind === 'number' && target.kind === 'list') {
    const item = target.items[key.value];
    if (item !== undefined) return inherit(item, target);
  }
  if (key.kind === 'number' && target.kind === 'object') return getAttribute(target, String(key.value));
  if (key.kind === 'number' && target.kind === 'unknown') return target;
  return unknownFrom(target, key);
}

function evaluateTemplate(parts: readonly TemplatePart[], scope: Scope, depth: number): Value {
  if (parts.length === 0) return string('');
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'text') return string(only.value);
  // A template that is nothing but one interpolation gives the value itself, not its text.
  if (parts.length === 1 && only?.kind === 'interpolation') return evaluate(only.expression, scope, depth + 1);
  const rendered = renderParts(parts, scope, depth);
  return rendered;
}

function renderParts(parts: readonly TemplatePart[], scope: Scope, depth: number): Value {
  let text = '';
  const operands: Value[] = [];
  let unknown = depth > DEPTH_BOUND;
  for (const part of parts) {
    const value = renderPart(part, scope, depth + 1);
    operands.push(value);
    const piece = toTemplateText(value);
    if (piece === null) unknown = true;
    else text += piece;
  }
  const provenance = unknownFrom(...operands);
  return unknown ? provenance : { ...string(text), references: provenance.references, via: provenance.via };
}

function renderPart(part: TemplatePart, scope: Scope, depth: number): Value {
  switch (part.kind) {
    case 'text':
      return string(part.value);
    case 'interpolation':
      return evaluate(part.expression, scope, depth);
    case 'if': {
      const condition = decide(evaluate(part.condition, scope, depth), part.condition, scope);
      if (condition === null) return UNKNOWN;
      return renderParts(condition ? part.then : part.otherwise, scope, depth);
    }
    case 'for': {
      const collection = evaluate(part.collection, scope, depth);
      const pairs = iterate(collection);
      if (pairs === null) return unknownFrom(collection);
      const pieces = pairs.map(([key, value]) =>
        renderParts(part.body, bind(scope, part.keyName, key, part.valueName, value), depth),
      );
      const texts = pieces.map(toTemplateText);
      return texts.includes(null) ? unknownFrom(...pieces) : string(texts.join(''));
    }
  }
}

function evaluateObject(entries: readonly ObjectEntry[], scope: Scope, depth: number): Value {
  const result = new Map<string, Value>();
  for (const entry of entries) {
    const key = toTemplateText(evaluate(entry.key, scope, depth + 1));
    // With one key unknown, no key of the object is certain.
    if (key === null) return UNKNOWN;
    result.set(key, evaluate(entry.value, scope, depth + 1));
  }
  return object(result);
}

function evaluateConditional(
  expression: Extract<Expression, { kind: 'conditional' }>,
  scope: Scope,
  depth: number,
): Value {
  const condition = evaluate(expression.condition, scope, depth + 1);
  const decided = decide(condition, expression.condition, scope);
  if (decided !== null) return evaluate(decided ? expression.then : expression.otherwise, scope, depth + 1);
  const then = evaluate(expression.then, scope, depth + 1);
  const otherwise = evaluate(expression.otherwise, scope, depth + 1);
  if (isKnown(then) && isKnown(otherwise) && applyBinary('==', then, otherwise).kind === 'bool') {
    const same = applyBinary('==', then, otherwise);
    if (same.kind === 'bool' && same.value) return then;
  }
  return unknownFrom(then, otherwise);
}

/** The truth of a condition, an assumption where one is made, else null. */
function decide(condition: Value, span: Span, scope: Scope): boolean | null {
  if (condition.kind === 'bool') return condition.value;
  if (condition.kind === 'string' && (condition.value === 'true' || condition.value === 'false')) {
    return condition.value === 'true';
  }
  return condition.kind === 'unknown' ? scope.assume(span) : null;
}

function evaluateSplat(target: Value, steps: readonly SplatStep[], scope: Scope, depth: number): Value {
  if (target.kind === 'unknown') return takeSteps(target, steps, scope, depth);
  if (target.kind === 'null') return list([]);
  const items = target.kind === 'list' ? target.items : [target];
  return list(items.map((item) => takeSteps(inherit(item, target), steps, scope, depth)));
}

function takeSteps(start: Value, steps: readonly SplatStep[], scope: Scope, depth: number): Value {
  return steps.reduce<Value>((value, step) => {
    switch (step.kind) {
      case 'attribute':
        return getAttribute(value, step.name);
      case 'index':
        return getIndex(value, evaluate(step.key, scope, depth + 1));
      case 'splat':
        return evaluateSplat(value, step.steps, scope, depth + 1);
    }
  }, start);
}

/** Key and value pairs of a collection, in Terraform's order (objects by key), or null when it cannot be iterated. */
export function iterate(collection: Value): readonly (readonly [Value, Value])[] | null {
  if (collection.kind === 'list')
    return collection.items.map((item, index) => [number(index), inherit(item, collection)]);
  if (collection.kind === 'object') {
    return [...collection.entries]
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, value]) => [string(key), inherit(value, collection)]);
  }
  return null;
}

function bind(scope: Scope, keyName: string | null, key: Value, valueName: string, value: Value): Scope {
  return {
    assume: (condition) => scope.assume(condition),
    root: (name) => (name === valueName ? value : name === keyName ? key : scope.root(name)),
  };
}

function evaluateFor(expression: Extract<Expression, { kind: 'for' }>, scope: Scope, depth: number): Value {
  const collection = evaluate(expression.collection, scope, depth + 1);
  const pairs = iterate(collection);
  if (pairs === null) return unknownFrom(collection);
  const items: Value[] = [];
  const entries = new Map<string, Value>();
  const groups = new Map<string, Value[]>();
  for (const [key, value] of pairs) {
    const inner = bind(scope, expression.keyName, key, expression.valueName, value);
    if (expression.condition !== null) {
      const kept = evaluate(expression.condition, inner, depth + 1);
      if (kept.kind !== 'bool') return unknownFrom(collection, kept);
      if (!kept.value) continue;
    }
    const result = evaluate(expression.value, inner, depth + 1);
    if (expression.key === null) {
      items.push(result);
      continue;
    }
    const name = toTemplateText(evaluate(expression.key, inner, depth + 1));
    if (name === null) return unknownFrom(collection);
    if (expression.grouping) groups.set(name, [...(groups.get(name) ?? []), result]);
    else entries.set(name, result);
  }
  if (expression.key === null) return list(items);
  if (expression.grouping) return object(new Map([...groups].map(([name, values]) => [name, list(values)])));
  return object(entries);
}
