/**
 * Texts of numbers: as Terraform writes them, and in the forms of Go's `%e`, `%f` and `%g`.
 */
import { abs, bitLength, type BigFloat } from './bigFloat.ts';

/** The shortest decimal without exponent that reads back as the same number at its precision, as Terraform writes it. */
export function toText(a: BigFloat): string {
  if (a.infinite !== 0) return a.infinite > 0 ? '+Inf' : '-Inf';
  if (a.mantissa === 0n) return a.negativeZero ? '-0' : '0';
  const sign = a.mantissa < 0n ? '-' : '';
  // Where a step at this precision is at most one, an integer has no shorter form.
  if (a.exponent >= 0 && bitLength(a.mantissa) + a.exponent <= a.precision) {
    return sign + (abs(a.mantissa) << BigInt(a.exponent)).toString();
  }
  return sign + plain(shortest(a));
}

/** Decimal digits without trailing zeros, with the point before `digits[point]`; zero has no digits. */
interface Digits {
  readonly digits: string;
  readonly point: number;
}

function exactDigits(mantissa: bigint, exponent: number): Digits {
  const text = (exponent >= 0 ? mantissa << BigInt(exponent) : mantissa * 5n ** BigInt(-exponent)).toString();
  const point = text.length + Math.min(0, exponent);
  return { digits: text.replace(/0+$/, ''), point };
}

/** Cuts the exact digits as soon as they lie within half a step of the number. */
function shortest(a: BigFloat): Digits {
  const half = a.precision + 1 - bitLength(a.mantissa);
  const centre = abs(a.mantissa) << BigInt(half);
  const exponent = a.exponent - half;
  const exact = exactDigits(centre, exponent);
  const lower = exactDigits(centre - 1n, exponent);
  const upper = exactDigits(centre + 1n, exponent);
  const inclusive = (centre & 2n) === 0n;
  const at = (of: Digits, index: number): number => Number(of.digits[index + of.point - exact.point] ?? '0');
  for (let index = 0; index < exact.digits.length; index++) {
    const [low, middle, high] = [at(lower, index), Number(exact.digits[index]), at(upper, index)];
    const down = low !== middle || (inclusive && index + 1 === lower.digits.length);
    const up = middle !== high && (inclusive || middle + 1 < high || index + 1 < upper.digits.length);
    if (down && up) return roundDigits(exact, index + 1, roundsUp(exact.digits, index + 1));
    if (down) return roundDigits(exact, index + 1, false);
    if (up) return roundDigits(exact, index + 1, true);
  }
  return exact;
}

const NO_DIGITS: Digits = { digits: '', point: 0 };

function roundsUp(digits: string, length: number): boolean {
  const next = digits[length] ?? '0';
  // Exactly half way: to even.
  if (next === '5' && length + 1 === digits.length) return Number(digits[length - 1] ?? '0') % 2 === 1;
  return next >= '5';
}

function roundDigits({ digits, point }: Digits, length: number, up: boolean): Digits {
  if (length >= digits.length) return { digits, point };
  if (length < 0) return NO_DIGITS;
  if (length === 0) return up ? { digits: '1', point: point + 1 } : NO_DIGITS;
  const kept = digits.slice(0, length);
  if (!up) return { digits: kept.replace(/0+$/, ''), point };
  const raised = (BigInt(kept) + 1n).toString().padStart(length, '0');
  return { digits: raised.replace(/0+$/, ''), point: point + raised.length - length };
}

function plain({ digits, point }: Digits): string {
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  if (digits.length <= point) return digits.padEnd(point, '0');
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** `%e`: one digit before the point; `decimals` null for the shortest. */
export function toScientific(a: BigFloat, decimals: number | null): string {
  const exact = digitsOf(a, decimals);
  const { digits, point } = decimals === null ? exact : roundTo(exact, decimals + 1);
  return signText(a) + scientific({ digits, point }, decimals ?? digits.length - 1);
}

/** `%f`: `decimals` digits behind the point, null for the shortest. */
export function toFixed(a: BigFloat, decimals: number | null): string {
  const exact = digitsOf(a, decimals);
  const rounded = decimals === null ? exact : roundTo(exact, exact.point + decimals);
  return signText(a) + fixed(rounded, decimals ?? Math.max(rounded.digits.length - rounded.point, 0));
}

/** `%g`: `%e` for large and small exponents, else `%f`; `significant` digits, null for the shortest. */
export function toGeneral(a: BigFloat, significant: number | null): string {
  const exact = digitsOf(a, significant);
  const wanted = significant === 0 ? 1 : significant;
  const rounded = wanted === null ? exact : roundTo(exact, wanted);
  const { digits, point } = rounded;
  const bound = wanted === null ? 6 : wanted > digits.length && digits.length >= point ? digits.length : wanted;
  const exponent = point - 1;
  if (exponent < -4 || exponent >= bound) return signText(a) + scientific(rounded, Math.max(digits.length - 1, 0));
  return signText(a) + fixed(rounded, Math.max(digits.length - point, 0));
}

function digitsOf(a: BigFloat, wanted: number | null): Digits {
  if (a.mantissa === 0n) return NO_DIGITS;
  return wanted === null ? shortest(a) : exactDigits(abs(a.mantissa), a.exponent);
}

function roundTo(exact: Digits, length: number): Digits {
  return roundDigits(exact, length, length >= 0 && roundsUp(exact.digits, length));
}

function signText(a: BigFloat): string {
  return a.mantissa < 0n || a.negativeZero ? '-' : '';
}

function scientific({ digits, point }: Digits, decimals: number): string {
  const shown = digits.padEnd(decimals + 1, '0');
  const exponent = digits === '' ? 0 : point - 1;
  const sign = exponent < 0 ? '-' : '+';
  const power = Math.abs(exponent).toString().padStart(2, '0');
  return `${shown.charAt(0)}${decimals > 0 ? `.${shown.slice(1, decimals + 1)}` : ''}e${sign}${power}`;
}

function fixed({ digits, point }: Digits, decimals: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const fraction = (point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits).padEnd(decimals, '0');
  return decimals > 0 ? `${whole}.${fraction.slice(0, decimals)}` : whole;
}
