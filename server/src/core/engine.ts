/**
 * The engine: texts in, unit analyses out. Holds parsed files and evaluation caches, all of which can be rebuilt.
 */
import type { Assets } from './assets.ts';
import type { Clock } from './clock.ts';
import type { Catalog, FileEdits, Finding, SourceFile, StrictVerdict, Unit, UnitAnalysis, JsonObject, Path } from './model.ts';

export interface EngineOptions {
  readonly assets: Assets;
  readonly clock: Clock;
  /** Values of policies' settings by policy id; a policy's defaults apply where none is given. */
  readonly settings?: Readonly<Record<string, JsonObject>>;
}

export interface FixRequest {
  readonly uri: string;
  readonly policy: string;
  readonly resourceId: string;
  readonly path: Path;
}

export interface Engine {
  readonly catalog: Catalog;
  /** Takes a new text. Parses incrementally when the file is known. Returns the ids of the units it touches. Never throws for a bad text. */
  setFile(file: SourceFile): readonly string[];
  removeFile(uri: string): readonly string[];
  /** The strict parser's word on the text that `setFile` was last given; dropped when `version` is no longer current. */
  setStrictVerdict(uri: string, version: number | null, verdict: StrictVerdict): readonly string[];
  file(uri: string): SourceFile | undefined;
  units(): readonly Unit[];
  /** Unit ids that a file belongs to (none for a YAML file that is no manifest). */
  unitsOf(uri: string): readonly string[];
  /** Evaluates a unit; unchanged parts come from caches. Synchronous: a keystroke costs milliseconds. */
  analyze(unitId: string): UnitAnalysis;
  /** Edits that apply one finding's fix, or null when it has none or the text no longer allows it. `snippet`: whether placeholders may be LSP snippet syntax. */
  planFix(finding: Finding): readonly FileEdits[] | null;
  /**
   * Edits that apply the fixes of many findings of one unit together: conflicting or repeated edits are merged or dropped.
   * `applied` says which findings' fixes are in.
   */
  planFixes(unitId: string, findings: readonly Finding[]): { readonly edits: readonly FileEdits[]; readonly applied: readonly Finding[] };
  /** An edit that inserts a waiver comment for a finding, above its block or object. */
  planWaiver(finding: Finding, fields: { readonly reason: string; readonly until?: string; readonly owner?: string; readonly ticket?: string }): FileEdits | null;
  dispose(): void;
}

/** Loads bundle and grammars (the only asynchronous step). Rejects when an asset is missing or damaged. */
export function createEngine(_options: EngineOptions): Promise<Engine> {
  return Promise.reject(new Error('under construction'));
}
