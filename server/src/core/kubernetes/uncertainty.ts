/**
 * What a document's template text and blanked lines leave uncertain in its tree.
 *
 * Owns the rule for where unknown text belongs: by its column, to the mappings and lists that are open at that place. When in doubt it
 * makes more unknown, never less.
 */
import type { Span } from '../model.ts';
import { entriesOf, isCollection } from './entries.ts';
import type { YamlCollection, YamlEntry } from './entries.ts';
import { lastBefore, overlaps } from './spans.ts';
import type { YamlNode } from './syntax.ts';
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
  const open = new Set<YamlCollection | YamlEntry>();
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

/** Walks down to the hole and opens what may hold its text. */
function openAt(root: YamlNode | null, hole: Hole, open: Set<YamlCollection | YamlEntry>): void {
  const chain: YamlCollection[] = [];
  let node = root;
  while (isCollection(node)) {
    chain.push(node);
    const entry: YamlEntry | undefined = lastBefore(entriesOf(node), hole.offset);
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
