/**
 * Go template text (Helm) in a manifest: where it stands and the same text without it.
 *
 * Owns the reading of `{{ … }}`. The masked text has the length of the original, so that every offset holds: actions on lines of
 * their own become empty lines, actions inside a line become one unbreakable word. Must never render or guess a value.
 */
import type { Span } from '../model.ts';

export interface Template {
  readonly masked: string;
  /** Every `{{ … }}`, in order. */
  readonly actions: readonly Span[];
  /** The text between an `if`, `else`, `with`, `range`, `define` or `block` and what ends it: it may not be rendered. */
  readonly conditionals: readonly Span[];
  /** The part of `conditionals` that is only written where it is included. */
  readonly definitions: readonly Span[];
  /** Where actions on lines of their own write unknown text. */
  readonly holes: readonly Hole[];
  readonly comments: readonly (Span & { readonly text: string })[];
}

/** A place where unknown keys, items or a whole value may stand. */
export interface Hole {
  readonly offset: number;
  /** The column (UTF-16) at which the unknown text starts. */
  readonly column: number;
}

interface Action extends Span {
  readonly role: 'open' | 'else' | 'end' | 'comment' | 'silent' | 'emit';
  /** Without braces and trim markers. */
  readonly body: string;
}

/** A private-use character: no YAML indicator, printable in every kind of scalar, and not to be met in real manifests. */
const MASK = '\uE000';

export function hasTemplateText(text: string): boolean {
  return text.includes('{{');
}

export function readTemplate(text: string): Template {
  const actions = findActions(text);
  const pieces: string[] = [];
  const holes: Hole[] = [];
  let copied = 0;
  // The end of the last line that holds more than actions: what else is on it needs no second look.
  let mixedUntil = -1;
  for (let i = 0; i < actions.length;) {
    const action = actions[i];
    if (action === undefined) break;
    const line = action.start < mixedUntil ? null : standingAlone(text, actions, i);
    if (line === null) {
      if (action.start >= mixedUntil) mixedUntil = lineEnd(text, action.start);
      i++;
      const filler = action.role === 'comment' ? ' ' : MASK;
      pieces.push(text.slice(copied, action.start), filler.repeat(action.end - action.start));
      copied = action.end;
      continue;
    }
    const group = actions.slice(i, line.next);
    for (const { role, start, body } of group) {
      if (role === 'emit') holes.push({ offset: start, column: indentOf(body) ?? start - line.start });
    }
    // Line breaks instead of blanks: an indented empty line would matter at the start of a block scalar.
    pieces.push(text.slice(copied, line.start), '\n'.repeat(line.end - line.start));
    copied = line.end;
    i = line.next;
  }
  pieces.push(text.slice(copied));
  const blocks = blocksOf(actions, text.length);
  return {
    masked: pieces.join(''),
    actions,
    conditionals: blocks.map(({ start, end }) => ({ start, end })),
    definitions: blocks.filter((block) => block.isDefinition).map(({ start, end }) => ({ start, end })),
    holes,
    comments: commentsOf(actions),
  };
}

/** The actions of one or more whole lines, when nothing but blanks (and a YAML comment behind) stands beside them. */
function standingAlone(text: string, actions: readonly Action[], first: number): (Span & { next: number }) | null {
  const opening = actions[first];
  if (opening === undefined) return null;
  const start = text.lastIndexOf('\n', opening.start - 1) + 1;
  if (opening.start > 0 && text.slice(start, opening.start).trim() !== '') return null;
  let next = first + 1;
  let end = opening.end;
  for (; next < actions.length; next++) {
    const action = actions[next];
    if (action === undefined || !/^[ \t]*$/.test(text.slice(end, action.start))) break;
    end = action.end;
  }
  const rest = text.slice(end, lineEnd(text, end));
  return /^\s*$|^\s+#/.test(rest) ? { start: Math.min(start, opening.start), end, next } : null;
}

/** What `indent` or `nindent` says. */
function indentOf(body: string): number | undefined {
  const indent = [...body.matchAll(/\bn?indent\s+(?:\(int\s+)?(\d+)/g)].at(-1)?.[1];
  return indent === undefined ? undefined : Number(indent);
}

function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline < 0 ? text.length : newline;
}

function findActions(text: string): Action[] {
  const actions: Action[] = [];
  for (let start = text.indexOf('{{'); start >= 0; start = text.indexOf('{{', actions.at(-1)?.end ?? start + 2)) {
    const end = actionEnd(text, start);
    const body = text
      .slice(start + 2, end)
      .replace(/\}\}$/, '')
      .replace(/^-(?=\s)/, '')
      .replace(/(?<=\s)-$/, '')
      .trim();
    actions.push({ start, end, body, role: roleOf(body) });
  }
  return actions;
}

/** Just after the `}}`, which may also stand inside a string or a comment; the text's end where there is none. */
function actionEnd(text: string, start: number): number {
  let i = start + 2;
  const comment = /^-?\s*\/\*/.exec(text.slice(i, i + 200));
  if (comment) {
    const close = text.indexOf('*/', i + comment[0].length);
    const end = close < 0 ? -1 : text.indexOf('}}', close);
    return end < 0 ? text.length : end + 2;
  }
  while (i < text.length) {
    const char = text[i];
    if (char === '}' && text[i + 1] === '}') return i + 2;
    if (char === '`') {
      const close = text.indexOf('`', i + 1);
      i = close < 0 ? text.length : close + 1;
    } else if (char === '"' || char === "'") {
      i = quoteEnd(text, i, char);
    } else i++;
  }
  return text.length;
}

/** Just after the closing quote; a quote that its line does not close is an ordinary character. */
function quoteEnd(text: string, start: number, quote: string): number {
  for (let i = start + 1; i < text.length; i++) {
    const char = text[i];
    if (char === '\\') i++;
    else if (char === quote) return i + 1;
    else if (char === '\n') break;
  }
  return start + 1;
}

function roleOf(body: string): Action['role'] {
  if (body.startsWith('/*')) return 'comment';
  if (/^(if|with|range|define|block)\b/.test(body)) return 'open';
  if (/^else\b/.test(body)) return 'else';
  if (/^end\b/.test(body)) return 'end';
  if (body === '' || /^(break|continue)\b/.test(body) || /^\$\w*(\s*,\s*\$\w+)?\s*:?=/.test(body)) return 'silent';
  return 'emit';
}

interface Block extends Span {
  readonly isDefinition: boolean;
}

function blocksOf(actions: readonly Action[], length: number): Block[] {
  const blocks: Block[] = [];
  const open: { start: number; isDefinition: boolean }[] = [];
  for (const action of actions) {
    if (action.role === 'open') open.push({ start: action.end, isDefinition: action.body.startsWith('define') });
    if (action.role !== 'else' && action.role !== 'end') continue;
    const block = open.pop();
    if (block === undefined) continue;
    blocks.push({ ...block, end: action.start });
    if (action.role === 'else') open.push({ start: action.end, isDefinition: false });
  }
  for (const block of open) blocks.push({ ...block, end: length });
  return blocks.sort((a, b) => a.start - b.start);
}

function commentsOf(actions: readonly Action[]): (Span & { text: string })[] {
  return actions
    .filter((action) => action.role === 'comment')
    .map((action) => ({ text: action.body, start: action.start, end: action.end }));
}
