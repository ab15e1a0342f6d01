/**
 * One cause, one finding: what the instances of one block have in common is told once, with the instances named.
 */
import type { Finding, Resource } from './model.ts';

/** @param resources of the unit, by id. Findings stay in order; the first of several that say the same stands for all. */
export function mergeInstances(
  findings: readonly Finding[],
  resources: ReadonlyMap<string, Resource>,
): readonly Finding[] {
  const groups: Group[] = [];
  const byKey = new Map<string, Group>();
  for (const finding of findings) {
    const base = baseOfInstance(finding, resources.get(finding.resourceId));
    if (base === null) {
      groups.push({ first: finding, base: finding.resource, instances: [finding.resource] });
      continue;
    }
    const { policy, outcome, uri, range, message, path } = finding;
    const key = JSON.stringify([policy, outcome, uri, range, message, path, base]);
    const group = byKey.get(key);
    if (group === undefined) {
      const started: Group = { first: finding, base, instances: [finding.resource] };
      byKey.set(key, started);
      groups.push(started);
    } else group.instances.push(finding.resource);
  }
  return groups.map(({ first, base, instances }) => {
    const [only] = instances;
    if (instances.length === 1 && only === base) return first;
    return { ...first, resource: base, instances: [...new Set(instances)] };
  });
}

interface Group {
  readonly first: Finding;
  readonly base: string;
  readonly instances: string[];
}

/** The base address of what is one of several instances, or may be; null for what stands for itself. */
function baseOfInstance(finding: Finding, resource: Resource | undefined): string | null {
  // Objects of the same name in one folder are not instances of one block.
  if (finding.framework !== 'terraform' || resource === undefined) return null;
  return resource.base === resource.address ? null : resource.base;
}
