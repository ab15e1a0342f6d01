/** What `scan` and `fix` have in common: paths to roots, policy names to ids, an engine for them, and its end. */
import {
  createEngine,
  scanWorkspace,
  visibleText,
  type Catalog,
  type Engine,
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
}

export interface ScanRun {
  readonly scan: ScanResult;
  readonly catalog: Catalog;
  /** The common folder as a path of this machine. */
  readonly rootLabel: string;
}

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
  const engine = await createEngine({ assets: environment.assets, clock: environment.clock });
  const strict = input.strict ? environment.startStrictParser() : null;
  try {
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
