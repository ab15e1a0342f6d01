/**
 * Terraform's numbers: binary floating point with a mantissa of up to 512 bits, as Go's `big.Float` has it.
 *
 * A decimal library would give other digits than Terraform for what has no finite decimal or binary form (`1 / 3 * 3`), so the
 * few operations that are needed are here, on BigInt. Immutable; a finite value is `mantissa × 2^exponent` with an odd mantissa
 * (or zero), rounded to nearest even at `precision` bits. Size is bounded: what leaves `EXPONENT_BOUND` is null.
 */
export interface BigFloat {
  readonly mantissa: bigint;
  readonly exponent: number;
  /** Bits of the mantissa that results derived from it keep: 512 for what is written, 53 for results of float functions. */
  readonly precision: number;
  /** 1 and -1 are the infinities; then `mantissa` and `exponent` mean nothing. */
  readonly infinite: -1 | 0 | 1;
  /** Zero has a sign in Go, and it shows in texts. */
  readonly negativeZero: boolean;
}

export const WRITTEN_PRECISION = 512;
const INTEGER_PRECISION = 64;
const DOUBLE_PRECISION = 53;
/** Powers of two past which a number is not computed any more: `1e999999999` would need a gigabyte. */
const EXPONENT_BOUND = 20_000;

export const INFINITY: BigFloat = {
  mantissa: 0n,
  exponent: 0,
  precision: DOUBLE_PRECISION,
  infinite: 1,
  negativeZero: false,
};
export const NEGATIVE_INFINITY: BigFloat = { ...INFINITY, infinite: -1 };

/** `mantissa × 2^exponent`, rounded; null when it is too large or too small to be kept. */
function make(mantissa: bigint, exponent: number, precision: number, negativeZero = false): BigFloat | null {
  let [m, e] = [mantissa, exponent];
  const extra = bitLength(m) - precision;
  if (extra > 0) {
    m = roundShift(m, BigInt(extra));
    e += extra;
  }
  if (m === 0n) return { mantissa: 0n, exponent: 0, precision, infinite: 0, negativeZero };
  const zeros = trailingZeros(m);
  m >>= BigInt(zeros);
  e += zeros;
  if (Math.abs(e) > EXPONENT_BOUND) return null;
  return { mantissa: m, exponent: e, precision, infinite: 0, negativeZero: false };
}

/** A double; infinities are kept, NaN is null. */
export function fromDouble(value: number, precision?: number): BigFloat | null {
  if (Number.isNaN(value)) return null;
  if (!Number.isFinite(value)) return value > 0 ? INFINITY : NEGATIVE_INFINITY;
  if (Number.isSafeInteger(value)) {
    return make(BigInt(value), 0, precision ?? INTEGER_PRECISION, Object.is(value, -0));
  }
  // The significand of a double is an integer below 2^53 times a power of two.
  let exponent = Math.max(-1074, Math.floor(Math.log2(Math.abs(value))) - DOUBLE_PRECISION);
  let scaled = value / 2 ** Math.max(exponent, -1000) / 2 ** Math.min(0, exponent + 1000);
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    exponent -= 1;
  }
  return make(BigInt(scaled), exponent, precision ?? DOUBLE_PRECISION);
}

export function fromBigInt(value: bigint, precision = WRITTEN_PRECISION): BigFloat | null {
  return make(value, 0, Math.max(precision, 1));
}

const INFINITE: ReadonlyMap<string, BigFloat> = new Map([
  ...['Inf', 'inf', '+Inf', '+inf'].map((text) => [text, INFINITY] as const),
  ...['-Inf', '-inf'].map((text) => [text, NEGATIVE_INFINITY] as const),
]);
/** Go reads a power of two too; nobody writes that. */
const BINARY_POWER = /^[+-]?[\d.]+[pP][+-]?\d+$/;
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
/** Digits past which a number is not read: hostile texts must not cost. */
const DIGIT_BOUND = 5_000;

