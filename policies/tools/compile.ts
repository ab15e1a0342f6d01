/**
 * Compiles all policies into one WebAssembly module and one catalog. Same sources, same bytes: it works on a copy of the
 * sources in a folder of its own, so that neither a path of this machine nor a date gets into them.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Catalog } from '../../server/src/core/model.ts';
import { byId, readControls, readMetadata } from './metadata.ts';
import { opa } from './opa.ts';
import { bundleSources, digestOf, policyFolders, type PolicyFolder } from './sources.ts';
import { untar } from './untar.ts';

export interface Bundle {
  readonly wasm: Uint8Array;
  readonly catalog: Catalog;
}

export type CompileResult =
  { readonly ok: true; readonly bundle: Bundle } | { readonly ok: false; readonly problems: readonly string[] };

const ENTRYPOINT = 'plumbline/main/results';

export function compile(): CompileResult {
  const sources = bundleSources();
  const folders = policyFolders();
  const controls = readControls(sources);
  const schema = sources.find(({ path }) => path === 'schema/metadata.schema.json')?.text ?? '';
  const work = mkdtempSync(join(tmpdir(), 'plumbline-policies-'));
  try {
    const rego = join(work, 'rego');
    for (const { path, text } of sources) if (path.endsWith('.rego')) write(join(rego, path), text);
    const metadata = readMetadata(rego, folders, controls, schema);
    if (!metadata.ok) return metadata;
    write(join(rego, 'main.rego'), mainPackage(folders));
    write(join(work, 'capabilities.json'), JSON.stringify(capabilities()));
    opa(work, ['check', '--strict', '--capabilities', 'capabilities.json', 'rego']);
    opa(work, [
      ...['build', '--target', 'wasm', '--entrypoint', ENTRYPOINT, '--capabilities', 'capabilities.json'],
      ...['--output', 'bundle.tar.gz', 'rego'],
    ]);
    const wasm = untar(readFileSync(join(work, 'bundle.tar.gz')), 'policy.wasm');
    if (wasm === null) throw new Error('opa build wrote no policy.wasm');
    const policies = [...metadata.policies].sort(byId);
    return { ok: true, bundle: { wasm, catalog: { schemaVersion: 1, policies, controls, digest: digestOf(sources) } } };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The catalog's text as it is committed. */
export function catalogText(catalog: Catalog): string {
  return `${JSON.stringify(catalog, null, 2)}\n`;
}

/** One entrypoint over all policies; one that is not selected is not evaluated. */
function mainPackage(folders: readonly PolicyFolder[]): string {
  const rules = folders.map(
    (folder) => `results["${folder.id}"] := {
	"population": data.${folder.package}.population,
	"deny": data.${folder.package}.deny,
	"undecided": data.${folder.package}.undecided,
} if {
	input.select["${folder.id}"]
}
`,
  );
  return ['package plumbline.main\n', ...rules].join('\n');
}

interface Capabilities {
  readonly builtins: readonly { readonly name: string }[];
  readonly features?: readonly string[];
}

/**
 * Builtins that opa-wasm has, but not as OPA does (`sprintf`, `base64.is_valid`), or only in its list, or whose answer depends
 * on more than the input.
 */
const FORBIDDEN: ReadonlySet<string> = new Set([
  'sprintf',
  'base64.is_valid',
  'time.diff',
  'rand.intn',
  'json.is_valid',
]);

/** What opa-wasm can run, so that a missing builtin fails here and not in the editor. */
function capabilities(): Capabilities {
  const entry = createRequire(import.meta.url).resolve('@open-policy-agent/opa-wasm');
  const own = JSON.parse(readFileSync(packageFile(entry, 'capabilities.json'), 'utf8')) as Capabilities;
  return {
    ...own,
    builtins: [
      ...own.builtins.filter(({ name }) => !FORBIDDEN.has(name)),
      // Replaced by a constant when it is compiled.
      {
        name: 'rego.metadata.chain',
        decl: { type: 'function', args: [], result: { type: 'array', dynamic: { type: 'any' } } },
      } as { readonly name: string },
    ],
    features: ['rego_v1', 'rule_head_refs', 'rule_head_ref_string_prefixes'],
  };
}

function packageFile(entry: string, file: string): string {
  const marker = join('@open-policy-agent', 'opa-wasm');
  return join(entry.slice(0, entry.indexOf(marker) + marker.length), file);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
