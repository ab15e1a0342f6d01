/**
 * Branches of conditions that are not known: `var.k == "" ? "AES256" : "aws:kms"`.
 *
 * Where a policy cannot decide a resource only because of such conditions, each way they can turn out is a world: a resource
 * that fails in every world fails, one that passes in every world passes, and all else stays unknown.
 */
import type { Verdict } from '../judge.ts';
import type { PolicyRuns, Verdicts } from '../policyRuns.ts';
import type { Assumptions, ModuleIndex } from './evaluate/module.ts';
import { createModuleScope } from './evaluate/module.ts';
import { lowerModule, type TerraformResource } from './lower.ts';

/** Conditions per resource past which its worlds (2 to the power of them) are not explored. */
const CONDITION_BOUND = 3;
/** Worlds per module past which no more are explored: one file must not cost without bound. */
const WORLD_BOUND = 32;

/** The verdicts with undecided ones settled where every world agrees. */
export function settle(
  index: ModuleIndex,
  resources: readonly TerraformResource[],
  verdicts: Verdicts,
  runs: PolicyRuns,
): Verdicts {
  const explore = createExplorer(index);
  const settled = new Map([...verdicts].map(([policy, byResource]) => [policy, new Map(byResource)]));
  for (const resource of resources) {
    const policies = [...settled]
      .filter(([, byResource]) => byResource.get(resource.id)?.kind === 'unknown')
      .map(([id]) => id);
    if (policies.length === 0) continue;
    const worlds = explore(conditionsOf(resource, resources));
    if (worlds === null) continue;
    const seen = new Map(
      policies.map((policy) => [policy, [] as { verdict: Verdict; world: readonly TerraformResource[] }[]]),
    );
    for (const world of worlds) {
      const inWorld = runs.runOnce(policies, world);
      for (const policy of policies) {
        const verdict = inWorld.get(policy)?.get(resource.id);
        if (verdict !== undefined) seen.get(policy)?.push({ verdict, world });
      }
    }
    for (const [policy, results] of seen) {
      const [first] = results;
      if (first === undefined || !results.every(({ verdict }) => verdict.kind === first.verdict.kind)) continue;
      if (first.verdict.kind === 'pass') settled.get(policy)?.set(resource.id, first.verdict);
      if (first.verdict.kind === 'fail') {
        const seenAs = first.world.find((candidate) => candidate.id === resource.id);
        settled
          .get(policy)
          ?.set(resource.id, { ...first.verdict, ...(seenAs === undefined ? {} : { resource: seenAs }) });
      }
    }
  }
  return settled;
}

/** Its own open conditions, and those of the resources that refer to it or that it refers to. */
function conditionsOf(resource: TerraformResource, resources: readonly TerraformResource[]): readonly string[] {
  const related = resources.filter(
    (other) =>
      other === resource ||
      other.references.some((reference) => reference.resource === resource.address) ||
      resource.references.some((reference) => reference.resource === other.address),
  );
  return [...new Set(related.flatMap((other) => other.openConditions))].sort();
}

function createExplorer(
  index: ModuleIndex,
): (conditions: readonly string[]) => readonly (readonly TerraformResource[])[] | null {
  const kept = new Map<string, readonly TerraformResource[]>();
  return (conditions) => {
    if (conditions.length === 0 || conditions.length > CONDITION_BOUND) return null;
    const worlds: (readonly TerraformResource[])[] = [];
    for (let choice = 0; choice < 2 ** conditions.length; choice++) {
      const assumptions: Assumptions = new Map(
        conditions.map((condition, bit) => [condition, (choice & (1 << bit)) !== 0]),
      );
      const key = JSON.stringify([...assumptions]);
      let world = kept.get(key);
      if (world === undefined) {
        if (kept.size >= WORLD_BOUND) return null;
        world = lowerModule(index, createModuleScope(index, assumptions));
        kept.set(key, world);
      }
      worlds.push(world);
    }
    return worlds;
  };
}
