/**
 * Evaluates bundled policies over resources: the only module that touches opa-wasm.
 *
 * Input is joined from pre-serialised resources (parsing an object again would double the cost). A policy that throws
 * aborts a whole WebAssembly evaluation, so after a throw each selected policy runs alone in a fresh instance, and only the
 * one at fault reports an error. Instances are replaced once their memory, which never shrinks, passes a bound.
 */
import opaWasm, { type LoadedPolicy } from '@open-policy-agent/opa-wasm';
import type { Fix, JsonObject, Path } from './model.ts';

/** What a policy says of one resource. */
export interface PolicyStatement {
  readonly resource: string;
  readonly path: Path;
  readonly text: string;
  readonly fix?: Fix;
}

export type PolicyResult =
  | {
      readonly kind: 'result';
      /** Ids of the resources it judges. */
      readonly population: readonly string[];
      readonly deny: readonly PolicyStatement[];
      readonly undecided: readonly PolicyStatement[];
    }
  | { readonly kind: 'error'; readonly message: string };

export interface Evaluator {
  /**
   * @param resources each resource's input as JSON text
   * @param policies ids to evaluate
   * @returns a result for every id asked for; never throws
   */
  evaluate(resources: readonly string[], policies: readonly string[]): ReadonlyMap<string, PolicyResult>;
}

const ENTRYPOINT = 'plumbline/main/results';
/** Pages of 64 KiB that an instance starts with: more than the bundle's data takes, which grows with every policy. */
const INITIAL_PAGES = 64;
/** Memory (bytes) past which an instance is replaced. */
const MEMORY_BOUND = 64 * 1024 * 1024;

/** @param wasm the bytes of `policy.wasm`; throws when they are no valid module (a broken installation). */
export function createEvaluator(wasm: Uint8Array, settings: Readonly<Record<string, JsonObject>>): Evaluator {
  const module = compiled(wasm);
  const encoder = new TextEncoder();
  const settingsJson = JSON.stringify(settings);
  let loaded: LoadedPolicy | null = null;

  function instance(): LoadedPolicy {
    if (loaded !== null && loaded.mem.buffer.byteLength > MEMORY_BOUND) loaded = null;
    return (loaded ??= opaWasm.loadPolicySync(module, { initial: INITIAL_PAGES }));
  }

  function run(resourcesJson: string, policies: readonly string[]): ReadonlyMap<string, PolicyResult> {
    const select = JSON.stringify(Object.fromEntries(policies.map((id) => [id, true])));
    const input = `{"plumbline":1,"select":${select},"settings":${settingsJson},"resources":[${resourcesJson}]}`;
    const bytes = encoder.encode(input);
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const output: unknown = instance().evaluate(buffer, ENTRYPOINT);
    const results = resultObject(output);
    return new Map(policies.map((id) => [id, toPolicyResult(results[id])]));
  }

  return {
    evaluate(resources, policies) {
      if (policies.length === 0) return new Map();
      const resourcesJson = resources.join(',');
      try {
        return run(resourcesJson, policies);
      } catch (thrown) {
        loaded = null;
        if (policies.length === 1) return new Map([[policies[0] ?? '', failure(thrown)]]);
        const results = new Map<string, PolicyResult>();
        for (const id of policies) {
          try {
            results.set(id, run(resourcesJson, [id]).get(id) ?? failure('no result'));
          } catch (alone) {
            loaded = null;
            results.set(id, failure(alone));
          }
        }
        return results;
      }
    },
  };
}

/** Compiled bundles by their bytes: several engines of one process share them. */
const modules = new WeakMap<Uint8Array, WebAssembly.Module>();

function compiled(wasm: Uint8Array): WebAssembly.Module {
  const known = modules.get(wasm);
  if (known !== undefined) return known;
  const module = new WebAssembly.Module(wasm as Uint8Array<ArrayBuffer>);
  modules.set(wasm, module);
  return module;
}

/** opa-wasm throws bare strings as well as Errors. */
function failure(thrown: unknown): PolicyResult {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { kind: 'error', message: `The policy could not be evaluated: ${message}` };
}

function resultObject(output: unknown): Readonly<Record<string, unknown>> {
  if (Array.isArray(output) && output.length === 1 && isObject(output[0]) && isObject(output[0]['result'])) {
    return output[0]['result'];
  }
  throw new Error('the bundle gave no result');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toPolicyResult(value: unknown): PolicyResult {
  if (!isObject(value)) return failure('the policy gave no result');
  const population = value['population'];
  const deny = statements(value['deny']);
  const undecided = statements(value['undecided']);
  if (!Array.isArray(population) || !population.every((id) => typeof id === 'string')) {
    return failure('its population is not a list of resource ids');
  }
  if (deny === null || undecided === null) return failure('a finding lacks resource, path or text');
  return { kind: 'result', population, deny, undecided };
}

function statements(value: unknown): readonly PolicyStatement[] | null {
  if (!Array.isArray(value)) return null;
  return value.every(isStatement) ? value : null;
}

function isStatement(value: unknown): value is PolicyStatement {
  return (
    isObject(value) &&
    typeof value['resource'] === 'string' &&
    typeof value['text'] === 'string' &&
    Array.isArray(value['path'])
  );
}
