/** Conditions: of conditionals, of `if` clauses and of template directives. */
import type { Expression } from '../syntax.ts';
import { convertTo } from './convert.ts';
import type { Scope } from './scope.ts';
import { BOOL } from './types.ts';
import { UNKNOWN, refused, type Value } from './value.ts';

/** The truth of a condition, an assumption where one is made, null when it is open, and the error when it is refused. */
export function decide(condition: Value, expression: Expression, scope: Scope): boolean | null | Value {
  if (condition.error !== undefined) return { ...UNKNOWN, error: condition.error };
  if (condition.kind === 'null') return refused('a condition must not be null');
  const converted = convertTo(condition, BOOL);
  if (converted.error !== undefined) return { ...UNKNOWN, error: converted.error };
  if (converted.kind === 'bool') return converted.value;
  return scope.assume(expression);
}
