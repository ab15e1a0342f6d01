/**
 * The nested blocks of a body as they are in effect: `dynamic` blocks expanded where their collection is known.
 */
import { evaluate, iterate, type Scope } from './evaluate/expression.ts';
import { rootNames } from './evaluate/rootNames.ts';
import { object } from './evaluate/value.ts';
import type { Attribute, Block, Body } from './syntax.ts';

/** Nested blocks of Terraform itself. `lifecycle` stays: policies ask for `prevent_destroy`. */
const META_BLOCKS = new Set(['provisioner', 'connection']);

/** A nested block, or null for one of which it is not known how often it exists. */
export interface BlockInstance {
  readonly block: Block;
  readonly body: Body;
  readonly scope: Scope;
}

/** Nested blocks by type in source order, with `dynamic` blocks expanded where their collection is known. */
export function blockInstances(
  body: Body,
  scope: Scope,
  top: boolean,
): ReadonlyMap<string, readonly (BlockInstance | null)[]> {
  const result = new Map<string, (BlockInstance | null)[]>();
  const add = (type: string, instance: BlockInstance | null): void => {
    const instances = result.get(type);
    if (instances === undefined) result.set(type, [instance]);
    else instances.push(instance);
  };
  for (const block of body.blocks) {
    if (top && META_BLOCKS.has(block.type)) continue;
    const label = block.labels[0]?.value;
    if (block.type !== 'dynamic' || label === undefined) {
      add(block.type, { block, body: block.body, scope });
      continue;
    }
    for (const instance of expandDynamic(block, label, scope)) add(label, instance);
  }
  return result;
}

/** Instances past this number are not told apart any more: one file must not cost without bound. */
const DYNAMIC_BOUND = 200;

function expandDynamic(block: Block, label: string, scope: Scope): readonly (BlockInstance | null)[] {
  const find = (name: string): Attribute | undefined =>
    block.body.attributes.find((attribute) => attribute.name === name);
  const content = block.body.blocks.find((inner) => inner.type === 'content');
  const forEach = find('for_each');
  if (content === undefined || forEach === undefined) return [null];
  const pairs = iterate(evaluate(forEach.value, scope));
  if (pairs === null || pairs.length > DYNAMIC_BOUND) return [null];
  const iteratorName = find('iterator')?.value;
  const name = iteratorName?.kind === 'variable' ? iteratorName.name : label;
  return pairs.map(([key, value]) => ({
    block: content,
    body: content.body,
    scope: {
      ...scope,
      assume: (condition) => (rootNames(condition).has(name) ? null : scope.assume(condition)),
      root: (root) =>
        root === name
          ? object(
              new Map([
                ['key', key],
                ['value', value],
              ]),
            )
          : scope.root(root),
    },
  }));
}
