/**
 * The names of one module instance: variables, locals, resources, calls and the rest, found and evaluated when asked for.
 *
 * Values are kept for the life of the scope, which is one analysis of one state of the texts. A name that depends on itself is unknown.
 */
import { evaluate, type Root, type Scope } from '../evaluate/expression.ts';
import { rootNames } from '../evaluate/rootNames.ts';
import type { WorkspaceFiles } from '../evaluate/scope.ts';
import { UNKNOWN, list, object, string, through, withReference, type Value } from '../evaluate/value.ts';
import type { Attribute, Expression, TemplateExpression, TerraformFile } from '../syntax.ts';
import { relativeFolder } from './folders.ts';
import { instancesOf, isKey, keySuffix, type Instance, type Instances } from './instances.ts';
import type { ModuleIndex, PlacedBlock } from './moduleIndex.ts';

/** Which way a condition that is not known is taken, by `conditionKey`; see worlds.ts. */
export type Assumptions = ReadonlyMap<string, boolean>;

/** Where a module instance stands and what it is given. */
export interface ModuleContext {
  readonly index: ModuleIndex;
  /** `module.db["a"]`, or empty for the root. */
  readonly address: string;
  readonly rootFolder: string;
  readonly folder: string;
  /** `terraform.workspace` */
  readonly workspace: string;
  /** What `file()` and its like may read, by paths from the root module's folder. */
  readonly files: WorkspaceFiles | null;
  parseTemplate(text: string): TemplateExpression | null;
  readonly assumptions: Assumptions;
  /** The value that the caller (or a variable file) gives to a variable, or null when it gives none. */
  argument(name: string): Value | null;
  /** A variable's value as its type constraint makes it. */
  convert(variable: PlacedBlock, value: Value, scope: Scope): Value;
  /** `module.<name>` as seen from inside. */
  call(name: string): Value | Root;
  /** The rendered value of an attribute that the provider computes from configuration alone, or null. */
  computed(address: string, attribute: string, instance: Instance): Value | null;
}

export interface ModuleScope extends Scope {
  /** The scope for a block of `file`, with the names that only it has (`each`, `count`, a dynamic block's iterator). */
  within(file: TerraformFile, names?: ReadonlyMap<string, Value>): Scope;
  /** The instances of a resource or data block. */
  instances(placed: PlacedBlock): Instances;
  output(name: string): Value;
  /** Keys of the conditions that were met, not known and not assumed, since the last call. */
  takeOpenConditions(): readonly string[];
}

