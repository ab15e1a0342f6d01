/**
 * A root module with all that it calls, as module instances with their scopes.
 *
 * Local modules are entered at any depth; installed remote ones through the root's `.terraform/modules/modules.json`; what is not
 * there is unknown. A module that calls itself, and trees beyond the bounds, are cut off as unknown.
 */
import type { WorkspaceFiles } from '../evaluate/scope.ts';
import type { TemplateExpression } from '../syntax.ts';
import { convertValue } from '../evaluate/convert.ts';
import { parseTypeConstraint } from '../evaluate/typeConstraint.ts';
import { evaluate, type Root, type Scope } from '../evaluate/expression.ts';
import { UNKNOWN, through, withReference, type Value } from '../evaluate/value.ts';
import { resolveFolder } from './folders.ts';
import { instancesOf, keySuffix, type Instance, type Instances } from './instances.ts';
import type { ModuleIndex, PlacedBlock } from './moduleIndex.ts';
import { createModuleScope, find, inModule, instancesRoot, type Assumptions, type ModuleScope } from './scope.ts';

export interface ModuleInstance {
  /** `module.db["a"]`, or empty for the root. */
  readonly address: string;
  /** The address without instance keys. */
  readonly base: string;
  readonly folder: string;
  readonly index: ModuleIndex;
  readonly scope: ModuleScope;
  /** The call blocks from this module outwards to the root, nearest first. */
  readonly chain: readonly PlacedBlock[];
}

export interface ConfigurationSources {
  readonly rootFolder: string;
  /** The module in a folder (uri), or null when there is none or it is not loaded. */
  module(folder: string): ModuleIndex | null;
  /** The folder of an installed remote module by its key in modules.json (`vpc`, `vpc.subnets`), or null. */
  installed(key: string): string | null;
  /** `terraform.workspace` */
  readonly workspace: string;
  readonly files: WorkspaceFiles | null;
  parseTemplate(text: string): TemplateExpression | null;
  /** See `ModuleContext.computed`. */
  computed(instance: ModuleInstance, address: string, attribute: string, resource: Instance): Value | null;
}

export interface Configuration {
  /** The root first, then the modules it calls, depth first. */
  readonly instances: readonly ModuleInstance[];
  /** Calls that could not be entered, with the reason. */
  readonly unresolved: readonly UnresolvedCall[];
}

export interface UnresolvedCall {
  readonly call: PlacedBlock;
  readonly reason: string;
  /** The calls that lead to the module it stands in, nearest first. */
  readonly chain: readonly PlacedBlock[];
}

const DEPTH_BOUND = 12;
const INSTANCE_BOUND = 400;

