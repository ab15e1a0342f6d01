/**
 * Runs policies over the resources of a unit and keeps results by content, so that an edit evaluates only what it can touch.
 *
 * A policy without `reads` judges each resource on its own: its verdicts are kept per resource text. A policy with `reads` sees
 * its resources together: its verdicts are kept as long as none of them changes. Nothing here decides an outcome.
 */
import type { Evaluator } from './evaluator.ts';
import { verdictsOf, type Verdict } from './judge.ts';
import type { Catalog, Framework, PolicyMetadata, Resource } from './model.ts';

/** Verdicts by policy id, then resource id. */
export type Verdicts = ReadonlyMap<string, ReadonlyMap<string, Verdict>>;

export interface PolicyRuns {
  /** Verdicts of all policies on these resources, which make up one unit. `unit` names the cache that is used and refreshed. */
  run(unit: string, resources: readonly Resource[]): Verdicts;
  /** Verdicts of some policies on resources as they are in one case of many; nothing is kept. */
  runOnce(policies: readonly string[], resources: readonly Resource[]): Verdicts;
  forget(unit: string): void;
  /** Starts a unit's cache as a copy of another's, so that a changed copy of it is evaluated only where it differs. */
  fork(unit: string, copy: string): void;
  /** Policy × resource evaluations since the start, for the benchmark. */
  evaluated(): number;
}

interface UnitCache {
  /** By a resource's text: verdicts of the isolated policies on it. */
  isolated: Map<string, ReadonlyMap<string, Verdict>>;
  /** By policy: the texts it was evaluated on, joined, and the verdicts. */
  readonly linked: Map<string, { readonly key: string; readonly verdicts: ReadonlyMap<string, Verdict> }>;
}

export function createPolicyRuns(catalog: Catalog, evaluator: Evaluator): PolicyRuns {
  const caches = new Map<string, UnitCache>();
  const byId = new Map(catalog.policies.map((policy) => [policy.id, policy]));
  const isolatedByType = indexByType(catalog.policies.filter((policy) => !isLinked(policy)));
  const linkedByType = indexByType(catalog.policies.filter(isLinked));
  let evaluated = 0;

  function isolatedVerdicts(cache: UnitCache, inputs: readonly Input[]): Map<string, Map<string, Verdict>> {
    const next = new Map<string, ReadonlyMap<string, Verdict>>();
    const missing: Input[] = [];
    for (const input of inputs) {
      const kept = cache.isolated.get(input.text);
      if (kept === undefined) missing.push(input);
      else next.set(input.text, kept);
    }
    const policies = new Set(missing.flatMap((input) => policiesFor(isolatedByType, input.resource)));
    const fresh = evaluate([...policies], missing);
    for (const input of missing) {
      const own = new Map<string, Verdict>();
      for (const [policy, verdicts] of fresh) {
        const verdict = verdicts.get(input.resource.id);
        if (verdict !== undefined) own.set(policy, verdict);
      }
      next.set(input.text, own);
    }
    cache.isolated = next;
    const merged = new Map<string, Map<string, Verdict>>();
    for (const input of inputs) {
      for (const [policy, verdict] of next.get(input.text) ?? []) {
        let verdicts = merged.get(policy);
        if (verdicts === undefined) merged.set(policy, (verdicts = new Map<string, Verdict>()));
        verdicts.set(input.resource.id, verdict);
      }
    }
    return merged;
  }

  function linkedVerdicts(
    cache: UnitCache,
    inputs: readonly Input[],
  ): ReadonlyMap<string, ReadonlyMap<string, Verdict>> {
    const results = new Map<string, ReadonlyMap<string, Verdict>>();
    const relevant = new Map<string, Input[]>();
    for (const input of inputs) {
      for (const policy of policiesFor(linkedByType, input.resource)) {
        const group = relevant.get(policy);
        if (group === undefined) relevant.set(policy, [input]);
        else group.push(input);
      }
    }
    const stale: string[] = [];
    for (const [policy, group] of relevant) {
      const key = group.map((input) => input.text).join('\n');
      const kept = cache.linked.get(policy);
      if (kept?.key === key) results.set(policy, kept.verdicts);
      else stale.push(policy);
    }
    const needed = new Set(stale.flatMap((policy) => relevant.get(policy) ?? []));
    for (const [policy, verdicts] of evaluate(stale, [...needed])) {
      results.set(policy, verdicts);
      const key = (relevant.get(policy) ?? []).map((input) => input.text).join('\n');
      cache.linked.set(policy, { key, verdicts });
    }
    for (const policy of cache.linked.keys()) if (!relevant.has(policy)) cache.linked.delete(policy);
    return results;
  }

  function evaluate(
    policies: readonly string[],
    inputs: readonly Input[],
  ): ReadonlyMap<string, ReadonlyMap<string, Verdict>> {
    if (policies.length === 0 || inputs.length === 0) return new Map();
    evaluated += policies.length * inputs.length;
    const results = evaluator.evaluate(
      inputs.map((input) => input.text),
      policies,
    );
    const verdicts = new Map<string, ReadonlyMap<string, Verdict>>();
    for (const [id, result] of results) {
      const policy = byId.get(id);
      const targets = inputs
        .map((input) => input.resource)
        .filter((resource) => policy?.targets[resource.framework]?.includes(resource.type) === true);
      verdicts.set(id, verdictsOf(result, targets));
    }
    return verdicts;
  }

  return {
    run(unit, resources) {
      let cache = caches.get(unit);
      if (cache === undefined) caches.set(unit, (cache = { isolated: new Map(), linked: new Map() }));
      const inputs = resources.map(toInput);
      return new Map([...isolatedVerdicts(cache, inputs), ...linkedVerdicts(cache, inputs)]);
    },
    runOnce: (policies, resources) => evaluate(policies, resources.map(toInput)),
    forget: (unit) => {
      caches.delete(unit);
    },
    fork(unit, copy) {
      const cache = caches.get(unit);
      if (cache !== undefined) caches.set(copy, { isolated: cache.isolated, linked: new Map(cache.linked) });
    },
    evaluated: () => evaluated,
  };
}

interface Input {
  readonly resource: Resource;
  /** What the policies see, as JSON. */
  readonly text: string;
}

/** Positions never enter Rego: only what the input contract names is written (see policies/README.md). */
function toInput(resource: Resource): Input {
  const { framework, id, address, type, name, mode, namespace, values, unknown, references, documents } = resource;
  const { repetition } = resource;
  return {
    resource,
    text: JSON.stringify({
      framework,
      id,
      address,
      type,
      name,
      mode,
      namespace,
      values,
      unknown,
      references,
      documents,
      repetition,
    }),
  };
}

function isLinked(policy: PolicyMetadata): boolean {
  return Object.values(policy.reads).some((types) => types.length > 0);
}

type TypeIndex = ReadonlyMap<string, readonly string[]>;

function indexByType(policies: readonly PolicyMetadata[]): TypeIndex {
  const index = new Map<string, string[]>();
  for (const policy of policies) {
    for (const framework of ['terraform', 'kubernetes'] as const) {
      const types = new Set([...(policy.targets[framework] ?? []), ...(policy.reads[framework] ?? [])]);
      for (const type of types) {
        const key = typeKey(framework, type);
        const ids = index.get(key);
        if (ids === undefined) index.set(key, [policy.id]);
        else ids.push(policy.id);
      }
    }
  }
  return index;
}

function policiesFor(index: TypeIndex, resource: Resource): readonly string[] {
  return index.get(typeKey(resource.framework, resource.type)) ?? [];
}

function typeKey(framework: Framework, type: string): string {
  return `${framework}:${type}`;
}
