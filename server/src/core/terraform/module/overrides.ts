/**
 * Override files: blocks that replace parts of blocks of the same type and labels.
 *
 * Follows https://developer.hashicorp.com/terraform/language/files/override: an argument replaces the argument of that name, nested
 * blocks replace all nested blocks of their type, and `locals` are merged name by name.
 */
import type { Attribute, Block, TerraformFile } from '../syntax.ts';
import type { PlacedBlock } from './moduleIndex.ts';

export function isOverrideFile(uri: string): boolean {
  return /(^|[/_])override\.(tf|tofu)(\.json)?$/.test(uri);
}

export function applyOverrides(
  base: readonly PlacedBlock[],
  overrides: readonly PlacedBlock[],
): readonly PlacedBlock[] {
  if (overrides.length === 0) return base;
  const result = [...base];
  for (const override of overrides) {
    const index = result.findIndex(({ block }) => overridden(block, override.block));
    const target = result[index];
    // A block that overrides nothing stands for itself.
    if (target === undefined) result.push(override);
    else result[index] = { file: target.file, block: merge(target.block, override) };
  }
  return result;
}

function overridden(base: Block, override: Block): boolean {
  if (base.type !== override.type || base.labels.length !== override.labels.length) return false;
  if (base.labels.some((label, index) => label.value !== override.labels[index]?.value)) return false;
  if (base.type !== 'locals') return true;
  const names = new Set(override.body.attributes.map((attribute) => attribute.name));
  return base.body.attributes.some((attribute) => names.has(attribute.name));
}

function merge(base: Block, { file, block: override }: PlacedBlock): Block {
  const replaced = new Map(override.body.attributes.map((attribute) => [attribute.name, from(attribute, file)]));
  const kept = base.body.attributes.map((attribute) => {
    const replacement = replaced.get(attribute.name);
    replaced.delete(attribute.name);
    return replacement ?? attribute;
  });
  const types = new Set(override.body.blocks.map((block) => block.type));
  return {
    ...base,
    complete: base.complete && override.complete,
    stale: base.stale || override.stale,
    body: {
      ...base.body,
      attributes: [...kept, ...replaced.values()],
      blocks: [
        ...base.body.blocks.filter((block) => !types.has(block.type)),
        ...override.body.blocks.map((block): Block => ({ ...block, origin: file })),
      ],
    },
  };
}

function from(attribute: Attribute, file: TerraformFile): Attribute {
  return { ...attribute, origin: file };
}
