/** Reading converted arguments. A call never reaches a function with a null or unknown that its parameter does not take. */
import { isInteger, truncate } from '../bigFloat.ts';
import { refused, type Value } from '../value.ts';

/** The text of an argument whose parameter is a string. */
export function textOf(value: Value | undefined): string {
  return value?.kind === 'string' ? value.value : '';
}

/** A whole number that fits Go's `int`, or null for any other. */
export function wholeOf(value: Value | undefined): number | null {
  const whole = integerOf(value);
  return whole === null || whole >= 2n ** 63n || whole < -(2n ** 63n) ? null : Number(whole);
}

export function integerOf(value: Value | undefined): bigint | null {
  return value?.kind === 'number' && isInteger(value.exact) ? truncate(value.exact) : null;
}

export const NOT_WHOLE = refused('a whole number is required');

/** Items of a list, a set or a tuple; none of anything else. */
export function itemsOf(value: Value | undefined): readonly Value[] {
  return value?.kind === 'list' ? value.items : [];
}

export function isSequence(value: Value | undefined): value is Extract<Value, { kind: 'list' }> {
  return value?.kind === 'list';
}
