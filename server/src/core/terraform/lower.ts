/**
 * Lowers the blocks of a module to resources: values, what is unknown of them, references and embedded documents.
 *
 * Nested blocks become lists of objects, as in Terraform's plan format; meta-arguments that are no values are left out.
 * Must never guess: what does not evaluate is in `unknown`.
 */
import type {
  EmbeddedDocument,
  JsonObject,
  JsonValue,
  Path,
  Resource,
  ResourceReference,
  UnknownTree,
} from '../model.ts';
import type { Block, Body, TerraformFile } from './syntax.ts';
import { evaluate, iterate, type Scope } from './evaluate/expression.ts';
import type { ModuleIndex, ModuleScope, PlacedBlock } from './evaluate/module.ts';
import { UNKNOWN, define, object, splitValue, type Value } from './evaluate/value.ts';
import { linesOf } from './lines.ts';
import { locateIn } from './locate.ts';
import { blockInstances, type BlockInstance } from './nestedBlocks.ts';

export interface TerraformResource extends Resource {
  readonly framework: 'terraform';
  readonly file: TerraformFile;
  readonly block: Block;
  /** The names that its expressions see. */
  readonly scope: Scope;
  /** Conditions that could not be decided while it was lowered. */
  readonly openConditions: readonly string[];
}

/** Arguments of Terraform itself, which are no values of the resource. */
const META_ARGUMENTS = new Set(['count', 'for_each', 'depends_on', 'provider', 'providers']);
/** The resources of a module, in source order. A block with `count = 0` (or an empty `for_each`) gives none. */
export function lowerModule(index: ModuleIndex, scope: ModuleScope): readonly TerraformResource[] {
  const seen = new Map<string, number>();
  const resources: TerraformResource[] = [];
  for (const placed of index.blocks) {
    const identity = identify(placed.block);
    if (identity === null) continue;
    const count = (seen.get(identity.address) ?? 0) + 1;
    seen.set(identity.address, count);
    const id = count === 1 ? identity.address : `${identity.address}#${String(count)}`;
    const resource = lowerBlock(placed, { ...identity, id }, scope);
    if (resource !== null) resources.push(resource);
  }
  return resources;
}

interface Identity {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly mode: Resource['mode'];
}

function identify(block: Block): Identity | null {
  const [first, second] = block.labels.map((label) => label.value);
  switch (block.type) {
    case 'resource':
      return first !== undefined && second !== undefined
        ? { address: `${first}.${second}`, type: first, name: second, mode: 'managed' }
        : null;
    case 'data':
      return first !== undefined && second !== undefined
        ? { address: `data.${first}.${second}`, type: first, name: second, mode: 'data' }
        : null;
    case 'provider':
    case 'module':
      return first === undefined
        ? null
        : { address: `${block.type}.${first}`, type: block.type, name: first, mode: 'block' };
    case 'variable':
      return first === undefined ? null : { address: `var.${first}`, type: 'variable', name: first, mode: 'block' };
    case 'terraform':
      return { address: 'terraform', type: 'terraform', name: 'terraform', mode: 'block' };
    default:
      return null;
  }
}

function lowerBlock(
  { file, block }: PlacedBlock,
  identity: Identity & { readonly id: string },
  module: ModuleScope,
): TerraformResource | null {
  module.takeOpenConditions();
  const names = instanceNames(block, module.within(file));
  if (names === 'none') return null;
  const scope = module.within(file, names);
  const collected: Collected = { references: [], documents: [] };
  const lowered = lowerBody(block.body, scope, [], collected, true);
  const lines = linesOf(file);
  return {
    framework: 'terraform',
    ...identity,
    base: identity.address,
    uri: file.uri,
    range: lines.rangeOf(block),
    header: lines.rangeOf(block.header),
    values: lowered.values,
    unknown: lowered.unknown,
    references: collected.references,
    documents: collected.documents,
    ...repetition(block),
    ...incompleteness(block),
    file,
    block,
    scope,
    openConditions: module.takeOpenConditions(),
    locate: (path) => locateIn(file, block, scope, path),
  };
}

function repetition(block: Block): Pick<Resource, 'repetition'> {
  if (block.type !== 'resource' && block.type !== 'data') return {};
  const argument = block.body.attributes.find(({ name }) => name === 'count' || name === 'for_each');
  return argument === undefined ? {} : { repetition: argument.name === 'count' ? 'count' : 'for_each' };
}

