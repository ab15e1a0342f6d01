/**
 * The names of one module: variables, locals, resources and the rest, found and evaluated when asked for.
 *
 * Values are kept for the life of the scope, which is one analysis of one text. A name that depends on itself is unknown.
 */
import type { Block, Expression, TerraformFile } from '../syntax.ts';
import type { Span } from '../../model.ts';
import { evaluate, type Root, type Scope } from './expression.ts';
import { UNKNOWN, object, string, through, withReference, type Value } from './value.ts';

/** A block with the file it stands in. */
export interface PlacedBlock {
  readonly file: TerraformFile;
  readonly block: Block;
}

export interface ModuleIndex {
  readonly files: readonly TerraformFile[];
  /** Top-level blocks in file and source order. */
  readonly blocks: readonly PlacedBlock[];
  readonly variables: ReadonlyMap<string, PlacedBlock>;
  readonly locals: ReadonlyMap<string, { readonly file: TerraformFile; readonly value: Expression }>;
  /** By address, `aws_s3_bucket.logs` and `data.aws_iam_policy_document.logs`. */
  readonly resources: ReadonlyMap<string, PlacedBlock>;
}

export function indexModule(files: readonly TerraformFile[]): ModuleIndex {
  const blocks = files.flatMap((file) => file.body.blocks.map((block) => ({ file, block })));
  const variables = new Map<string, PlacedBlock>();
  const locals = new Map<string, { file: TerraformFile; value: Expression }>();
  const resources = new Map<string, PlacedBlock>();
  for (const placed of blocks) {
    const { block, file } = placed;
    const [first, second] = block.labels;
    if (block.type === 'variable' && first !== undefined) setFirst(variables, first.value, placed);
    else if (block.type === 'locals') {
      for (const attribute of block.body.attributes) setFirst(locals, attribute.name, { file, value: attribute.value });
    } else if (first !== undefined && second !== undefined) {
      if (block.type === 'resource') setFirst(resources, `${first.value}.${second.value}`, placed);
      if (block.type === 'data') setFirst(resources, `data.${first.value}.${second.value}`, placed);
    }
  }
  return { files, blocks, variables, locals, resources };
}

function setFirst<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) map.set(key, value);
}

/** Which way a condition that is not known is taken, by the condition's text; see `explore` in worlds. */
export type Assumptions = ReadonlyMap<string, boolean>;

export interface ModuleScope extends Scope {
  /** The scope for a block of `file`, with the names that only it has (`each`, `count`, a dynamic block's iterator). */
  within(file: TerraformFile, names?: ReadonlyMap<string, Value>): Scope;
  /** Texts of the conditions that were met, not known and not assumed, since the last call. */
  takeOpenConditions(): readonly string[];
}

/** @param tags resource attributes are evaluated on demand, with cycles found by name */
export function createModuleScope(index: ModuleIndex, assumptions: Assumptions = new Map()): ModuleScope {
  const known = new Map<string, Value>();
  const pending = new Set<string>();
  let open = new Set<string>();

  function once(key: string, compute: () => Value): Value {
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    if (pending.has(key)) return UNKNOWN;
    pending.add(key);
    const value = compute();
    pending.delete(key);
    known.set(key, value);
    return value;
  }

  function variable(name: string): Value {
    return once(`var.${name}`, () => {
      const placed = index.variables.get(name);
      const initial = placed?.block.body.attributes.find((attribute) => attribute.name === 'default');
      if (placed === undefined || initial === undefined) {
        return withReference(UNKNOWN, { address: `var.${name}`, attribute: [] });
      }
      const value = evaluate(initial.value, within(placed.file));
      return through(value, { file: placed.file, span: initial.value, note: `Default of variable "${name}"` });
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
    const whole = (): Value => withReference(UNKNOWN, { address, attribute: [] });
    return {
      kind: 'root',
      value: whole,
      index: () => resource(address),
      attribute: (name) => {
        const reference = { address, attribute: [name] };
        const placed = index.resources.get(address);
        const written = placed?.block.body.attributes.find((attribute) => attribute.name === name);
        if (placed === undefined || written === undefined) return withReference(UNKNOWN, reference);
        const value = once(`${address}.${name}`, () =>
          evaluate(written.value, within(placed.file, symbolicNames(placed.block))),
        );
        return withReference(value, reference);
      },
    };
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
        return namespace((label) => withReference(UNKNOWN, { address: `module.${label}`, attribute: [] }));
      case 'path':
        return object(
          new Map([
            ['module', string('.')],
            ['root', string('.')],
            ['cwd', UNKNOWN],
          ]),
        );
      case 'terraform':
      case 'self':
      case 'each':
      case 'count':
        return UNKNOWN;
      default:
        return namespace((label) => resource(`${name}.${label}`));
    }
  }

  function within(file: TerraformFile, names: ReadonlyMap<string, Value> = new Map()): Scope {
    return {
      root: (name) => names.get(name) ?? rootOf(name),
      assume: (condition) => {
        const text = conditionText(file, condition);
        const assumed = assumptions.get(text);
        if (assumed === undefined) open.add(text);
        return assumed ?? null;
      },
    };
  }

  return {
    root: rootOf,
    assume: () => null,
    within,
    takeOpenConditions: () => {
      const taken = [...open];
      open = new Set();
      return taken;
    },
  };
}

/** Two conditions of the same words have the same answer, wherever they stand in the module. */
function conditionText(file: TerraformFile, condition: Span): string {
  return file.text.slice(condition.start, condition.end).replace(/\s+/g, ' ').trim();
}

function namespace(attribute: (name: string) => Value | Root): Root {
  return { kind: 'root', attribute, index: () => UNKNOWN, value: () => UNKNOWN };
}

/** While `count` and `for_each` are not expanded, a block stands for all its instances. */
function symbolicNames(_block: Block): ReadonlyMap<string, Value> {
  return new Map([
    ['each', UNKNOWN],
    ['count', UNKNOWN],
  ]);
}
