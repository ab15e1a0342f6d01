/** What `scan` and `fix` have in common: paths to roots, policy names to ids, an engine for them, and its end. */
import {
  createEngine,
  decodeText,
  scanWorkspace,
  visibleText,
  type Catalog,
  type Engine,
  type JsonObject,
  type JsonValue,
  type ScanResult,
  type ScanRoot,
  type StrictParser,
  type UnitAnalysis,
} from '../core/index.ts';
import type { CliEnvironment } from './environment.ts';
import { UsageError } from './usageError.ts';

export interface ScanInput {
  readonly paths: readonly string[];
  readonly exclude: readonly string[];
  readonly strict: boolean;
  /** Ids or aliases; empty for all. */
  readonly policies: readonly string[];
  readonly quiet: boolean;
  /** A JSON file with values of policies' settings by policy id, or null for the defaults. */
  readonly settings: string | null;
  /** Variable files for the modules in the folders of `paths`, in order: later ones win. */
  readonly variableFiles: readonly string[];
}

export interface ScanRun {
  readonly scan: ScanResult;
  readonly catalog: Catalog;
  /** The common folder as a path of this machine. */
  readonly rootLabel: string;
}

/** Nobody waits for a keystroke here: a busy machine must not make a file look broken, a hostile one must not stop the scan. */
const PARSE_BUDGET_MS = 10_000;

/** What lives as long as the scan. */
export interface Held {
  readonly engine: Engine;
  readonly strict: StrictParser | null;
  readonly onlyPolicies: readonly string[] | null;
}

/** Throws `UsageError` for paths that do not exist and policies that nobody knows. */
export async function runScan(
  environment: CliEnvironment,
  input: ScanInput,
  onUnit?: (analysis: UnitAnalysis, held: Held) => Promise<UnitAnalysis>,
): Promise<ScanRun> {
  const roots = await resolveRoots(environment, input.paths);
  const settings = input.settings === null ? {} : await readSettings(environment, input.settings);
  const variableFiles = await resolveVariableFiles(environment, input.variableFiles, roots);
  const engine = await createEngine({
    assets: environment.assets,
    clock: environment.clock,
    now: () => performance.now(),
    parseBudgetMs: PARSE_BUDGET_MS,
    files: environment.fileReader(() =>
      roots.map(({ kind, uri }) => (kind === 'folder' ? uri : uri.slice(0, uri.lastIndexOf('/')))),
    ),
    settings,
    variableFiles,
  });
  const strict = input.strict ? environment.startStrictParser() : null;
  try {
    checkSettings(engine, settings);
    const onlyPolicies = input.policies.length === 0 ? null : resolvePolicies(engine, input.policies);
    const [first] = roots;
    const folder = first === undefined ? null : first.kind === 'folder' ? first.uri : `${first.uri}/..`;
    const scan = await scanWorkspace({
      engine,
      workspace: environment.workspace,
      roots,
      exclude: input.exclude,
      strict,
      clock: environment.clock,
      git: folder === null ? null : await environment.readGit(folder),
      toolVersion: environment.toolVersion,
      onlyPolicies,
      settings,
      variableFiles,
      signal: environment.signal,
      onProgress: (progress) => {
        if (input.quiet) return;
        environment.showProgress(
          progress.phase === 'read'
            ? `Reading: ${String(progress.done)} files`
            : `Evaluating: ${String(progress.done)} of ${String(progress.total)}`,
        );
      },
      ...(onUnit === undefined
        ? {}
        : { onUnit: (analysis: UnitAnalysis) => onUnit(analysis, { engine, strict, onlyPolicies }) }),
    });
    checkVariableFiles(scan, input.variableFiles, Object.values(variableFiles)[0] ?? []);
    return { scan, catalog: engine.catalog, rootLabel: environment.displayPath(scan.root) };
  } finally {
    environment.showProgress(null);
    await strict?.dispose();
    engine.dispose();
  }
}