function incompleteness(block: Block): { readonly incomplete?: string } {
  if (block.stale) return { incomplete: 'its text does not parse at the moment' };
  if (!block.complete) return { incomplete: 'a part of it could not be parsed' };
  return {};
}

/** The names that `count` and `for_each` bind, or `none` when there is no instance. Instances are not told apart. */
function instanceNames(block: Block, scope: Scope): ReadonlyMap<string, Value> | 'none' {
  if (block.type !== 'resource' && block.type !== 'data' && block.type !== 'module') return new Map();
  const names = new Map<string, Value>();
  for (const attribute of block.body.attributes) {
    if (attribute.name === 'count') {
      const count = evaluate(attribute.value, scope);
      if ((count.kind === 'number' || count.kind === 'string') && Number(count.value) === 0) return 'none';
      names.set('count', object(new Map([['index', UNKNOWN]])));
    }
    if (attribute.name === 'for_each') {
      const pairs = iterate(evaluate(attribute.value, scope));
      if (pairs?.length === 0) return 'none';
      const [only] = pairs?.length === 1 ? pairs : [];
      names.set(
        'each',
        only === undefined
          ? UNKNOWN
          : object(
              new Map([
                ['key', eachKey(only)],
                ['value', only[1]],
              ]),
            ),
      );
    }
  }
  return names;
}

/** In a set, key and value are the same; a list given to `toset` still has its indexes here. */
function eachKey([key, value]: readonly [Value, Value]): Value {
  return key.kind === 'number' ? value : key;
}

interface Collected {
  readonly references: ResourceReference[];
  readonly documents: EmbeddedDocument[];
}

interface LoweredBody {
  readonly values: JsonObject;
  readonly unknown: UnknownTree;
}

function lowerBody(body: Body, scope: Scope, path: Path, collected: Collected, top: boolean): LoweredBody {
  const values: Record<string, JsonValue> = {};
  const unknown: Record<string, UnknownTree> = {};
  for (const attribute of body.attributes) {
    if (top && META_ARGUMENTS.has(attribute.name)) continue;
    const value = evaluate(attribute.value, scope);
    collect(value, [...path, attribute.name], collected);
    const split = splitValue(value);
    if (split.json !== undefined) define(values, attribute.name, split.json);
    if (split.unknown !== false) define(unknown, attribute.name, split.unknown);
  }
  for (const [type, instances] of blockInstances(body, scope, top)) {
    const lowered = instances.map((instance, position): LoweredBody | null =>
      instance === null ? null : lowerInstance(instance, [...path, type, position], collected),
    );
    define(
      values,
      type,
      lowered.map((item) => item?.values ?? null),
    );
    if (lowered.some((item) => item === null || item.unknown !== false)) {
      define(
        unknown,
        type,
        lowered.map((item) => item?.unknown ?? true),
      );
    }
  }
  return { values, unknown: Object.keys(unknown).length > 0 ? unknown : false };
}

function lowerInstance(instance: BlockInstance, path: Path, collected: Collected): LoweredBody {
  const lowered = lowerBody(instance.body, instance.scope, path, collected, false);
  const labels = instance.block.type === 'content' ? [] : instance.block.labels.map((label) => label.value);
  // `backend "s3" {}`: the label says which one it is.
  return labels.length === 0 ? lowered : { ...lowered, values: { ...lowered.values, labels } };
}

/** References and documents of a value and of what is inside it. */
function collect(value: Value, path: Path, collected: Collected): void {
  for (const reference of value.references) {
    const { address, attribute, derived } = reference;
    collected.references.push({ path, resource: address, attribute, ...(derived === true ? { derived } : {}) });
  }
  if ((value.kind === 'string' || value.kind === 'unknown') && value.document !== undefined) {
    const split = splitValue(value.document);
    collected.documents.push({ path, value: split.json ?? null, unknown: split.unknown });
    collectInside(value.document, path, collected);
  }
  collectInside(value, path, collected);
}

function collectInside(value: Value, path: Path, collected: Collected): void {
  if (value.kind === 'list')
    value.items.forEach((item, index) => {
      collect(item, [...path, index], collected);
    });
  if (value.kind === 'object') for (const [key, entry] of value.entries) collect(entry, [...path, key], collected);
}
