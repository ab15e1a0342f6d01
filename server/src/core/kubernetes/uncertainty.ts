/**
 * What a document's template text and blanked lines leave uncertain in its tree.
 *
 * Owns the rule for where unknown text belongs: by its column, to the mappings and lists that are open at that place. When in doubt it
 * makes more unknown, never less.
 */
import type { Span } from '../model.ts';
import type { YamlItem, YamlMap, YamlNode, YamlPair, YamlSeq } from './syntax.ts';
import type { Hole } from './template.ts';
import type { Uncertainty } from './values.ts';

export interface UncertainPlaces {
  readonly actions: readonly Span[];
  readonly conditionals: readonly Span[];
  readonly holes: readonly Hole[];
  /** True for a template, where a key may be written once per branch. */
  readonly repeats: boolean;
}

export function uncertaintyOf(root: YamlNode | null, places: UncertainPlaces): Uncertainty {
  // A block around the whole document decides only whether the object exists; it is judged as if it did.
  const conditionals = union(
    places.conditionals.filter((block) => !root || block.start > root.start || block.end < root.end),
  );
  const open = new Set<YamlMap | YamlSeq | YamlPair | YamlItem>();
  for (const hole of places.holes) openAt(root, hole, open);
  return {
    templated: (span) => overlaps(places.actions, span),
    conditional: (offset) => overlaps(conditionals, { start: offset, end: offset + 1 }),
    open: (node) => open.has(node),
    repeats: places.repeats,
  };
}

function union(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ start: span.start, end: span.end });
  }
  return merged;
}

/** The last entry that starts before an offset; entries are in source order. */
function lastBefore<T extends Span>(entries: readonly T[], offset: number): T | undefined {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return entries[low - 1];
}

/** `spans` are sorted and do not overlap each other. */
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

/** Walks down to the hole and opens what may hold its text. */
function openAt(root: YamlNode | null, hole: Hole, open: Set<YamlMap | YamlSeq | YamlPair | YamlItem>): void {
  const chain: (YamlMap | YamlSeq)[] = [];
  let node = root;
  while (node?.kind === 'map' || node?.kind === 'seq') {
    chain.push(node);
    const entries: readonly (YamlPair | YamlItem)[] = node.kind === 'map' ? node.pairs : node.items;
    const entry = lastBefore(entries, hole.offset);
    if (entry === undefined) break;
    const { value } = entry;
    if (value === null || value.kind === 'scalar') {
      const inside = !node.flow && hole.column > node.column;
      if (inside || (value !== null && hole.offset < value.end)) {
        open.add(entry);
        return;
      }
      break;
    }
    if (value.kind !== 'alias' && value.flow && value.end <= hole.offset) break;
    node = value;
  }
  const flow = chain.findLast((container) => container.flow);
  const same = chain.filter((container) => !container.flow && container.column === hole.column);
  const chosen = flow
    ? [flow]
    : same.length > 0
      ? same
      : [chain.findLast((container) => container.column < hole.column) ?? chain[0]];
  for (const container of chosen) if (container) open.add(container);
}
