/**
 * Which provider version a configuration asks for, so that policies can tell which major version's rules apply.
 *
 * Reads `required_providers` of the module, else of the modules that call it.
 */
import type { ProviderRequirement } from '../model.ts';
import { evaluate } from './evaluate/expression.ts';
import type { ModuleInstance } from './module/configuration.ts';

const kept = new WeakMap<ModuleInstance, Map<string, ProviderRequirement | null>>();

/** The requirement that applies to a resource type (`aws_s3_bucket` → `aws`), or null when none is written in its module. */
export function providerRequirement(module: ModuleInstance, type: string): ProviderRequirement | null {
  const name = type.split('_', 1)[0] ?? type;
  let requirements = kept.get(module);
  if (requirements === undefined) kept.set(module, (requirements = new Map<string, ProviderRequirement | null>()));
  const known = requirements.get(name);
  if (known !== undefined) return known;
  const found = readRequirement(module, name);
  requirements.set(name, found);
  return found;
}

function readRequirement(module: ModuleInstance, name: string): ProviderRequirement | null {
  for (const { block, file } of module.index.blocks) {
    if (block.type !== 'terraform') continue;
    for (const inner of block.body.blocks) {
      if (inner.type !== 'required_providers') continue;
      const attribute = inner.body.attributes.find((candidate) => candidate.name === name);
      if (attribute === undefined) continue;
      const value = evaluate(attribute.value, module.scope.within(file));
      const version = value.kind === 'object' ? value.entries.get('version') : value;
      const source = value.kind === 'object' ? value.entries.get('source') : undefined;
      const constraint = version?.kind === 'string' ? version.value : null;
      return {
        name,
        source: source?.kind === 'string' ? source.value : `hashicorp/${name}`,
        constraint,
        ...majors(constraint ?? ''),
      };
    }
  }
  return null;
}

/** The lowest and highest major version that a constraint allows; null where it sets no bound. */
export function majors(constraint: string): { readonly minMajor: number | null; readonly maxMajor: number | null } {
  let minMajor: number | null = null;
  let maxMajor: number | null = null;
  const atLeast = (major: number): void => {
    minMajor = minMajor === null ? major : Math.max(minMajor, major);
  };
  const atMost = (major: number): void => {
    maxMajor = maxMajor === null ? major : Math.min(maxMajor, major);
  };
  for (const part of constraint.split(',')) {
    const match = /^\s*(=|!=|>=|<=|>|<|~>)?\s*v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(part);
    if (match === null) continue;
    const [, operator = '=', majorText = '0', minor, patch] = match;
    const major = Number(majorText);
    switch (operator) {
      case '=':
        atLeast(major);
        atMost(major);
        break;
      case '~>':
        atLeast(major);
        // `~> 4` allows 5, `~> 4.1` and `~> 4.1.2` do not.
        if (minor !== undefined) atMost(major);
        break;
      case '>=':
      case '>':
        atLeast(major);
        break;
      case '<=':
        atMost(major);
        break;
      case '<':
        atMost((minor ?? '0') === '0' && (patch ?? '0') === '0' ? major - 1 : major);
        break;
      default:
        break;
    }
  }
  return { minMajor, maxMajor };
}
