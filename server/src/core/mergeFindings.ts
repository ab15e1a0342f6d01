/**
 * One cause, one finding: what the instances of one block have in common is told once, with the instances named.
 */
import type { Finding, Resource } from './model.ts';

/** @param resources of the unit, by id. Findings stay in order; the first of several that say the same stands for all. */
export function mergeInstances(
  findings: readonly Finding[],
  resources: ReadonlyMap<string, Resource>,
): readonly Finding[] {
  const groups = new Map<string, { readonly first: Finding; readonly base: string; readonly instances: string[] }>();
  for (const finding of findings) {
    const resource = resources.get(finding.resourceId);
    const base = resource?.base ?? finding.resource;
    const { policy, outcome, uri, range, message, path } = finding;
    // Objects of the same name in one folder stay apart: they are not instances of one block.
    const block = finding.framework === 'terraform' ? base : finding.resourceId;
    const key = JSON.stringify([policy, outcome, uri, range, message, path, block]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: finding, base, instances: [finding.resource] });
    else group.instances.push(finding.resource);
  }
  return [...groups.values()].map(({ first, base, instances }) => {
    const [only] = instances;
    if (instances.length === 1 && only === base) return first;
    return { ...first, resource: base, instances: [...new Set(instances)] };
  });
}