async function resolveRoots(environment: CliEnvironment, paths: readonly string[]): Promise<readonly ScanRoot[]> {
  const roots: ScanRoot[] = [];
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const lookup = await environment.resolvePath(path);
    if (!lookup.ok) throw new UsageError(`${visibleText(path)}: ${lookup.reason}`);
    if (!roots.some(({ uri }) => uri === lookup.root.uri)) roots.push(lookup.root);
  }
  return roots;
}

/** By the uri of each folder given, and of the folder of each file given: as if `terraform` were run there. */
async function resolveVariableFiles(
  environment: CliEnvironment,
  paths: readonly string[],
  roots: readonly ScanRoot[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const uris: string[] = [];
  for (const path of paths) {
    const name = visibleText(path);
    const lookup = await environment.resolvePath(path);
    if (!lookup.ok) throw new UsageError(`--var-file ${name}: ${lookup.reason}`);
    if (lookup.root.kind !== 'file') throw new UsageError(`--var-file ${name}: it is a folder`);
    if (!/\.tfvars(\.json)?$/.test(lookup.root.uri)) {
      throw new UsageError(`--var-file ${name}: its name must end in .tfvars or .tfvars.json`);
    }
    uris.push(lookup.root.uri);
  }
  if (uris.length === 0) return {};
  return Object.fromEntries(
    roots.map(({ kind, uri }) => [kind === 'folder' ? uri : uri.slice(0, uri.lastIndexOf('/')), uris]),
  );
}

/** Values that were given and not used would look as if they had been. */
function checkVariableFiles(scan: ScanResult, paths: readonly string[], uris: readonly string[]): void {
  for (const [index, uri] of uris.entries()) {
    const skipped = scan.skipped.find((entry) => entry.uri === uri);
    if (skipped === undefined) continue;
    throw new UsageError(`--var-file ${visibleText(paths[index] ?? '')} was not used: ${skipped.reason}`);
  }
}

function resolvePolicies(engine: Engine, names: readonly string[]): readonly string[] {
  const ids = new Set<string>();
  for (const name of names) {
    const found = engine.catalog.policies.filter(({ id, aliases }) => id === name || aliases.includes(name));
    if (found.length === 0) {
      throw new UsageError(`There is no policy “${visibleText(name)}”. “plumbline policies list” shows them all.`);
    }
    for (const { id } of found) ids.add(id);
  }
  return [...ids].sort();
}

async function readSettings(environment: CliEnvironment, path: string): Promise<Readonly<Record<string, JsonObject>>> {
  const name = visibleText(path);
  const lookup = await environment.resolvePath(path);
  if (!lookup.ok) throw new UsageError(`${name}: ${lookup.reason}`);
  const read = await environment.workspace.read(lookup.root.uri);
  const decoded = read.ok ? decodeText(read.bytes) : read;
  if (!decoded.ok) throw new UsageError(`${name}: ${decoded.reason}`);
  let value: JsonValue;
  try {
    value = JSON.parse(decoded.text) as JsonValue;
  } catch (error) {
    throw new UsageError(`${name} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isObject(value)) throw new UsageError(`${name} must hold an object: policy ids to objects of settings.`);
  const entries = Object.entries(value).map(([policy, settings]) => {
    if (!isObject(settings))
      throw new UsageError(`${name}: the settings of “${visibleText(policy)}” must be an object.`);
    return [policy, settings] as const;
  });
  return Object.fromEntries(entries);
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A misspelt setting would silently leave the default in force. */
function checkSettings(engine: Engine, settings: Readonly<Record<string, JsonObject>>): void {
  for (const [id, values] of Object.entries(settings)) {
    const policy = engine.catalog.policies.find((candidate) => candidate.id === id);
    if (policy === undefined) throw new UsageError(`The settings name an unknown policy, “${visibleText(id)}”.`);
    for (const name of Object.keys(values)) {
      if (!Object.hasOwn(policy.settings, name)) {
        const known = Object.keys(policy.settings).join(', ');
        throw new UsageError(
          `The policy ${id} has no setting “${visibleText(name)}”; it has ${known === '' ? 'none' : known}.`,
        );
      }
    }
  }
}