/** Reads a decimal number; `invalid` is no number, null is one too long or too large to be computed. */
export function parseBigFloat(text: string, precision = WRITTEN_PRECISION): BigFloat | null | 'invalid' {
  const match = DECIMAL.exec(text);
  if (match === null) return INFINITE.get(text) ?? (BINARY_POWER.test(text) ? null : 'invalid');
  const [, sign, whole = '', fraction = '', power = '0'] = match;
  if (whole === '' && fraction === '') return 'invalid';
  if (whole.length + fraction.length > DIGIT_BOUND || power.length > 8) return null;
  const scale = Number(power) - fraction.length;
  if (Math.abs(scale) > DIGIT_BOUND) return null;
  const digits = BigInt(whole + fraction);
  const signed = sign === '-' ? -digits : digits;
  if (digits === 0n) return make(0n, 0, precision, sign === '-');
  if (scale >= 0) return make(signed * 10n ** BigInt(scale), 0, precision);
  return quotient(signed, 10n ** BigInt(-scale), 0, precision);
}

/** `numerator / denominator × 2^exponent`, rounded. */
function quotient(numerator: bigint, denominator: bigint, exponent: number, precision: number): BigFloat | null {
  const shift = Math.max(0, precision + 2 - bitLength(numerator) + bitLength(denominator));
  const scaled = abs(numerator) << BigInt(shift + 1);
  const divisor = abs(denominator);
  // A last bit that says whether anything is left over keeps the rounding right.
  const truncated = scaled / divisor;
  const sticky = truncated * divisor === scaled ? truncated : truncated | 1n;
  return make(numerator < 0n === denominator < 0n ? sticky : -sticky, exponent - shift - 1, precision);
}

export function add(a: BigFloat, b: BigFloat): BigFloat | null {
  const precision = Math.max(a.precision, b.precision);
  if (a.infinite !== 0 || b.infinite !== 0) {
    if (a.infinite !== 0 && b.infinite !== 0 && a.infinite !== b.infinite) return null;
    return a.infinite !== 0 ? a : b;
  }
  const exponent = Math.min(a.exponent, b.exponent);
  return make(
    (a.mantissa << BigInt(a.exponent - exponent)) + (b.mantissa << BigInt(b.exponent - exponent)),
    exponent,
    precision,
    a.negativeZero && b.negativeZero,
  );
}

export function negate(a: BigFloat): BigFloat {
  if (a.infinite !== 0) return a.infinite > 0 ? NEGATIVE_INFINITY : INFINITY;
  return { ...a, mantissa: -a.mantissa, negativeZero: a.mantissa === 0n && !a.negativeZero };
}

/** Keeps every bit of the product up to 512, whatever the operands' precision. */
export function multiply(a: BigFloat, b: BigFloat): BigFloat | null {
  if (a.infinite !== 0 || b.infinite !== 0) {
    const sign = signum(a) * signum(b);
    return sign === 0 ? null : sign > 0 ? INFINITY : NEGATIVE_INFINITY;
  }
  const product = make(
    a.mantissa * b.mantissa,
    a.exponent + b.exponent,
    WRITTEN_PRECISION,
    isNegative(a) !== isNegative(b),
  );
  if (product === null) return null;
  return { ...product, precision: Math.max(a.precision, b.precision, bitLength(product.mantissa)) };
}

/** Null for 0 / 0 and the like; another division by zero is infinite, as in Terraform. */
export function divide(a: BigFloat, b: BigFloat): BigFloat | null {
  if (b.infinite !== 0) return a.infinite !== 0 ? null : make(0n, 0, WRITTEN_PRECISION);
  if (a.infinite !== 0 || b.mantissa === 0n) {
    if (signum(a) === 0) return null;
    return signum(a) > 0 === !isNegative(b) ? INFINITY : NEGATIVE_INFINITY;
  }
  const precision = Math.max(a.precision, b.precision);
  if (a.mantissa === 0n) return make(0n, 0, precision, isNegative(a) !== isNegative(b));
  return quotient(a.mantissa, b.mantissa, a.exponent - b.exponent, precision);
}

