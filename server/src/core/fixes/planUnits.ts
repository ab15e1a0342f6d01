/**
 * Plans fixes across units that share files: one after the other, each on the texts that the ones before have left, so that the
 * edits of all go in at once.
 */
import type { Finding, SourceFile } from '../model.ts';
import { difference } from './hclEdits.ts';
import { applyEdits, planTogether, type Plan, type Snapshot, type Wanted } from './plan.ts';

/**
 * @param snapshot a unit as it is
 * @param analyze a unit with some texts (by uri) changed, without touching the engine's own state
 */
export function planUnits(
  unitIds: readonly string[],
  snapshot: (unitId: string) => Snapshot,
  wanted: Wanted,
  analyze: (unitId: string, texts: ReadonlyMap<string, string>) => Snapshot,
): Plan {
  const originals = new Map<string, SourceFile>();
  const texts = new Map<string, string>();
  const applied: Finding[] = [];
  for (const id of unitIds) {
    const start = texts.size === 0 ? snapshot(id) : analyze(id, texts);
    for (const [uri, source] of start.sources) if (!texts.has(uri)) originals.set(uri, source);
    const plan = planTogether(start, wanted, (changed) => analyze(id, new Map([...texts, ...changed])));
    applied.push(...plan.applied);
    for (const { uri, edits } of plan.edits) texts.set(uri, applyEdits(start.sources.get(uri)?.text ?? '', edits));
  }
  const edits = [...texts].flatMap(([uri, text]) => {
    const original = originals.get(uri);
    const changes = original === undefined ? [] : difference(original.text, text);
    return original === undefined || changes.length === 0 ? [] : [{ uri, version: original.version, edits: changes }];
  });
  return { edits, applied };
}
