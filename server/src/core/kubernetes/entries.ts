/**
 * What mappings and lists have in common: entries in source order.
 */
import type { YamlItem, YamlMap, YamlNode, YamlPair, YamlSeq } from './syntax.ts';

export type YamlCollection = YamlMap | YamlSeq;
export type YamlEntry = YamlPair | YamlItem;

export function entriesOf(node: YamlCollection): readonly YamlEntry[] {
  return node.kind === 'map' ? node.pairs : node.items;
}

export function isCollection(node: YamlNode | null): node is YamlCollection {
  return node?.kind === 'map' || node?.kind === 'seq';
}

export function isPair(entry: YamlEntry): entry is YamlPair {
  return 'key' in entry;
}
