/**
 * Branches of conditions that are not known: `var.k == "" ? "AES256" : "aws:kms"`.
 *
 * Where a policy cannot decide a resource only because of such conditions, each way they can turn out is a world: a resource
 * that fails in every world fails, one that passes in every world passes, and all else stays unknown. A world in which the
 * resource does not exist says nothing of it.
 */
import type { Verdict } from '../judge.ts';
import type { Framework, PolicyMetadata } from '../model.ts';
import type { PolicyRuns, Verdicts } from '../policyRuns.ts';
import { lowerConfiguration, type TerraformResource } from './lower.ts';
import type { Configuration } from './module/configuration.ts';
import type { Assumptions } from './module/scope.ts';

/** Conditions per resource past which its worlds (2 to the power of them) are not explored. */
const CONDITION_BOUND = 3;
/** Worlds per unit past which no more are explored: one file must not cost without bound. */
const WORLD_BOUND = 64;
/** Resources evaluated in worlds per analysis: what would cost more stays unknown. */
const EVALUATION_BOUND = 4000;

export interface WorldSources {
  readonly resources: readonly TerraformResource[];
  readonly policies: ReadonlyMap<string, PolicyMetadata>;
  /** The configuration as it is when conditions turn out as assumed. */
  configure(assumptions: Assumptions): Configuration;
}

/** The verdicts with undecided ones settled where every world agrees. */
export function settle(sources: WorldSources, verdicts: Verdicts, runs: PolicyRuns): Verdicts {
  const explore = createExplorer(sources);
  const evaluateOnce = createWorldRuns(runs);
  const settled = new Map([...verdicts].map(([policy, byResource]) => [policy, new Map(byResource)]));
  for (const resource of sources.resources) {
    for (const [policy, byResource] of settled) {
      if (byResource.get(resource.id)?.kind !== 'unknown') continue;
      const seenTypes = typesSeenBy(sources.policies.get(policy));
      const together = seenTypes === null ? [resource] : sources.resources.filter((other) => seenTypes.has(other.type));
      const worlds = explore(conditionsOf(resource, together), seenTypes, resource.base);
      if (worlds === null) continue;
      const agreed = agree(worlds, policy, resource, evaluateOnce);
      if (agreed !== null) byResource.set(resource.id, agreed);
    }
  }
  return settled;
}

/** The verdict that all worlds in which the resource exists share, or null. */
function agree(
  worlds: readonly (readonly TerraformResource[])[],
  policy: string,
  resource: TerraformResource,
  evaluate: WorldRuns,
): Verdict | null {
  let agreed: Verdict | null = null;
  for (const world of worlds) {
    const own = world.find((candidate) => candidate.id === resource.id);
    if (own === undefined) continue;
    const verdict = evaluate(policy, world)?.get(resource.id);
    if (verdict === undefined || verdict.kind === 'unknown' || verdict.kind === 'error') return null;
    if (agreed !== null && agreed.kind !== verdict.kind) return null;
    agreed ??= verdict.kind === 'fail' ? { ...verdict, resource: own } : verdict;
  }
  return agreed;
}

/** The verdicts of a policy in a world, or null when the worlds of this analysis have cost enough. */
type WorldRuns = (policy: string, world: readonly TerraformResource[]) => ReadonlyMap<string, Verdict> | null;

/** Each policy is evaluated in each world once, however many resources ask. */
function createWorldRuns(runs: PolicyRuns): WorldRuns {
  const kept = new Map<readonly TerraformResource[], Map<string, ReadonlyMap<string, Verdict>>>();
  let evaluated = 0;
  return (policy, world) => {
    let byPolicy = kept.get(world);
    if (byPolicy === undefined) kept.set(world, (byPolicy = new Map<string, ReadonlyMap<string, Verdict>>()));
    const known = byPolicy.get(policy);
    if (known !== undefined) return known;
    evaluated += world.length;
    if (evaluated > EVALUATION_BOUND) return null;
    const verdicts = runs.runOnce([policy], world).get(policy) ?? new Map<string, Verdict>();
    byPolicy.set(policy, verdicts);
    return verdicts;
  };
}

/** The resource types a policy sees together, or null for one that judges each resource alone. */
function typesSeenBy(policy: PolicyMetadata | undefined): ReadonlySet<string> | null {
  const framework: Framework = 'terraform';
  const reads = policy?.reads[framework] ?? [];
  return reads.length === 0 ? null : new Set([...(policy?.targets[framework] ?? []), ...reads]);
}

/** Its own open conditions, and those of the resources that refer to it or that it refers to. */
function conditionsOf(resource: TerraformResource, together: readonly TerraformResource[]): readonly string[] {
  const related = together.filter(
    (other) => other === resource || refersTo(other, resource) || refersTo(resource, other),
  );
  return [...new Set(related.flatMap((other) => other.openConditions))].sort();
}

function refersTo(from: TerraformResource, to: TerraformResource): boolean {
  return from.references.some(({ resource }) => resource === to.address || resource === to.base);
}

type Explore = (
  conditions: readonly string[],
  types: ReadonlySet<string> | null,
  base: string,
) => readonly (readonly TerraformResource[])[] | null;

function createExplorer(sources: WorldSources): Explore {
  const configurations = new Map<string, Configuration>();
  const lowered = new Map<string, readonly TerraformResource[]>();
  return (conditions, types, base) => {
    if (conditions.length === 0 || conditions.length > CONDITION_BOUND) return null;
    const worlds: (readonly TerraformResource[])[] = [];
    for (let choice = 0; choice < 2 ** conditions.length; choice++) {
      const assumptions = new Map(conditions.map((condition, bit) => [condition, (choice & (1 << bit)) !== 0]));
      const key = JSON.stringify([...assumptions]);
      let configuration = configurations.get(key);
      if (configuration === undefined) {
        if (configurations.size >= WORLD_BOUND) return null;
        configurations.set(key, (configuration = sources.configure(assumptions)));
      }
      const worldKey = JSON.stringify([key, types === null ? base : [...types]]);
      let world = lowered.get(worldKey);
      if (world === undefined) {
        world = lowerConfiguration(configuration, (identity, blockBase) =>
          types === null ? blockBase === base : types.has(identity.type),
        );
        lowered.set(worldKey, world);
      }
      worlds.push(world);
    }
    return worlds;
  };
}
