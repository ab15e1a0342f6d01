/**
 * Searches in sorted spans, in logarithmic time: texts may have a hundred thousand of them.
 */
import type { Span } from '../model.ts';

/** The last span that starts before an offset. Spans are sorted by their start. */
export function lastBefore<T extends Span>(spans: readonly T[], offset: number): T | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1];
}

/** Whether any span has text in common with another one (for an empty one: encloses it). Spans are sorted and do not overlap each other. */
export function overlaps(spans: readonly Span[], span: Span): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? Infinity) <= span.start) low = middle + 1;
    else high = middle;
  }
  return (spans[low]?.start ?? Infinity) < span.end;
}
