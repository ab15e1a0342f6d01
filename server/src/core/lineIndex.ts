/**
 * Offsets of a text and positions in it, both ways.
 *
 * Owns the one place where offsets (UTF-16, what parsers speak) become positions (line and UTF-16 character, what is
 * published). Lines end at `\n`, `\r\n` or a lone `\r`, as the Language Server Protocol 3.17 says ("Text Documents").
 * Must never know what the text means.
 */
import type { Position, Range, Span } from './model.ts';

export interface LineIndex {
  readonly lineCount: number;
  /** The position of an offset, clamped into the text. An offset inside a line ending is the end of that line. */
  positionAt(offset: number): Position;
  /** The offset of a position, clamped into the text; a character past the line's end is the end of that line. */
  offsetAt(position: Position): number;
  rangeOf(span: Span): Range;
  spanOf(range: Range): Span;
  /** Offset of a line's first character (clamped). */
  lineStart(line: number): number;
  /** Offset just before a line's ending (clamped). */
  lineEnd(line: number): number;
}

const LF = 10;
const CR = 13;

export function createLineIndex(text: string): LineIndex {
  const starts: number[] = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === CR && text.charCodeAt(i + 1) === LF) i++;
    if (code === LF || code === CR) starts.push(i + 1);
  }

  const lineStart = (line: number): number => {
    if (line < 0) return 0;
    return starts[line] ?? text.length;
  };
  const lineEnd = (line: number): number => {
    if (line < 0) return 0;
    const next = starts[line + 1];
    if (next === undefined) return text.length;
    const crlf = text.charCodeAt(next - 1) === LF && text.charCodeAt(next - 2) === CR && next - 2 >= lineStart(line);
    return crlf ? next - 2 : next - 1;
  };
  const lineOf = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? Infinity) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  const positionAt = (offset: number): Position => {
    const inText = Math.min(Math.max(offset, 0), text.length);
    const line = lineOf(inText);
    return { line, character: Math.min(inText, lineEnd(line)) - lineStart(line) };
  };
  const offsetAt = (position: Position): number => {
    const start = lineStart(position.line);
    return Math.min(start + Math.max(position.character, 0), lineEnd(position.line));
  };

  return {
    lineCount: starts.length,
    positionAt,
    offsetAt,
    rangeOf: (span) => ({ start: positionAt(span.start), end: positionAt(span.end) }),
    spanOf: (range) => ({ start: offsetAt(range.start), end: offsetAt(range.end) }),
    lineStart,
    lineEnd,
  };
}