export function createModuleScope(context: ModuleContext): ModuleScope {
  const { index, assumptions } = context;
  const known = new Map<string, Value>();
  const pending = new Set<string>();
  const instanceLists = new WeakMap<PlacedBlock, Instances>();
  const pendingInstances = new Set<PlacedBlock>();
  let open = new Set<string>();

  /** Conditions met while a kept value was computed belong to everything that uses the value. */
  const openOf = new Map<string, ReadonlySet<string>>();

  function once(key: string, compute: () => Value): Value {
    const kept = known.get(key);
    if (kept !== undefined) {
      for (const condition of openOf.get(key) ?? []) open.add(condition);
      return kept;
    }
    if (pending.has(key)) return UNKNOWN;
    pending.add(key);
    const outer = open;
    open = new Set();
    const value = compute();
    openOf.set(key, open);
    for (const condition of open) outer.add(condition);
    open = outer;
    pending.delete(key);
    known.set(key, value);
    return value;
  }

  function variable(name: string): Value {
    return once(`var.${name}`, () => {
      const placed = index.variables.get(name);
      if (placed === undefined) return UNKNOWN;
      const scope = within(placed.file);
      const given = context.argument(name);
      if (given !== null && !(given.kind === 'null' && isFalse(find(placed, 'nullable'), scope))) {
        return context.convert(placed, given, scope);
      }
      const initial = find(placed, 'default');
      // Given from outside: policies tell it from what cannot be evaluated.
      if (initial === undefined) return withReference(UNKNOWN, { address: `var.${name}`, attribute: [] });
      return through(context.convert(placed, evaluate(initial.value, scope), scope), {
        file: initial.origin ?? placed.file,
        span: initial.value,
        note: `Default of variable "${name}"`,
      });
    });
  }

  function local(name: string): Value {
    return once(`local.${name}`, () => {
      const found = index.locals.get(name);
      if (found === undefined) return UNKNOWN;
      return through(evaluate(found.value, within(found.file)), {
        file: found.file,
        span: found.value,
        note: `Local value "${name}"`,
      });
    });
  }

  function resource(address: string): Root {
    const placed = index.resources.get(address);
    const absolute = inModule(context.address, address);
    const blind = (reference: string): Root => ({
      kind: 'root',
      attribute: (name) => withReference(UNKNOWN, { address: reference, attribute: [name] }),
      index: () => blind(reference),
      value: () => withReference(UNKNOWN, { address: reference, attribute: [] }),
    });
    if (placed === undefined) return blind(absolute);
    const one = (instance: Instance): Root => {
      const reference = `${absolute}${keySuffix(instance.key)}`;
      return {
        kind: 'root',
        attribute: (name) => resourceAttribute(placed, address, reference, name, instance),
        index: () => one(instance),
        value: () => withReference(UNKNOWN, { address: reference, attribute: [] }),
      };
    };
    return instancesRoot(instances(placed), one, blind(absolute));
  }

  function resourceAttribute(
    placed: PlacedBlock,
    address: string,
    reference: string,
    name: string,
    instance: Instance,
  ): Value {
    const written = find(placed, name);
    const value = once(`${reference}.${name}`, () =>
      written === undefined
        ? (context.computed(address, name, instance) ?? UNKNOWN)
        : evaluate(written.value, within(written.origin ?? placed.file, instance.names)),
    );
    return withReference(value, { address: reference, attribute: [name] });
  }

  function instances(placed: PlacedBlock): Instances {
    const kept = instanceLists.get(placed);
    if (kept !== undefined) return kept;
    // A block whose instances depend on themselves.
    if (pendingInstances.has(placed)) return { kind: 'symbolic', list: [{ key: null, names: new Map() }] };
    pendingInstances.add(placed);
    const computed = instancesOf(placed.block, within(placed.file));
    pendingInstances.delete(placed);
    instanceLists.set(placed, computed);
    return computed;
  }

  function rootOf(name: string): Value | Root | null {
    switch (name) {
      case 'var':
        return namespace(variable);
      case 'local':
        return namespace(local);
      case 'data':
        return namespace((type) => namespace((label) => resource(`data.${type}.${label}`)));
      case 'module':
        return namespace((label) => context.call(label));
      case 'path':
        return paths(context);
      case 'terraform':
        return object(new Map([['workspace', string(context.workspace)]]));
      case 'self':
      case 'each':
      case 'count':
      case 'ephemeral':
        return UNKNOWN;
      default:
        return namespace((label) => resource(`${name}.${label}`));
    }
  }

  function within(file: TerraformFile, names: ReadonlyMap<string, Value> = new Map()): Scope {
    return {
      ...(context.files === null ? {} : { files: context.files }),
      parseTemplate: (text) => context.parseTemplate(text),
      root: (name) => names.get(name) ?? rootOf(name),
      assume: (condition) => {
        const mentioned = rootNames(condition);
        if (UNSTEADY.some((name) => mentioned.has(name)) || [...names.keys()].some((name) => mentioned.has(name)))
          return null;
        const key = conditionKey(context.address, file, condition);
        const assumed = assumptions.get(key);
        if (assumed === undefined) open.add(key);
        return assumed ?? null;
      },
    };
  }

  return {
    root: rootOf,
    assume: () => null,
    within,
    instances,
    output: (name) =>
      once(`output.${name}`, () => {
        const placed = index.outputs.get(name);
        const value = placed === undefined ? undefined : find(placed, 'value');
        if (placed === undefined || value === undefined) return UNKNOWN;
        const file = value.origin ?? placed.file;
        return through(evaluate(value.value, within(file)), { file, span: value.value, note: `Output "${name}"` });
      }),
    takeOpenConditions: () => {
      const taken = [...open];
      open = new Set();
      return taken;
    },
  };
}

export function find({ block }: PlacedBlock, name: string): Attribute | undefined {
  return block.body.attributes.find((attribute) => attribute.name === name);
}

/** `module.a` and `aws_s3_bucket.b` as `module.a.aws_s3_bucket.b`. */
export function inModule(module: string, address: string): string {
  return module === '' ? address : `${module}.${address}`;
}

/** What has instances, as a name: one of them by key, or all of them as a value. */
export function instancesRoot(instances: Instances, one: (instance: Instance) => Root, unclear: Root): Root {
  const [only] = instances.list;
  if (instances.kind === 'single' && only !== undefined) return one(only);
  if (instances.kind === 'symbolic') return unclear;
  return {
    ...unclear,
    index: (key) => {
      const certain = instances.list.find((instance) => instance.key !== null && isKey(key, instance.key) === true);
      return certain === undefined ? unclear : one(certain);
    },
    value: () => {
      const values = instances.list.map((instance) => [instance.key, one(instance).value()] as const);
      return values.every(([key]) => typeof key === 'number')
        ? list(values.map(([, value]) => value))
        : object(new Map(values.map(([key, value]) => [String(key), value])));
    },
  };
}

/** Names whose value differs from one use to the next. */
const UNSTEADY = ['each', 'count', 'self', 'uuid()', 'bcrypt()'];

/** Two conditions of the same words have the same answer, wherever they stand in a module instance. */
function conditionKey(module: string, file: TerraformFile, condition: Expression): string {
  return `${module} ${file.text.slice(condition.start, condition.end).replace(/\s+/g, ' ').trim()}`;
}

function isFalse(attribute: Attribute | undefined, scope: Scope): boolean {
  if (attribute === undefined) return false;
  const value = evaluate(attribute.value, scope);
  return value.kind === 'bool' && !value.value;
}

function paths({ rootFolder, folder }: ModuleContext): Value {
  const module = relativeFolder(rootFolder, folder);
  return object(
    new Map([
      ['module', string(module)],
      ['root', string('.')],
      ['cwd', UNKNOWN],
    ]),
  );
}

function namespace(attribute: (name: string) => Value | Root): Root {
  const root: Root = { kind: 'root', attribute, index: () => UNKNOWN, value: () => UNKNOWN };
  return root;
}
