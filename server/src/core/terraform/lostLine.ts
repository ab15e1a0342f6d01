/** Lines that were given up so that the rest of a block could be read, and what stands in their place. */
import type { Span } from '../model.ts';
import type { ObjectEntry } from './syntax.ts';

/** A line that could not be read and was blanked, so that the rest could be. */
export interface LostLine extends Span {
  /** The argument or key that the line sets, where that much can be told. */
  readonly name: string | null;
  readonly nameSpan: Span;
  readonly valueSpan: Span;
}

/** Lines lost between `span`'s ends and outside of everything in `inner`. */
export function lostBetween(lost: readonly LostLine[], span: Span, inner: readonly Span[]): readonly LostLine[] {
  return lost.filter(
    (line) =>
      line.name !== null &&
      span.start <= line.start &&
      line.end <= span.end &&
      !inner.some((child) => child.start <= line.start && line.end <= child.end),
  );
}

/** An object's entry of which only the key is known. */
export function lostEntry(line: LostLine): ObjectEntry {
  const text = { kind: 'text' as const, ...line.nameSpan, value: line.name ?? '' };
  return {
    start: line.start,
    end: line.end,
    key: { kind: 'template', ...line.nameSpan, parts: [text] },
    value: { kind: 'invalid', ...line.valueSpan },
  };
}
