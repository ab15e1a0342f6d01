/**
 * Sets: which items are the same, and in which order Terraform iterates over them.
 *
 * Texts, numbers and booleans are in their natural order, everything else by a text that stands for its content (as in cty).
 */
import { compare } from './bigFloat.ts';
import type { Value } from './value.ts';

type NumberValue = Extract<Value, { kind: 'number' }>;

/** The distinct items in Terraform's order; unknown items stay as many as they are. */
export function setItems(items: readonly Value[]): readonly Value[] {
  const seen = new Map<string, Value>();
  const open: Value[] = [];
  for (const item of items) {
    const key = contentKey(item);
    if (key === null) open.push(item);
    else if (!seen.has(key)) seen.set(key, item);
  }
  const keyed = [...seen.values()].map((item) => [keyOf(item, roundedNumber) ?? '', item] as const);
  const ordered = keyed.sort(([keyA, a], [keyB, b]) => natural(a, b) ?? compareText(keyA, keyB));
  return [...ordered.map(([, item]) => item), ...open];
}

function natural(a: Value, b: Value): number | null {
  if (a.kind === 'null' || b.kind === 'null') return Number(a.kind === 'null') - Number(b.kind === 'null');
  if (a.kind === 'string' && b.kind === 'string') return compareText(a.value, b.value);
  if (a.kind === 'number' && b.kind === 'number') return compare(a.exact, b.exact);
  if (a.kind === 'bool' && b.kind === 'bool') return Number(a.value) - Number(b.value);
  return null;
}

/** A text that two known values of one type share exactly when they are equal; null when something in it is unknown. */
export function contentKey(value: Value): string | null {
  return keyOf(value, exactNumber);
}

function keyOf(value: Value, numberKey: (value: NumberValue) => string): string | null {
  switch (value.kind) {
    case 'unknown':
      return null;
    case 'null':
      return '~';
    case 'bool':
      return value.value ? 'T' : 'F';
    case 'number':
      return numberKey(value);
    case 'string':
      return JSON.stringify(value.value);
    case 'list': {
      const parts = value.items.map((item) => keyOf(item, numberKey));
      if (parts.includes(null)) return null;
      const [open, close] = value.collection === 'tuple' ? ['<', '>'] : ['[', ']'];
      return `${open}${parts.map((part) => `${part ?? ''};`).join('')}${close}`;
    }
    case 'object': {
      const names = [...value.entries.keys()].sort(compareText);
      const parts = names.map((name) => [name, keyOf(value.entries.get(name) ?? value, numberKey)] as const);
      if (parts.some(([, part]) => part === null)) return null;
      if (value.collection === 'map') {
        return `{${parts.map(([name, part]) => `${JSON.stringify(name)}:${part ?? ''};`).join('')}}`;
      }
      return `<${parts.map(([, part]) => `${part ?? ''};`).join('')}>`;
    }
  }
}

function exactNumber({ exact: { mantissa, exponent, infinite } }: NumberValue): string {
  return `${String(infinite)}:${mantissa.toString(36)}:${String(exponent)}`;
}

/** Go's `%.10g`, by which numbers inside of other values are ordered. */
function roundedNumber({ value }: NumberValue): string {
  const text = value.toPrecision(10);
  const [mantissa = '', exponent] = text.split('e');
  const trimmed = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return exponent === undefined ? trimmed : `${trimmed}e${exponent.replace(/^([+-])(\d)$/, '$10$2')}`;
}

/** By UTF-8 bytes, which is by code point and not by UTF-16 unit. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const [left, right] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (left === right) continue;
    // Surrogates stand for code points above every other unit.
    const [leftHigh, rightHigh] = [left >= 0xd800 && left <= 0xdfff, right >= 0xd800 && right <= 0xdfff];
    if (leftHigh !== rightHigh) return leftHigh ? 1 : -1;
    return left - right;
  }
  return a.length - b.length;
}
