/** Which texts are binary operators. */
import type { BinaryOperator } from './syntax.ts';

const BINARY: ReadonlySet<string> = new Set<BinaryOperator>([
  '+',
  '-',
  '*',
  '/',
  '%',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '&&',
  '||',
]);

export function isBinary(operator: string): operator is BinaryOperator {
  return BINARY.has(operator);
}
