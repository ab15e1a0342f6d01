/** Functions on numbers. */
import {
  add,
  bitLength,
  compare,
  fromBigInt,
  fromDouble,
  isInteger,
  negate,
  signum as signOf,
  toDouble,
  truncate,
  type BigFloat,
} from '../bigFloat.ts';
import { convertTo } from '../convert.ts';
import { NUMBER } from '../types.ts';
import { isKnown, number, refused, unknownOf, type Value } from '../value.ts';
import { itemsOf, textOf, wholeOf, NOT_WHOLE } from './arguments.ts';
import { anything, define, defineVariadic, param, type FunctionGroup } from './spec.ts';

const DOUBLE_PRECISION = 53;

export const numeric: FunctionGroup = {
  abs: define([param(NUMBER)], NUMBER, ([value]) => {
    const exact = exactOf(value);
    return number(signOf(exact) < 0 || exact.negativeZero ? negate(exact) : exact);
  }),
  ceil: define([param(NUMBER)], NUMBER, ([value]) => rounded(exactOf(value), 1)),
  floor: define([param(NUMBER)], NUMBER, ([value]) => rounded(exactOf(value), -1)),
  log: define([param(NUMBER), param(NUMBER)], NUMBER, ([value, base]) =>
    fromFloat(Math.log(toDouble(exactOf(value))) / Math.log(toDouble(exactOf(base)))),
  ),
  pow: define([param(NUMBER), param(NUMBER)], NUMBER, ([value, power]) =>
    fromFloat(goPower(toDouble(exactOf(value)), toDouble(exactOf(power)))),
  ),
  max: defineVariadic([], param(NUMBER), NUMBER, (args) => extreme(args, 1)),
  min: defineVariadic([], param(NUMBER), NUMBER, (args) => extreme(args, -1)),
  parseint: define([anything(), param(NUMBER)], NUMBER, ([text, base]) => parseInteger(text, base)),
  signum: define([param(NUMBER)], NUMBER, ([value]) =>
    wholeOf(value) === null ? NOT_WHOLE : number(signOf(exactOf(value))),
  ),
  sum: define([anything()], NUMBER, ([list]) => sum(list)),
};

function exactOf(value: Value | undefined): BigFloat {
  // Parameters of type number hold nothing else when a function is called.
  return value?.kind === 'number' ? value.exact : ZERO;
}

const ZERO: BigFloat = { mantissa: 0n, exponent: 0, precision: DOUBLE_PRECISION, infinite: 0, negativeZero: false };

/** The integer next to it in the given direction. */
function rounded(value: BigFloat, direction: 1 | -1): Value {
  const whole = truncate(value);
  if (whole === null) return number(value);
  const towards = !isInteger(value) && signOf(value) === direction ? whole + BigInt(direction) : whole;
  const exact = fromBigInt(towards);
  return exact === null ? unknownOf(NUMBER) : number(exact);
}

function fromFloat(value: number): Value {
  const exact = fromDouble(value, DOUBLE_PRECISION);
  return exact === null ? refused('the result is not a number') : number(exact);
}

/** Powers by squaring, with the power of two apart: JavaScript's own are less exact than Go's. */
function goPower(base: number, power: number): number {
  if (base === 1 || (base === -1 && !Number.isFinite(power))) return 1;
  if (Math.abs(power) === 0.5) return power > 0 ? Math.sqrt(base) : 1 / Math.sqrt(base);
  const size = Math.abs(power);
  if (base === 0 || !Number.isFinite(base) || size >= 2 ** 53) return base ** power;
  let whole = Math.floor(size);
  let part = size - whole;
  if (part !== 0 && base < 0) return Number.NaN;
  if (part > 0.5) {
    part -= 1;
    whole += 1;
  }
  let result = part === 0 ? 1 : Math.exp(part * Math.log(base));
  let resultShift = 0;
  let { fraction, shift } = splitFloat(base);
  for (; whole > 0; whole = Math.floor(whole / 2)) {
    if (Math.abs(shift) > 4096) return base ** power;
    if (whole % 2 === 1) {
      result *= fraction;
      resultShift += shift;
    }
    fraction *= fraction;
    shift *= 2;
    if (fraction < 0.5) {
      fraction *= 2;
      shift -= 1;
    }
  }
  if (power < 0) return shifted(1 / result, -resultShift);
  return shifted(result, resultShift);
}

/** `value = fraction × 2^shift` with a fraction from a half up to one. */
function splitFloat(value: number): { readonly fraction: number; readonly shift: number } {
  let shift = Math.max(-1000, Math.floor(Math.log2(Math.abs(value))) + 1);
  let fraction = value / 2 ** shift;
  while (Math.abs(fraction) >= 1) {
    fraction /= 2;
    shift += 1;
  }
  while (Math.abs(fraction) < 0.5) {
    fraction *= 2;
    shift -= 1;
  }
  return { fraction, shift };
}

/** `value × 2^shift`, in two steps because the power itself may be out of range. */
function shifted(value: number, shift: number): number {
  const half = Math.trunc(shift / 2);
  return value * 2 ** half * 2 ** (shift - half);
}

function extreme(args: readonly Value[], direction: 1 | -1): Value {
  const [first, ...rest] = args;
  if (first === undefined) return refused('at least one number is required');
  return rest.reduce((best, next) => (compare(exactOf(next), exactOf(best)) * direction > 0 ? next : best), first);
}

function parseInteger(text: Value | undefined, base: Value | undefined): Value {
  if (text?.kind !== 'string') return refused('a string is required');
  const radix = wholeOf(base);
  if (radix === null) return NOT_WHOLE;
  if (radix < 2 || radix > 62) return refused('the base must be between 2 and 62');
  const match = /^([+-]?)([0-9A-Za-z]+)$/.exec(textOf(text));
  if (match === null) return refused(`"${text.value}" is not a number`);
  let result = 0n;
  for (const character of match[2] ?? '') {
    const digit = digitOf(character, radix);
    if (digit >= radix) return refused(`"${text.value}" is not a number in base ${radix}`);
    result = result * BigInt(radix) + BigInt(digit);
    if (result > MAX_PARSED) return unknownOf(NUMBER);
  }
  // Go gives an integer as many bits as it needs, and 64 at least.
  const exact = fromBigInt(match[1] === '-' ? -result : result, Math.max(64, bitLength(result)));
  return exact === null ? unknownOf(NUMBER) : number(exact);
}

const MAX_PARSED = 2n ** 512n;

/** Up to base 36 letters of either case are the same digit; beyond, capitals follow small letters. */
function digitOf(character: string, radix: number): number {
  if (character <= '9') return Number(character);
  if (radix <= 36) return Number.parseInt(character, 36);
  return character >= 'a' ? character.charCodeAt(0) - 87 : character.charCodeAt(0) - 29;
}

function sum(list: Value | undefined): Value {
  const items = itemsOf(list);
  if (list?.kind !== 'list') return refused('a list, a set or a tuple is required');
  if (items.length === 0) return refused('an empty list has no sum');
  if (!isKnown(list)) return unknownOf(NUMBER, true);
  let total: BigFloat | null = null;
  for (const item of items) {
    const converted = convertTo(item, NUMBER);
    if (converted.kind !== 'number') return refused('all elements must be numbers');
    if (total !== null && total.infinite * converted.exact.infinite < 0) return refused('the sum is not a number');
    total = total === null ? converted.exact : add(total, converted.exact);
    if (total === null) return unknownOf(NUMBER, true);
  }
  return total === null ? unknownOf(NUMBER, true) : number(total);
}