export function configure(sources: ConfigurationSources, assumptions: Assumptions = new Map()): Configuration {
  const instances: ModuleInstance[] = [];
  const unresolved: UnresolvedCall[] = [];

  function enter(
    folder: string,
    index: ModuleIndex,
    place: { readonly address: string; readonly base: string; readonly key: string },
    chain: readonly PlacedBlock[],
    argument: (name: string) => Value | null,
  ): ModuleInstance {
    const children = new Map<
      string,
      { readonly instances: Instances; readonly entered: ReadonlyMap<Instance, ModuleInstance | null> }
    >();
    const pending = new Set<string>();
    const scope: ModuleScope = createModuleScope({
      index,
      address: place.address,
      rootFolder: sources.rootFolder,
      folder,
      workspace: sources.workspace,
      files: sources.files,
      parseTemplate: (text) => sources.parseTemplate(text),
      assumptions,
      argument,
      convert: convertVariable,
      call: (name) => callRoot(name),
      computed: (address, attribute, resource) => sources.computed(self, address, attribute, resource),
    });
    const self: ModuleInstance = { address: place.address, base: place.base, folder, index, scope, chain };
    instances.push(self);

    function child(name: string): ReturnType<typeof children.get> {
      const kept = children.get(name);
      if (kept !== undefined) return kept;
      const call = index.calls.get(name);
      if (call === undefined || pending.has(name)) return undefined;
      pending.add(name);
      const list = instancesOf(call.block, scope.within(call.file));
      const entered = new Map(list.list.map((instance) => [instance, enterCall(call, name, instance)]));
      const result = { instances: list, entered };
      pending.delete(name);
      children.set(name, result);
      return result;
    }

    function enterCall(call: PlacedBlock, name: string, instance: Instance): ModuleInstance | null {
      const key = place.key === '' ? name : `${place.key}.${name}`;
      const target = targetOf(call, folder, key, scope.within(call.file));
      if (typeof target !== 'string') {
        unresolved.push({ call, reason: target.reason, chain });
        return null;
      }
      const called = sources.module(target);
      const tooDeep = chain.length >= DEPTH_BOUND || instances.length >= INSTANCE_BOUND;
      if (called === null || tooDeep) {
        unresolved.push({
          call,
          reason: tooDeep ? 'the modules are nested too deep' : 'no Terraform file was found where its source leads',
          chain,
        });
        return null;
      }
      const names = scope.within(call.file, instance.names);
      return enter(
        target,
        called,
        {
          address: inModule(place.address, `module.${name}${keySuffix(instance.key)}`),
          base: inModule(place.base, `module.${name}`),
          key,
        },
        [call, ...chain],
        (variable) => {
          const given = find(call, variable);
          if (given === undefined) return null;
          const file = given.origin ?? call.file;
          return through(evaluate(given.value, names), {
            file,
            span: given.value,
            note: `Argument of module "${name}"`,
          });
        },
      );
    }

    function callRoot(name: string): Value | Root {
      const address = inModule(place.address, `module.${name}`);
      const unclear: Root = {
        kind: 'root',
        attribute: (output) => withReference(UNKNOWN, { address, attribute: [output] }),
        index: () => unclear,
        value: () => withReference(UNKNOWN, { address, attribute: [] }),
      };
      const found = child(name);
      if (found === undefined) return unclear;
      const one = (instance: Instance): Root => {
        const entered = found.entered.get(instance) ?? null;
        return entered === null
          ? unclear
          : {
              kind: 'root',
              attribute: (output) => entered.scope.output(output),
              index: () => one(instance),
              value: () => UNKNOWN,
            };
      };
      return instancesRoot(found.instances, one, unclear);
    }

    for (const name of index.calls.keys()) child(name);
    return self;
  }

  const root = sources.module(sources.rootFolder);
  if (root !== null) {
    enter(sources.rootFolder, root, { address: '', base: '', key: '' }, [], (name) => rootVariable(root, name));
  }
  return { instances, unresolved };

  /** The folder that a call's `source` names, or why there is none. */
  function targetOf(
    call: PlacedBlock,
    folder: string,
    key: string,
    scope: Scope,
  ): string | { readonly reason: string } {
    const attribute = find(call, 'source');
    const source = attribute === undefined ? UNKNOWN : evaluate(attribute.value, scope);
    if (source.kind !== 'string') return { reason: 'its source is not a literal' };
    if (/^\.\.?(\/|$)/.test(source.value)) return resolveFolder(folder, source.value);
    return sources.installed(key) ?? { reason: `"${source.value}" is not installed (terraform init)` };
  }
}

/** What variable files give to a variable of the root module: the last one wins. */
function rootVariable(index: ModuleIndex, name: string): Value | null {
  for (const file of [...index.variableFiles].reverse()) {
    const attribute = file.body.attributes.find((candidate) => candidate.name === name);
    // A file that is not understood may well set it.
    if (attribute === undefined && file.errors.length > 0) return UNKNOWN;
    if (attribute === undefined) continue;
    const note = `Variable file ${file.uri.slice(file.uri.lastIndexOf('/') + 1)}`;
    return through(evaluate(attribute.value, NO_NAMES), { file, span: attribute.value, note });
  }
  return null;
}

/** Variable files hold values only. */
const NO_NAMES: Scope = { root: () => null, assume: () => null };

function convertVariable(variable: PlacedBlock, value: Value): Value {
  const constraint = find(variable, 'type');
  if (constraint === undefined) return value;
  const parsed = parseTypeConstraint(constraint.value);
  return parsed.ok ? convertValue(value, parsed.type) : value;
}
