/**
 * How a document is laid out: which entry stands where, and with which indentation, so that what is added looks like what is there.
 */
import { entriesOf, isCollection } from '../kubernetes/entries.ts';
import type { YamlCollection, YamlEntry } from '../kubernetes/entries.ts';
import type { YamlNode, YamlPair } from '../kubernetes/syntax.ts';
import type { TextStyle } from './yamlText.ts';

export interface YamlLayout {
  readonly style: TextStyle;
  readonly containerOf: ReadonlyMap<YamlEntry, YamlCollection>;
  /** The entry whose value a collection is; none for the document's own. */
  readonly holderOf: ReadonlyMap<YamlCollection, YamlEntry>;
}

const DEFAULT_STEP = 2;

export function layoutOf(text: string, root: YamlNode | null): YamlLayout {
  const containerOf = new Map<YamlEntry, YamlCollection>();
  const holderOf = new Map<YamlCollection, YamlEntry>();
  const steps: number[] = [];
  const dashes: number[] = [];
  const visit = (node: YamlCollection): void => {
    for (const entry of entriesOf(node)) {
      containerOf.set(entry, node);
      const { value } = entry;
      if (!isCollection(value)) continue;
      holderOf.set(value, entry);
      if (node.kind === 'map' && !node.flow && !value.flow) {
        (value.kind === 'map' ? steps : dashes).push(value.column - node.column);
      }
      visit(value);
    }
  };
  if (isCollection(root)) visit(root);
  const json = root?.kind === 'map' && root.flow && root.pairs.some(hasQuotedKey);
  if (root?.kind === 'map' && root.flow) {
    const first = root.pairs[0]?.start ?? 0;
    const before = text.slice(text.lastIndexOf('\n', first - 1) + 1, first);
    if (first > 0 && before !== '' && before.trim() === '') steps.push(before.length);
  }
  const step = mostFrequent(steps) ?? DEFAULT_STEP;
  return { style: { step, dashes: mostFrequent(dashes) ?? step, json }, containerOf, holderOf };
}

export function hasQuotedKey(pair: YamlPair): boolean {
  return pair.key?.kind === 'scalar' && pair.key.style === 'double';
}

function mostFrequent(numbers: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const number of numbers) if (number >= 0 && number <= 16) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
}
