/**
 * The root names (`var`, `each`, a name bound by a `for`) and the functions that an expression mentions, those included that it binds itself.
 */
import type { Expression, SplatStep, TemplatePart } from '../syntax.ts';

const kept = new WeakMap<Expression, ReadonlySet<string>>();

/** Functions are given with their parentheses, `uuid()`. */
export function rootNames(expression: Expression): ReadonlySet<string> {
  const known = kept.get(expression);
  if (known !== undefined) return known;
  const names = new Set<string>();
  visit(expression, names);
  kept.set(expression, names);
  return names;
}

function visit(expression: Expression, names: Set<string>): void {
  const all = (expressions: readonly (Expression | null)[]): void => {
    for (const inner of expressions) if (inner !== null) visit(inner, names);
  };
  switch (expression.kind) {
    case 'literal':
    case 'invalid':
      return;
    case 'variable':
      names.add(expression.name);
      return;
    case 'template':
      visitParts(expression.parts, names);
      return;
    case 'tuple':
      all(expression.items);
      return;
    case 'object':
      for (const { key, value } of expression.entries) all([key, value]);
      return;
    case 'call':
      names.add(`${expression.name}()`);
      all(expression.args);
      return;
    case 'attribute':
      visit(expression.target, names);
      return;
    case 'index':
      all([expression.target, expression.key]);
      return;
    case 'splat':
      visit(expression.target, names);
      visitSteps(expression.steps, names);
      return;
    case 'conditional':
      all([expression.condition, expression.then, expression.otherwise]);
      return;
    case 'binary':
      all([expression.left, expression.right]);
      return;
    case 'unary':
      visit(expression.operand, names);
      return;
    case 'for':
      all([expression.collection, expression.key, expression.value, expression.condition]);
      return;
    case 'parentheses':
      visit(expression.inner, names);
      return;
  }
}

function visitParts(parts: readonly TemplatePart[], names: Set<string>): void {
  for (const part of parts) {
    switch (part.kind) {
      case 'text':
        break;
      case 'interpolation':
        visit(part.expression, names);
        break;
      case 'if':
        visit(part.condition, names);
        visitParts(part.then, names);
        visitParts(part.otherwise, names);
        break;
      case 'for':
        visit(part.collection, names);
        visitParts(part.body, names);
        break;
    }
  }
}

function visitSteps(steps: readonly SplatStep[], names: Set<string>): void {
  for (const step of steps) {
    if (step.kind === 'index') visit(step.key, names);
    if (step.kind === 'splat') visitSteps(step.steps, names);
  }
}
