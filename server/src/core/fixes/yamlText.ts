/**
 * Drafts as YAML and JSON text.
 *
 * Owns quoting and layout. Writes only what YAML 1.1 and 1.2 readers understand alike; never looks at the text around it.
 */
import { resolvePlainScalar } from '../kubernetes/scalars.ts';
import { isEmptyDraft } from './yamlDraft.ts';
import type { Draft } from './yamlDraft.ts';

export interface TextStyle {
  /** Spaces per level. */
  readonly step: number;
  /** How far a list's dashes stand to the right of their key. */
  readonly dashes: number;
  /** Double quotes around all keys and strings. */
  readonly json: boolean;
}

export type Quote = 'single' | 'double' | null;

/** @param quote how a string is quoted; null writes it plain where that is safe */
export function writeScalar(value: null | boolean | number | string, inFlow: boolean, quote: Quote): string {
  if (typeof value !== 'string') return String(value);
  const printable = !/[\p{Cc}\u2028\u2029\uFEFF]/u.test(value);
  if (quote === 'single' && printable) return `'${value.replaceAll("'", "''")}'`;
  return quote === null && printable && isPlain(value, inFlow) ? value : JSON.stringify(value);
}

const AMBIGUOUS = /^(\d[\d_]*(:[0-5]?\d)+(\.\d*)?|\d{4}-\d\d?-\d\d?.*|[-+]?\.(inf|nan)|=|<<|---.*|\.\.\..*)$/i;

function isPlain(text: string, inFlow: boolean): boolean {
  if (text === '' || text.trim() !== text) return false;
  if (/^[,[\]{}#&*!|>'"%@`]/.test(text) || /^[-?:](\s|$)/.test(text)) return false;
  if (/:(\s|$)/.test(text) || /\s#/.test(text)) return false;
  if (inFlow && /[,[\]{}]|^[-?:]/.test(text)) return false;
  return !AMBIGUOUS.test(text) && typeof resolvePlainScalar(text) === 'string';
}

/** On one line: `{a: 1, b: [x]}`. */
export function writeFlow(draft: Draft, style: TextStyle): string {
  const quote = style.json ? 'double' : null;
  switch (draft.kind) {
    case 'value':
      return writeScalar(draft.value, true, quote);
    case 'seq':
      return `[${draft.items.map((item) => writeFlow(item, style)).join(', ')}]`;
    case 'map':
      return `{${[...draft.entries].map(([name, entry]) => `${writeScalar(name, true, quote)}: ${writeFlow(entry, style)}`).join(', ')}}`;
  }
}

/** Flow text over several lines, as JSON is usually printed; the first line has no indentation. */
export function writeFlowLines(draft: Draft, indent: number, style: TextStyle): string[] {
  if (draft.kind === 'value' || isEmptyDraft(draft)) return [writeFlow(draft, style)];
  const inner = ' '.repeat(indent + style.step);
  const quote = style.json ? 'double' : null;
  const parts =
    draft.kind === 'seq'
      ? draft.items.map((item) => ['', item] as const)
      : [...draft.entries].map(([name, entry]) => [`${writeScalar(name, true, quote)}: `, entry] as const);
  const lines = parts.flatMap(([prefix, part], index) => {
    const [first = '', ...more] = writeFlowLines(part, indent + style.step, style);
    const written = [`${inner}${prefix}${first}`, ...more];
    const last = written.pop() ?? '';
    return [...written, index < parts.length - 1 ? `${last},` : last];
  });
  return draft.kind === 'seq' ? ['[', ...lines, `${' '.repeat(indent)}]`] : ['{', ...lines, `${' '.repeat(indent)}}`];
}

/** The lines of a mapping's keys or a list's items in block style, each with its indentation; one line for anything else. */
export function writeBlock(draft: Draft, column: number, style: TextStyle): string[] {
  const indent = ' '.repeat(column);
  if (draft.kind === 'value' || isEmptyDraft(draft)) return [indent + inlineText(draft, style)];
  if (draft.kind === 'map') return [...draft.entries].flatMap(([name, entry]) => writePair(name, entry, column, style));
  return draft.items.flatMap((item) => {
    const [first = '', ...more] = writeBlock(item, column + 2, style);
    return [`${indent}- ${first.slice(column + 2)}`, ...more];
  });
}

export function writePair(name: string, draft: Draft, column: number, style: TextStyle): string[] {
  const key = `${' '.repeat(column)}${writeScalar(name, false, null)}:`;
  if (draft.kind === 'value' || isEmptyDraft(draft)) return [`${key} ${inlineText(draft, style)}`];
  return [key, ...writeBlock(draft, column + (draft.kind === 'seq' ? style.dashes : style.step), style)];
}

function inlineText(draft: Draft, style: TextStyle): string {
  return draft.kind === 'value' ? writeScalar(draft.value, false, null) : writeFlow(draft, style);
}
