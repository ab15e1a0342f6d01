/**
 * Cuts a text that does not parse as a whole into its top-level blocks, so that a fault in one leaves the others alone.
 *
 * A block begins where one of Terraform's block types stands in the first column, outside of strings, heredocs and
 * comments; other words do not count, because some people do not indent nested blocks.
 */
import type { Span } from '../model.ts';
import { lex, type TokenKind } from './lexer.ts';

export interface Cut {
  readonly start: number;
  /** Where the next block begins, or the end of the text. */
  readonly end: number;
  /** Just after the `}` that closes the block; null when it is not closed, or when this is the text before the first block. */
  readonly blockEnd: number | null;
  /** False for the text before the first block. */
  readonly block: boolean;
}

const TOP_LEVEL = new Set([
  'action',
  'check',
  'data',
  'ephemeral',
  'import',
  'list',
  'locals',
  'module',
  'moved',
  'output',
  'provider',
  'removed',
  'resource',
  'terraform',
  'variable',
]);

const CLOSERS: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };

export function cutAtHeaders(text: string): { readonly cuts: readonly Cut[]; readonly comments: readonly Span[] } {
  const cuts: Cut[] = [];
  const comments: Span[] = [];
  let start = 0;
  let block = false;
  let blockEnd: number | null = null;
  const open: string[] = [];
  const finish = (end: number): void => {
    if (end > start) cuts.push({ start, end, blockEnd, block });
  };
  lex(text, 0, text.length, (kind, from, to) => {
    if (kind === 'comment') comments.push({ start: from, end: to });
    if (kind === 'identifier' && isHeader(text, from, to)) {
      finish(from);
      start = from;
      block = true;
      blockEnd = null;
      open.length = 0;
      return 'afresh';
    }
    if (close(open, kind, text.slice(from, to)) && blockEnd === null && block) blockEnd = to;
    return undefined;
  });
  finish(text.length);
  return { cuts, comments };
}

/** Brackets that are open at the end of a stretch, innermost last, as the text that would close them. Null when a string or template is open. */
export function missingClosers(text: string): string | null {
  const open: string[] = [];
  lex(text, 0, text.length, (kind, from, to) => {
    close(open, kind, text.slice(from, to));
    return undefined;
  });
  if (open.includes('${')) return null;
  return open
    .reverse()
    .map((bracket) => (bracket === '{' ? '\n}' : CLOSERS[bracket]))
    .join('');
}

/** Whether a stretch closes all brackets that it opens, and no others. */
export function isBalanced(text: string, span: Span): boolean {
  const { open, foreign } = bracketsOf(text, span);
  return foreign === 0 && open.every((bracket) => bracket === '${');
}

/** Whether a stretch closes a bracket that it does not open. */
export function closesMore(text: string, span: Span): boolean {
  return bracketsOf(text, span).foreign > 0;
}

function bracketsOf(text: string, span: Span): { readonly open: readonly string[]; readonly foreign: number } {
  const open: string[] = [];
  let foreign = 0;
  lex(text, span.start, span.end, (kind, from, to) => {
    const source = text.slice(from, to);
    const closes = kind === 'templateClose' || (kind === 'punctuation' && '}])'.includes(source));
    if (closes && open.length === 0) foreign++;
    close(open, kind, source);
    return undefined;
  });
  return { open, foreign };
}

/** Keeps the stack of open brackets; true when the outermost one has just been closed. */
function close(open: string[], kind: TokenKind, source: string): boolean {
  if (kind === 'templateOpen') {
    open.push('${');
    return false;
  }
  if (kind !== 'punctuation' && kind !== 'templateClose') return false;
  if (source in CLOSERS) {
    open.push(source);
    return false;
  }
  const opener = kind === 'templateClose' ? '${' : Object.keys(CLOSERS).find((bracket) => CLOSERS[bracket] === source);
  if (opener === undefined) return false;
  // a bracket that closes an outer one closes what was forgotten inside it
  const at = open.lastIndexOf(opener);
  if (at < 0) return false;
  open.length = at;
  return at === 0;
}

function isHeader(text: string, from: number, to: number): boolean {
  if (from > 0 && text.charCodeAt(from - 1) !== 0x0a && !(from === 1 && text.charCodeAt(0) === 0xfeff)) return false;
  if (!TOP_LEVEL.has(text.slice(from, to))) return false;
  return /^[ \t]*(?:["{\r\n]|[\p{ID_Start}_]|$)/u.test(text.slice(to, to + 80));
}
