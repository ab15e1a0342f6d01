/**
 * Terraform's operators and its conversions between primitive types, with unknown operands.
 *
 * A result that Terraform would refuse (an error) is unknown.
 */
import type { BinaryOperator } from '../syntax.ts';
import { UNKNOWN, bool, isKnown, number, unknownFrom, type Value } from './value.ts';

export function applyUnary(operator: '-' | '!', operand: Value): Value {
  if (operator === '!') {
    const value = toBool(operand);
    return value === null ? unknownFrom(operand) : bool(!value);
  }
  const value = toNumber(operand);
  return value === null ? unknownFrom(operand) : number(-value);
}

export function applyBinary(operator: BinaryOperator, left: Value, right: Value): Value {
  switch (operator) {
    case '&&':
    case '||': {
      const [a, b] = [toBool(left), toBool(right)];
      const decisive = operator === '||';
      // `false && x` and `true || x` are known whatever x is.
      if (a === decisive || b === decisive) return bool(decisive);
      return a === null || b === null ? unknownFrom(left, right) : bool(!decisive);
    }
    case '==':
    case '!=': {
      const equal = equals(left, right);
      return equal === null ? unknownFrom(left, right) : bool(operator === '==' ? equal : !equal);
    }
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const [a, b] = [toNumber(left), toNumber(right)];
      return a === null || b === null ? unknownFrom(left, right) : arithmetic(operator, a, b);
    }
  }
}

function arithmetic(operator: '+' | '-' | '*' | '/' | '%' | '<' | '<=' | '>' | '>=', a: number, b: number): Value {
  switch (operator) {
    case '+':
      return number(a + b);
    case '-':
      return number(a - b);
    case '*':
      return number(a * b);
    case '/':
      return b === 0 ? UNKNOWN : number(a / b);
    case '%':
      return b === 0 ? UNKNOWN : number(a % b);
    case '<':
      return bool(a < b);
    case '<=':
      return bool(a <= b);
    case '>':
      return bool(a > b);
    case '>=':
      return bool(a >= b);
  }
}

/** Whether two values are equal, or null when an unknown part leaves it open. Values of different types are not equal. */
export function equals(left: Value, right: Value): boolean | null {
  if (left.kind === 'unknown' || right.kind === 'unknown') return null;
  if (left.kind === 'list' && right.kind === 'list') {
    if (left.items.length !== right.items.length) return false;
    return all(left.items.map((item, index) => equals(item, right.items[index] ?? UNKNOWN)));
  }
  if (left.kind === 'object' && right.kind === 'object') {
    if (left.entries.size !== right.entries.size) return false;
    return all(
      [...left.entries].map(([key, value]) => {
        const other = right.entries.get(key);
        return other === undefined ? false : equals(value, other);
      }),
    );
  }
  if (left.kind === 'null' || right.kind === 'null') return left.kind === right.kind;
  if ('value' in left && 'value' in right) return left.kind === right.kind && left.value === right.value;
  return isKnown(left) && isKnown(right) ? false : null;
}

function all(results: readonly (boolean | null)[]): boolean | null {
  if (results.includes(false)) return false;
  return results.includes(null) ? null : true;
}

export function toBool(value: Value): boolean | null {
  if (value.kind === 'bool') return value.value;
  if (value.kind === 'string' && value.value === 'true') return true;
  if (value.kind === 'string' && value.value === 'false') return false;
  return null;
}

export function toNumber(value: Value): number | null {
  if (value.kind === 'number') return value.value;
  if (value.kind === 'string' && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value.value)) return Number(value.value);
  return null;
}

/** A primitive as a template writes it, or null for what has no text (unknown, null, a collection). */
export function toTemplateText(value: Value): string | null {
  switch (value.kind) {
    case 'string':
      return value.value;
    case 'bool':
    case 'number':
      return String(value.value);
    case 'null':
    case 'list':
    case 'object':
    case 'unknown':
      return null;
  }
}
