/**
 * Bounds on what an evaluation may cost: files of a repository are hostile.
 *
 * Owns the only state of the evaluator, two counters that are back where they were when an evaluation returns. What goes
 * beyond a bound is unknown, never an error.
 */
import { UNKNOWN, type Value } from './value.ts';

/** Expressions within expressions, and within the locals and variables that they use: beyond, the stack would overflow. */
const NESTING_BOUND = 300;
/** Expressions evaluated for one attribute, local or variable; iterations count one by one. */
const STEP_BOUND = 50_000;
/** Elements of a value with all that is inside it. */
const WEIGHT_BOUND = 100_000;
/** UTF-16 units of a text. */
export const TEXT_BOUND = 1_000_000;
/** Units of text that weigh as much as one element. */
const TEXT_PER_WEIGHT = 100;
/** Elements that one call makes at most. */
export const LENGTH_BOUND = 20_000;

let nesting = 0;
let steps = 0;

/** Evaluates one expression inside of another. */
export function spend(compute: () => Value): Value {
  if (nesting >= NESTING_BOUND || steps >= STEP_BOUND) return UNKNOWN;
  steps++;
  nesting++;
  try {
    return bounded(compute());
  } finally {
    nesting--;
  }
}

/** Evaluates an attribute, local or variable, with steps of its own, so that its value does not depend on who asks first. */
export function spendApart(compute: () => Value): Value {
  const outer = steps;
  steps = 0;
  try {
    return spend(compute);
  } finally {
    steps = outer;
  }
}

/** Elements that a function makes in the time of one step. */
const ELEMENTS_PER_STEP = 4;

/** Counts what a function has made, and gives unknown for what is too large. */
export function charged(value: Value): Value {
  steps += Math.floor(weight(value) / ELEMENTS_PER_STEP);
  return bounded(value);
}

const weights = new WeakMap<Value, number>();

/** The value, or unknown when it is too large to be worked with. */
function bounded(value: Value): Value {
  if (value.kind === 'string' && value.value.length > TEXT_BOUND) return UNKNOWN;
  return weight(value) > WEIGHT_BOUND ? UNKNOWN : value;
}

/** Shared parts count as often as they occur, so that what walks a value cannot explode. */
function weight(value: Value): number {
  if (value.kind === 'string') return 1 + value.value.length / TEXT_PER_WEIGHT;
  if (value.kind !== 'list' && value.kind !== 'object') return 1;
  const kept = weights.get(value);
  if (kept !== undefined) return kept;
  let sum = 1;
  for (const item of value.kind === 'list' ? value.items : value.entries.values()) sum += weight(item);
  weights.set(value, sum);
  return sum;
}
