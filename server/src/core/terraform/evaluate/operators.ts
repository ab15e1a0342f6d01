/**
 * Terraform's operators, with unknown operands.
 *
 * What Terraform refuses is an unknown with an error.
 */
import type { BinaryOperator } from '../syntax.ts';
import { add, compare, divide, modulo, multiply, negate, signum, type BigFloat } from './bigFloat.ts';
import { convertTo, primitiveText } from './convert.ts';
import { ANY, BOOL, NUMBER, sameType, typeOf, type Type } from './types.ts';
import {
  UNKNOWN,
  bool,
  computedFrom,
  containsSensitive,
  firstError,
  isKnown,
  number,
  refused,
  unknownOf,
  type Value,
} from './value.ts';

export function applyUnary(operator: '-' | '!', operand: Value): Value {
  const value = operandOf(operand, operator === '!' ? BOOL : NUMBER);
  if (value.kind === 'bool') return computedFrom(bool(!value.value), [operand]);
  if (value.kind === 'number') return computedFrom(number(negate(value.exact)), [operand]);
  const type = operator === '!' ? BOOL : NUMBER;
  return computedFrom(failed(type, value) ?? unknownOf(type, true), [operand]);
}

export function applyBinary(operator: BinaryOperator, left: Value, right: Value): Value {
  const result = computedFrom(compute(operator, left, right), [left, right]);
  // What is compared with a collection is compared with the secrets in it.
  const sensitive = (operator === '==' || operator === '!=') && [left, right].some(containsSensitive);
  return sensitive ? { ...result, sensitive } : result;
}

function compute(operator: BinaryOperator, left: Value, right: Value): Value {
  switch (operator) {
    case '&&':
    case '||': {
      const [a, b] = [operandOf(left, BOOL), operandOf(right, BOOL)];
      const decisive = operator === '||';
      const error = failed(BOOL, a, b);
      if (error !== null) return error;
      // `false && x` and `true || x` are known whatever x is.
      if ((a.kind === 'bool' && a.value === decisive) || (b.kind === 'bool' && b.value === decisive)) {
        return bool(decisive);
      }
      return a.kind === 'bool' && b.kind === 'bool' ? bool(!decisive) : unknownOf(BOOL, true);
    }
    case '==':
    case '!=': {
      const error = failed(BOOL, left, right);
      if (error !== null) return error;
      const equal = equals(left, right);
      return equal === null ? unknownOf(BOOL, true) : bool(operator === '==' ? equal : !equal);
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
      const [a, b] = [operandOf(left, NUMBER), operandOf(right, NUMBER)];
      const type = ['<', '<=', '>', '>='].includes(operator) ? BOOL : NUMBER;
      const error = failed(type, a, b);
      if (error !== null) return error;
      if (a.kind === 'number' && b.kind === 'number') return arithmetic(operator, a.exact, b.exact);
      return unknownOf(type, true);
    }
  }
}

/** An operand as the operator needs it: null is refused. */
function operandOf(value: Value, type: Type): Value {
  const converted = convertTo(value, type);
  return converted.kind === 'null' ? refused('argument must not be null') : converted;
}

/** The first operand's error in a result of the operator's type, null when there is none. */
function failed(type: Type, ...operands: readonly Value[]): Value | null {
  const error = firstError(operands);
  return error === undefined ? null : { ...unknownOf(type, true), error };
}

function arithmetic(operator: '+' | '-' | '*' | '/' | '%' | '<' | '<=' | '>' | '>=', a: BigFloat, b: BigFloat): Value {
  switch (operator) {
    case '+':
      return sum(a, b);
    case '-':
      return sum(a, negate(b));
    case '*':
      return (a.infinite !== 0 && signum(b) === 0) || (b.infinite !== 0 && signum(a) === 0)
        ? refused('zero times infinity is not a number')
        : orUnknown(multiply(a, b));
    case '/':
      return (signum(a) === 0 && signum(b) === 0) || (a.infinite !== 0 && b.infinite !== 0)
        ? refused('zero divided by zero is not a number')
        : orUnknown(divide(a, b));
    case '%':
      return a.infinite !== 0 ? refused('infinity has no remainder') : orUnknown(modulo(a, b));
    case '<':
      return bool(compare(a, b) < 0);
    case '<=':
      return bool(compare(a, b) <= 0);
    case '>':
      return bool(compare(a, b) > 0);
    case '>=':
      return bool(compare(a, b) >= 0);
  }
}

function sum(a: BigFloat, b: BigFloat): Value {
  if (a.infinite !== 0 && b.infinite === -a.infinite) return refused('infinity minus infinity is not a number');
  return orUnknown(add(a, b));
}

/** A result too large to be computed is unknown. */
function orUnknown(result: BigFloat | null): Value {
  return result === null ? unknownOf(NUMBER, true) : number(result);
}

/** Whether two values are equal, or null when an unknown part leaves it open. Values of different types are not equal. */
export function equals(left: Value, right: Value): boolean | null {
  if (left.kind === 'null' && right.kind === 'null') return true;
  if (left.kind === 'unknown' || right.kind === 'unknown') return equalsUnknown(left, right);
  if (left.kind === 'null' || right.kind === 'null') return false;
  const [leftType, rightType] = [typeOf(left), typeOf(right)];
  const settled = isKnown(left) && isKnown(right);
  if (!(settled ? sameType(leftType, rightType) : mayBeSame(leftType, rightType))) return false;
  if (left.kind === 'number' && right.kind === 'number') return compare(left.exact, right.exact) === 0;
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
  return 'value' in left && 'value' in right && left.value === right.value;
}

/** Something unknown differs for certain only where it cannot be null and the other is, or where the types differ. */
function equalsUnknown(left: Value, right: Value): boolean | null {
  const [unknown, other] = left.kind === 'unknown' ? [left, right] : [right, left];
  if (unknown.kind !== 'unknown') return null;
  if (other.kind === 'null') return unknown.notNull ? false : null;
  if (!unknown.notNull || (other.kind === 'unknown' && !other.notNull)) return null;
  return mayBeSame(unknown.type, typeOf(other)) ? null : false;
}

/** Whether two types are the same as far as they are known. */
function mayBeSame(a: Type, b: Type): boolean {
  if (a.kind === 'any' || b.kind === 'any') return true;
  if (a.kind === 'tuple' && b.kind === 'tuple') {
    return (
      a.elements.length === b.elements.length &&
      a.elements.every((element, index) => mayBeSame(element, b.elements[index] ?? ANY))
    );
  }
  if (a.kind === 'object' && b.kind === 'object') {
    return (
      a.attributes.size === b.attributes.size &&
      [...a.attributes].every(([name, attribute]) => {
        const other = b.attributes.get(name);
        return other !== undefined && mayBeSame(attribute.type, other.type);
      })
    );
  }
  if ('element' in a && 'element' in b) return a.kind === b.kind && mayBeSame(a.element, b.element);
  return sameType(a, b);
}

function all(results: readonly (boolean | null)[]): boolean | null {
  if (results.includes(false)) return false;
  return results.includes(null) ? null : true;
}

/** A primitive as a template writes it, or null for what has no text (unknown, null, a collection). */
export function toTemplateText(value: Value): string | null {
  switch (value.kind) {
    case 'string':
    case 'bool':
    case 'number':
      return primitiveText(value);
    case 'null':
    case 'list':
    case 'object':
    case 'unknown':
      return null;
  }
}
