/**
 * How a document is laid out, measured from its tree, so that what is added looks like what is there.
 */
import type { YamlNode, YamlPair } from '../kubernetes/syntax.ts';
import type { TextStyle } from './yamlText.ts';

const DEFAULT_STEP = 2;

export function styleOf(text: string, root: YamlNode | null): TextStyle {
  const steps: number[] = [];
  const dashes: number[] = [];
  measure(root, steps, dashes);
  const quoted = root?.kind === 'map' && root.flow && root.pairs.some(hasQuotedKey);
  if (root?.kind === 'map' && root.flow) {
    const first = root.pairs[0]?.start ?? 0;
    const before = text.slice(text.lastIndexOf('\n', first - 1) + 1, first);
    if (first > 0 && before !== '' && before.trim() === '') steps.push(before.length);
  }
  const step = mostFrequent(steps) ?? DEFAULT_STEP;
  return { step, dashes: mostFrequent(dashes) ?? step, json: quoted };
}

export function hasQuotedKey(pair: YamlPair): boolean {
  return pair.key?.kind === 'scalar' && pair.key.style === 'double';
}

function measure(node: YamlNode | null, steps: number[], dashes: number[]): void {
  if (node?.kind === 'seq') for (const item of node.items) measure(item.value, steps, dashes);
  if (node?.kind !== 'map') return;
  for (const { value } of node.pairs) {
    if (!node.flow && value?.kind === 'map' && !value.flow) steps.push(value.column - node.column);
    if (!node.flow && value?.kind === 'seq' && !value.flow) dashes.push(value.column - node.column);
    measure(value, steps, dashes);
  }
}

function mostFrequent(numbers: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const number of numbers) if (number >= 0 && number <= 16) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
}
