/**
 * The engine's planning of fixes: what was found, tried on changed copies of the texts.
 *
 * Owns the copies for as long as a plan takes, and nothing afterwards. Must never touch the engine's own texts, trees and caches.
 */
import type { Engine } from './engineApi.ts';
import { optionsElsewhere } from './fixes/options.ts';
import type { Snapshot } from './fixes/plan.ts';
import { planUnits } from './fixes/planUnits.ts';
import type { Finding } from './model.ts';
import type { PolicyRuns } from './policyRuns.ts';
import type { FileContent } from './readFile.ts';

export interface FixPlannerParts {
  readonly runs: PolicyRuns;
  unitsOf(uri: string): readonly string[];
  /** A unit as it is. */
  snapshot(unitId: string): Snapshot;
  /** A unit with some texts (by uri) changed; `cacheName` is the cache of verdicts to use, `parsed` holds what it has read. */
  scratchSnapshot(
    unitId: string,
    cacheName: string,
    texts: ReadonlyMap<string, string>,
    parsed: Map<string, FileContent>,
  ): Snapshot;
  /** Frees what was read of a changed text. */
  forgetText(uri: string): void;
}

export function createFixPlanner(parts: FixPlannerParts): Pick<Engine, 'planFix' | 'planFixOptions' | 'planFixes'> {
  type Analyze = (unitId: string, texts: ReadonlyMap<string, string>) => Snapshot;

  function withScratch<T>(action: (analyze: Analyze) => T): T {
    const parsed = new Map<string, FileContent>();
    const used = new Set<string>();
    try {
      return action((id, texts) => {
        const name = `${id} (scratch)`;
        // What the changes do not touch is not evaluated again.
        if (!used.has(name)) parts.runs.fork(id, name);
        used.add(name);
        return parts.scratchSnapshot(id, name, texts, parsed);
      });
    } finally {
      for (const uri of parsed.keys()) parts.forgetText(uri);
      for (const name of used) parts.runs.forget(name);
    }
  }

  const planFixes: Engine['planFixes'] = (unitIds, wanted) => {
    const ids = typeof unitIds === 'string' ? [unitIds] : unitIds;
    return withScratch((analyze) => planUnits(ids, (id) => parts.snapshot(id), wanted, analyze));
  };

  function unitsToAsk(finding: Finding, unitId: string | undefined): readonly string[] {
    return unitId === undefined ? parts.unitsOf(finding.uri) : [unitId];
  }

  return {
    planFixes,
    planFix(finding, unitId) {
      for (const id of unitsToAsk(finding, unitId)) {
        const plan = planFixes(id, [finding]);
        if (plan.applied.length > 0) return plan.edits;
      }
      return null;
    },
    planFixOptions(finding, unitId) {
      const { fix } = finding;
      if (fix === undefined) return [];
      for (const id of unitsToAsk(finding, unitId)) {
        const plan = planFixes(id, [finding]);
        const elsewhere = withScratch((analyze) =>
          optionsElsewhere(parts.snapshot(id), finding, (texts) => analyze(id, texts)),
        );
        const atUse = plan.applied.length === 0 ? [] : [{ title: fix.title, edits: plan.edits }];
        if (atUse.length + elsewhere.length > 0) return [...atUse, ...elsewhere];
      }
      return [];
    },
  };
}
