/**
 * Follows a path of JSON keys and indexes through a syntax tree, across aliases and merge keys.
 *
 * Owns lookup only: what a missing step means is for the caller. Bounded by the size of the document.
 */
import type { Path } from '../model.ts';
import type { YamlEntry } from './entries.ts';
import type { YamlAlias, YamlMap, YamlNode, YamlPair, YamlScalar, YamlSeq } from './syntax.ts';

export interface PathMatch {
  /** How many steps of the path are written. */
  readonly depth: number;
  /** The last pair or item on the way; null when not even the first step is written. */
  readonly entry: YamlEntry | null;
  /** The value there, behind its alias; null when nothing is written after the key. */
  readonly node: YamlMap | YamlSeq | YamlScalar | null;
  /** Aliases on the way, outermost first. */
  readonly uses: readonly YamlAlias[];
}

export interface KeyMatch {
  readonly pair: YamlPair;
  /** Aliases of merge keys on the way to the pair; empty for the mapping's own key. */
  readonly uses: readonly YamlAlias[];
}

export function followPath(root: YamlNode | null, path: Path): PathMatch {
  const uses: YamlAlias[] = [];
  let node = behindAlias(root, uses);
  let entry: YamlEntry | null = null;
  let depth = 0;
  for (const step of path) {
    let next: YamlEntry | undefined;
    if (node?.kind === 'map' && typeof step === 'string') {
      const match = findKey(node, step);
      if (match) {
        next = match.pair;
        uses.push(...match.uses);
      }
    } else if (node?.kind === 'seq' && typeof step === 'number') {
      next = node.items[step];
    }
    if (next === undefined) break;
    entry = next;
    node = behindAlias(next.value, uses);
    depth++;
  }
  return { depth, entry, node, uses };
}

/** A mapping's key, its own (the last one written) or merged with `<<`. */
export function findKey(map: YamlMap, name: string, seen = new Set<YamlMap>()): KeyMatch | null {
  if (seen.has(map)) return null;
  seen.add(map);
  const own = map.pairs.findLast((pair) => pair.name === name && !isMerge(pair));
  if (own) return { pair: own, uses: [] };
  for (const pair of map.pairs) {
    if (!isMerge(pair)) continue;
    for (const source of mergeSources(pair)) {
      const match = findKey(source.map, name, seen);
      if (match) return { pair: match.pair, uses: [...source.uses, ...match.uses] };
    }
  }
  return null;
}

/** Whether a pair is a merge key, `<<: *defaults`. */
export function isMerge(pair: YamlPair): boolean {
  return pair.name === '<<' && pair.key?.kind === 'scalar' && pair.key.style === 'plain';
}

export interface MergeSource {
  readonly map: YamlMap;
  readonly uses: readonly YamlAlias[];
}

/** The mappings that a merge key brings in, the strongest first. */
export function mergeSources(pair: YamlPair): readonly MergeSource[] {
  const uses: YamlAlias[] = [];
  const value = behindAlias(pair.value, uses);
  if (value?.kind === 'map') return [{ map: value, uses }];
  if (value?.kind !== 'seq') return [];
  return value.items.flatMap((item): MergeSource[] => {
    const itemUses = [...uses];
    const map = behindAlias(item.value, itemUses);
    return map?.kind === 'map' ? [{ map, uses: itemUses }] : [];
  });
}

/** The node itself or its anchor's; null for nothing and for an alias without an anchor. The alias is added to `uses`. */
export function behindAlias(node: YamlNode | null, uses: YamlAlias[] = []): YamlMap | YamlSeq | YamlScalar | null {
  if (node?.kind !== 'alias') return node;
  uses.push(node);
  return node.target;
}
