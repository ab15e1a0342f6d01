/**
 * Lowers the blocks of a configuration to resources: values, what is unknown of them, references and embedded documents.
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
import { partialDocument } from './embedded.ts';
import { evaluate, type Scope } from './evaluate/expression.ts';
import { define, splitValue, type Value } from './evaluate/value.ts';
import { linesOf } from './lines.ts';
import { locateIn } from './locate.ts';
import type { Configuration, ModuleInstance } from './module/configuration.ts';
import { keySuffix, type Instance } from './module/instances.ts';
import type { PlacedBlock } from './module/moduleIndex.ts';
import { inModule } from './module/scope.ts';
import { blockInstances, type BlockInstance } from './nestedBlocks.ts';
import { providerRequirement } from './providers.ts';
import type { Block, Body, Expression, TerraformFile } from './syntax.ts';

export interface TerraformResource extends Resource {
  readonly framework: 'terraform';
  readonly file: TerraformFile;
  readonly block: Block;
  readonly module: ModuleInstance;
  /** The names that its expressions see. */
  readonly scope: Scope;
  /** Keys of the conditions that could not be decided while it was lowered. */
  readonly openConditions: readonly string[];
}

/** Arguments of Terraform itself, which are no values of the resource. */
const META_ARGUMENTS = new Set(['count', 'for_each', 'depends_on', 'provider', 'providers']);

export interface Identity {
  /** In its module, without instance key. */
  readonly local: string;
  readonly type: string;
  readonly name: string;
  readonly mode: Resource['mode'];
}

/**
 * The resources of a configuration, module by module in source order. A block with `count = 0` gives none.
 * @param wanted which blocks to lower; all unless given
 */
export function lowerConfiguration(
  configuration: Configuration,
  wanted: (identity: Identity, base: string) => boolean = () => true,
): readonly TerraformResource[] {
  const seen = new Map<string, number>();
  return configuration.instances.flatMap((module) =>
    module.index.blocks.flatMap((placed) => {
      const identity = identify(placed.block);
      if (identity === null || !wanted(identity, inModule(module.base, identity.local))) return [];
      return instancesFor(module, placed).map((instance) => {
        const address = inModule(module.address, `${identity.local}${keySuffix(instance.key)}`);
        const count = (seen.get(address) ?? 0) + 1;
        seen.set(address, count);
        const id = count === 1 ? address : `${address}#${String(count)}`;
        return lowerInstance(module, placed, identity, instance, { id, address });
      });
    }),
  );
}

function identify(block: Block): Identity | null {
  const [first, second] = block.labels.map((label) => label.value);
  switch (block.type) {
    case 'resource':
      return first !== undefined && second !== undefined
        ? { local: `${first}.${second}`, type: first, name: second, mode: 'managed' }
        : null;
    case 'data':
      return first !== undefined && second !== undefined
        ? { local: `data.${first}.${second}`, type: first, name: second, mode: 'data' }
        : null;
    case 'provider':
    case 'module':
      return first === undefined
        ? null
        : { local: `${block.type}.${first}`, type: block.type, name: first, mode: 'block' };
    case 'variable':
      return first === undefined ? null : { local: `var.${first}`, type: 'variable', name: first, mode: 'block' };
    case 'terraform':
      return { local: 'terraform', type: 'terraform', name: 'terraform', mode: 'block' };
    default:
      return null;
  }
}

const ONE: Instance = { key: null, names: new Map() };

function instancesFor(module: ModuleInstance, placed: PlacedBlock): readonly Instance[] {
  switch (placed.block.type) {
    case 'resource':
    case 'data':
      return module.scope.instances(placed).list;
    default:
      return [ONE];
  }
}

function lowerInstance(
  module: ModuleInstance,
  { file, block }: PlacedBlock,
  { local, type, name, mode }: Identity,
  instance: Instance,
  names: { readonly id: string; readonly address: string },
): TerraformResource {
  module.scope.takeOpenConditions();
  const scope = module.scope.within(file, instance.names);
  const collected: Collected = { references: [], documents: [] };
  const lowered = lowerBody(block.body, scope, [], collected, true);
  // Whether it exists at all may hang on a condition too.
  for (const attribute of block.body.attributes) {
    if (attribute.name === 'count' || attribute.name === 'for_each') evaluate(attribute.value, scope);
  }
  const lines = linesOf(file);
  const provider = mode === 'block' ? null : providerRequirement(module, type);
  return {
    framework: 'terraform',
    ...names,
    base: inModule(module.base, local),
    type,
    name,
    mode,
    uri: file.uri,
    range: lines.rangeOf(block),
    header: lines.rangeOf(block.header),
    values: lowered.values,
    unknown: isPartlyRead(block) ? withUnseenKeys(lowered.unknown) : lowered.unknown,
    references: collected.references,
    documents: collected.documents,
    ...(provider === null ? {} : { provider }),
    ...repetition(block, instance),
    ...incompleteness(block),
    file,
    block,
    module,
    scope,
    openConditions: module.scope.takeOpenConditions(),
    locate: (path) => locateIn(file, block, scope, path, module.chain),
  };
}

