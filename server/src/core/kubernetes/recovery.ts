/**
 * Reads a document that does not parse, by leaving out as few lines as possible.
 *
 * Owns the order of the attempts: the line that is being edited, then the lines that the parser complains about. What was left out becomes
 * a hole, so that nothing is taken for absent because of it. Must never be used to say that a document is fine.
 */
import type { Span } from '../model.ts';
import type { LineIndex } from '../lineIndex.ts';
import type { YamlNode } from './syntax.ts';
import { parseSyntaxTree } from './syntaxTree.ts';
import type { Hole } from './template.ts';

export interface RecoveredTree {
  readonly root: YamlNode;
  readonly holes: readonly Hole[];
}

/** Longer texts get the attempt with the edited lines only: each attempt parses all of it. */
const MAX_LENGTH_FOR_SEARCH = 100_000;
const MAX_EDITED_LINES = 5;
const MAX_ATTEMPTS = 8;

export interface RecoveryRequest {
  readonly text: string;
  readonly lines: LineIndex;
  readonly errors: readonly Span[];
  /** The lines that differ from the previous text, if it is known. */
  readonly edited: Span | null;
  /** How many complaints may be followed. */
  readonly rounds: number;
}

export function recoverTree(request: RecoveryRequest): RecoveredTree | null {
  const { text, lines, errors, edited, rounds } = request;
  const editedLines = edited === null ? [] : linesOf(text, lines, edited);
  const starts: number[][] = [];
  if (editedLines.length > 0 && editedLines.length <= MAX_EDITED_LINES) starts.push(editedLines);
  const search = text.length <= MAX_LENGTH_FOR_SEARCH;
  const error = errors[0];
  if (error && search) {
    const line = lines.positionAt(error.start).line;
    const before = contentBefore(text, lines, line);
    starts.push([line]);
    if (before !== null) starts.push([before], [before, line]);
  }
  let attempts = 0;
  for (const start of starts) {
    const blanked = new Set(start);
    for (let round = 0; round < (search ? rounds : 1); round++) {
      if (++attempts > MAX_ATTEMPTS) return null;
      const attempt = withoutLines(text, lines, blanked);
      const tree = parseSyntaxTree(attempt.text);
      const [complaint] = tree.errors;
      if (tree.givenUp) return null;
      if (complaint === undefined) {
        if (tree.root === null) break;
        return { root: tree.root, holes: attempt.holes };
      }
      const line = lines.positionAt(complaint.start).line;
      if (blanked.has(line)) break;
      blanked.add(line);
    }
  }
  return null;
}

/** The lines with edited text, not those whose indentation only was moved by it. */
function linesOf(text: string, lines: LineIndex, span: Span): number[] {
  const edited = text.slice(span.start, span.end);
  const trimmed = edited.trim();
  const start = trimmed === '' ? span.start : span.start + edited.indexOf(trimmed);
  const first = lines.positionAt(start).line;
  const last = lines.positionAt(start + trimmed.length).line;
  return Array.from({ length: Math.min(last - first, MAX_EDITED_LINES) + 1 }, (_, index) => first + index);
}

function contentBefore(text: string, lines: LineIndex, line: number): number | null {
  for (let before = line - 1; before >= 0; before--) {
    if (text.slice(lines.lineStart(before), lines.lineEnd(before)).trim() !== '') return before;
  }
  return null;
}

/** Empties lines, and with a line what is nested below it, so that this does not end up below something else. */
function withoutLines(
  text: string,
  lines: LineIndex,
  blanked: ReadonlySet<number>,
): { text: string; holes: readonly Hole[] } {
  const inBrackets = /^\s*[{[]/.test(text);
  const holes: Hole[] = [];
  const pieces: string[] = [];
  let nestedUnder: { indent: number; isItem: boolean } | null = null;
  for (let line = 0; line < lines.lineCount; line++) {
    const start = lines.lineStart(line);
    const end = lines.lineEnd(line);
    const content = text.slice(start, end);
    const indent = content.search(/\S/);
    const isItem = /^\s*-(\s|$)/.test(content);
    const marker = /^(---|\.\.\.|%)/.test(content);
    if (nestedUnder && indent >= 0) {
      const nested: boolean =
        indent > nestedUnder.indent || (indent === nestedUnder.indent && isItem && !nestedUnder.isItem);
      if (!nested || marker) nestedUnder = null;
    }
    const isBlanked = blanked.has(line) && indent >= 0 && !marker;
    if (isBlanked && !nestedUnder) {
      holes.push({ offset: start + indent, column: indent });
      if (!inBrackets) nestedUnder = { indent, isItem };
    }
    pieces.push(
      isBlanked || nestedUnder ? '\n'.repeat(end - start) : content,
      text.slice(end, lines.lineStart(line + 1)),
    );
  }
  return { text: pieces.join(''), holes };
}
