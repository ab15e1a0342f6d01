/**
 * Writes HCL source for fixes, laid out as `terraform fmt` lays it out.
 */
import type { FixEntry, FixValue, JsonValue } from '../model.ts';

const STEP = '  ';

/** A value as an HCL expression; `indent` is the indentation of the line it starts on. */
export function writeValue(value: FixValue, indent: string): string {
  if ('ref' in value) return value.ref;
  if ('placeholder' in value) return quote(value.placeholder);
  return writeJson(value.value, indent);
}

function writeJson(value: JsonValue, indent: string): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (typeof value === 'string') return quote(value);
  if (isArray(value)) return `[${value.map((item) => writeJson(item, indent)).join(', ')}]`;
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  const inner = indent + STEP;
  const width = Math.max(...entries.map(([key]) => writeKey(key).length));
  const lines = entries.map(([key, entry]) => `${inner}${writeKey(key).padEnd(width)} = ${writeJson(entry, inner)}`);
  return ['{', ...lines, `${indent}}`].join('\n');
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** A key of an object expression: bare where it is an identifier. */
export function writeKey(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(key) ? key : quote(key);
}

function quote(text: string): string {
  const escaped = text
    .replace(/[\\"]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(/([$%])\{/g, '$1$1{');
  return `"${escaped}"`;
}

/** The lines of a body, each with its indentation; attributes in a row are aligned at `=`. */
export function writeEntries(entries: readonly FixEntry[], indent: string): readonly string[] {
  const lines: string[] = [];
  let row: { readonly name: string; readonly text: string }[] = [];
  const flush = (): void => {
    const width = Math.max(0, ...row.map((attribute) => attribute.name.length));
    for (const { name, text } of row) lines.push(...`${indent}${name.padEnd(width)} = ${text}`.split('\n'));
    row = [];
  };
  entries.forEach((entry, index) => {
    if (!('block' in entry)) {
      const text = writeValue(entry, indent);
      // A value of several lines stands outside the alignment of its neighbours.
      if (text.includes('\n')) flush();
      row.push({ name: entry.name, text });
      if (text.includes('\n')) flush();
      return;
    }
    flush();
    if (index > 0) lines.push('');
    lines.push(...writeBlock(entry.name, entry.block, indent));
  });
  flush();
  return lines;
}

/** A block with its header, body and closing brace. */
export function writeBlock(header: string, body: readonly FixEntry[], indent: string): readonly string[] {
  if (body.length === 0) return [`${indent}${header} {`, `${indent}}`];
  return [`${indent}${header} {`, ...writeEntries(body, indent + STEP), `${indent}}`];
}