/** A block whose instances are known stands for one of them. */
function repetition(block: Block, instance: Instance): Pick<Resource, 'repetition'> {
  if (instance.key !== null || (block.type !== 'resource' && block.type !== 'data')) return {};
  const argument = block.body.attributes.find(({ name }) => name === 'count' || name === 'for_each');
  return argument === undefined ? {} : { repetition: argument.name === 'count' ? 'count' : 'for_each' };
}

/** Read in part, from its current text: what seems to be absent may be what was not read. */
function isPartlyRead(block: Block): boolean {
  return !block.complete && !block.stale;
}

/** `"*"`: any key that is not there may be. */
function withUnseenKeys(unknown: UnknownTree): UnknownTree {
  return typeof unknown === 'boolean' || isList(unknown) ? { '*': true } : { ...unknown, '*': true };
}

function isList(tree: UnknownTree): tree is readonly UnknownTree[] {
  return Array.isArray(tree);
}

function incompleteness(block: Block): { readonly incomplete?: string } {
  if (block.stale) return { incomplete: 'its text does not parse at the moment' };
  if (!block.complete) return { incomplete: 'a part of it could not be parsed' };
  return {};
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
    const value = withDocument(attribute.value, evaluate(attribute.value, scope), scope);
    collect(value, [...path, attribute.name], collected, hasWords(attribute.value));
    const split = splitValue(value);
    if (split.json !== undefined) define(values, attribute.name, split.json);
    if (split.unknown !== false) define(unknown, attribute.name, split.unknown);
  }
  for (const [type, instances] of blockInstances(body, scope, top)) {
    const lowered = instances.map((instance, position): LoweredBody | null =>
      instance === null ? null : lowerNested(instance, [...path, type, position], collected),
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

function lowerNested(instance: BlockInstance, path: Path, collected: Collected): LoweredBody {
  const read = lowerBody(instance.body, instance.scope, path, collected, false);
  const lowered = isPartlyRead(instance.block) ? { ...read, unknown: withUnseenKeys(read.unknown) } : read;
  const labels = instance.block.type === 'content' ? [] : instance.block.labels.map((label) => label.value);
  // `backend "s3" {}`: the label says which one it is.
  return labels.length === 0 ? lowered : { ...lowered, values: { ...lowered.values, labels } };
}

/** A text that is unknown as a whole may be a JSON document that is known in parts. */
function withDocument(expression: Expression, value: Value, scope: Scope): Value {
  if (value.kind !== 'unknown' || value.document !== undefined || expression.kind !== 'template') return value;
  const document = partialDocument(expression, scope);
  return document === null ? value : { ...value, document };
}

/** A template that has words of its own, besides what it interpolates. */
function hasWords(expression: Expression): boolean {
  return expression.kind === 'template' && expression.parts.some((part) => part.kind === 'text' && part.value !== '');
}

/** References and documents of a value and of what is inside it. */
function collect(value: Value, path: Path, collected: Collected, partOfText = false): void {
  for (const reference of value.references) {
    const { address, attribute, derived } = reference;
    collected.references.push({
      path,
      resource: address,
      attribute,
      ...(derived === true ? { derived } : {}),
      ...(derived === true && partOfText ? { partOfText } : {}),
    });
  }
  if ((value.kind === 'string' || value.kind === 'unknown') && value.document !== undefined) {
    const split = splitValue(value.document);
    collected.documents.push({ path, value: split.json ?? null, unknown: split.unknown });
    collectInside(value.document, path, collected);
  }
  collectInside(value, path, collected);
}

function collectInside(value: Value, path: Path, collected: Collected): void {
  if (value.kind === 'list') {
    value.items.forEach((item, index) => {
      collect(item, [...path, index], collected);
    });
  }
  if (value.kind === 'object') for (const [key, entry] of value.entries) collect(entry, [...path, key], collected);
}
