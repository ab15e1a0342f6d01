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
  /** Actions that are not closed: taken to end with their line, so that they hide nothing below. */
  readonly unclosed: readonly Span[];
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
  readonly closed: boolean;
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
    unclosed: actions.filter(({ closed }) => !closed).map(({ start, end }) => ({ start, end })),
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
  const next = finderIn(text);
  for (let start = text.indexOf('{{'); start >= 0; start = text.indexOf('{{', actions.at(-1)?.end ?? start + 2)) {
    const closed = actionEnd(text, start, next);
    if (closed === null) {
      const end = start + text.slice(start, lineEnd(text, start)).trimEnd().length;
      actions.push({ start, end, body: text.slice(start + 2, end).trim(), role: 'emit', closed: false });
      continue;
    }
    const body = text
      .slice(start + 2, closed)
      .replace(/\}\}$/, '')
      .replace(/^-(?=\s)/, '')
      .replace(/(?<=\s)-$/, '')
      .trim();
    actions.push({ start, end: closed, body, role: roleOf(body), closed: true });
  }
  return actions;
}

type Finder = (needle: string, from: number) => number;

/** `indexOf` for questions that go forward through the text: what was found, or is not there, is not searched for again. */
function finderIn(text: string): Finder {
  const known = new Map<string, { readonly from: number; readonly at: number }>();
  return (needle, from) => {
    const last = known.get(needle);
    if (last !== undefined && from >= last.from && (last.at < 0 || last.at >= from)) return last.at;
    const at = text.indexOf(needle, from);
    known.set(needle, { from, at });
    return at;
  };
}

/**
 * Just after the `}}`, which may also stand inside a string or a comment. Null where there is none, and where the `}}` that comes next
 * belongs to something else: actions hold no braces (so no other action) and no colon of a key, and end before the next document.
 */
function actionEnd(text: string, start: number, next: Finder): number | null {
  let i = start + 2;
  const comment = /^-?\s*\/\*/.exec(text.slice(i, i + 200));
  if (comment) return commentEnd(text, i + comment[0].length, next);
  let lines = 0;
  let foreign = false;
  while (i < text.length) {
    const char = text[i];
    if (char === '}' && text[i + 1] === '}') return i + 2;
    if (char === '\n') {
      lines++;
      if (startsDocument(text, i + 1)) return null;
      i++;
    } else if (char === '`') {
      const close = next('`', i + 1);
      if (close < 0 || /\n---(?!\S)/.test(text.slice(i, close))) return null;
      if (next('\n', i) >= 0 && next('\n', i) < close) lines++;
      i = close + 1;
    } else if (char === '"' || char === "'") {
      const end = quoteEnd(text, i, char);
      foreign ||= end === i + 1;
      i = end;
    } else {
      foreign ||= isForeign(text, i);
      i++;
    }
    // On one line other tools' expressions are let be: they hide nothing but themselves.
    if (foreign && lines > 0) return null;
  }
  return null;
}

function commentEnd(text: string, from: number, next: Finder): number | null {
  const close = next('*/', from);
  if (close < 0) return null;
  const opening = next('{{/*', from);
  const end = /^\*\/(\s+-)?\}\}/.exec(text.slice(close, close + 200));
  return end === null || (opening >= 0 && opening < close) ? null : close + end[0].length;
}

function startsDocument(text: string, line: number): boolean {
  return /^---(?!\S)/.test(text.slice(line, line + 4));
}

/** What Go's templates know only inside of strings. */
function isForeign(text: string, at: number): boolean {
  const char = text[at] ?? '';
  return '{}[]#&;'.includes(char) || (char === ':' && text[at + 1] !== '=');
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