/** The remainder with the sign of `a`; `a` itself for a division by zero or by an infinity, as in Terraform. */
export function modulo(a: BigFloat, b: BigFloat): BigFloat | null {
  if (a.infinite !== 0) return null;
  if (a.mantissa === 0n || b.infinite !== 0 || b.mantissa === 0n) return a;
  const exponent = Math.min(a.exponent, b.exponent);
  const left = a.mantissa << BigInt(a.exponent - exponent);
  const right = b.mantissa << BigInt(b.exponent - exponent);
  return make(left % right, exponent, Math.max(a.precision, b.precision));
}

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`. */
export function compare(a: BigFloat, b: BigFloat): number {
  if (a.infinite !== 0 || b.infinite !== 0) return a.infinite - b.infinite;
  const exponent = Math.min(a.exponent, b.exponent);
  const left = a.mantissa << BigInt(a.exponent - exponent);
  const right = b.mantissa << BigInt(b.exponent - exponent);
  return left < right ? -1 : left > right ? 1 : 0;
}

export function signum(a: BigFloat): -1 | 0 | 1 {
  if (a.infinite !== 0) return a.infinite;
  return a.mantissa < 0n ? -1 : a.mantissa > 0n ? 1 : 0;
}

export function isNegative(a: BigFloat): boolean {
  return a.negativeZero || signum(a) < 0;
}

export function isInteger(a: BigFloat): boolean {
  return a.infinite === 0 && a.exponent >= 0;
}

/** The integer towards zero; infinities are null. */
export function truncate(a: BigFloat): bigint | null {
  if (a.infinite !== 0) return null;
  if (a.exponent >= 0) return a.mantissa << BigInt(a.exponent);
  const magnitude = abs(a.mantissa) >> BigInt(-a.exponent);
  return a.mantissa < 0n ? -magnitude : magnitude;
}

/** The nearest double. */
export function toDouble(a: BigFloat): number {
  if (a.infinite !== 0) return a.infinite * Infinity;
  if (a.mantissa === 0n) return a.negativeZero ? -0 : 0;
  if (a.exponent >= 0) return Number(a.mantissa << BigInt(a.exponent));
  // A few bits more than a double has, the last of them telling whether anything follows, round as the whole does.
  const extra = Math.max(0, bitLength(a.mantissa) - DOUBLE_PRECISION - 2);
  const shifted = abs(a.mantissa) >> BigInt(extra);
  const cut = shifted << BigInt(extra) === abs(a.mantissa) ? shifted : shifted | 1n;
  const exponent = a.exponent + extra;
  const scaled = Number(cut) * 2 ** Math.max(exponent, -1000) * 2 ** Math.min(0, exponent + 1000);
  return a.mantissa < 0n ? -scaled : scaled;
}

export function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

export function bitLength(value: bigint): number {
  if (value === 0n) return 0;
  const hex = abs(value).toString(16);
  return hex.length * 4 - Math.clz32(Number.parseInt(hex[0] ?? '0', 16)) + 28;
}

function trailingZeros(value: bigint): number {
  let zeros = 0;
  let rest = value;
  while ((rest & 0xffffffffn) === 0n) {
    rest >>= 32n;
    zeros += 32;
  }
  const low = Number(rest & 0xffffffffn);
  return zeros + 31 - Math.clz32(low & -low);
}

/** Shifts right, rounding to nearest even. */
function roundShift(value: bigint, shift: bigint): bigint {
  const magnitude = abs(value);
  const floor = magnitude >> shift;
  const rest = magnitude - (floor << shift);
  const half = 1n << (shift - 1n);
  const up = rest > half || (rest === half && (floor & 1n) === 1n);
  const rounded = up ? floor + 1n : floor;
  return value < 0n ? -rounded : rounded;
}
