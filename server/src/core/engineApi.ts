/**
 * What the engine takes and gives: texts in, unit analyses and planned edits out.
 */
import type { Assets } from './assets.ts';
import type { Clock } from './clock.ts';
import type { FileReader } from './fileReader.ts';
import type { FixOption } from './fixes/options.ts';
import type { Wanted } from './fixes/plan.ts';
import type { WaiverFields } from './fixes/waiverEdit.ts';
import type {
  Catalog,
  FileEdits,
  Finding,
  JsonObject,
  SourceFile,
  StrictVerdict,
  Unit,
  UnitAnalysis,
} from './model.ts';

export interface EngineOptions {
  readonly assets: Assets;
  readonly clock: Clock;
  /** Values of policies' settings by policy id; a policy's defaults apply where none is given. */
  readonly settings?: Readonly<Record<string, JsonObject>>;
  /** Policies that are switched off, by id: they are not evaluated and have no findings. */
  readonly disabled?: readonly string[];
  /** Variable files (uris) by module folder (uri), taken beside those that Terraform loads by itself. */
  readonly variableFiles?: Readonly<Record<string, readonly string[]>>;
  /** What `file()` and its like may read; without it their values are unknown. */
  readonly files?: FileReader;
  /** Milliseconds, monotonic: bounds the time that parsing one text may take. */
  readonly now?: () => number;
  /** How long parsing one text may take, in ms, where `now` is given. What is not read by then is a syntax error. */
  readonly parseBudgetMs?: number;
}

export interface Engine {
  readonly catalog: Catalog;
  /** Takes a new text. Parses incrementally when the file is known. Returns the ids of the units it touches. Never throws for a bad text. */
  setFile(file: SourceFile): readonly string[];
  removeFile(uri: string): readonly string[];
  /**
   * Says that a file is there but could not be read (too large, not UTF-8, …), and why: nothing that hangs on its folder's other files is
   * certain then. `setFile` and `removeFile` take it back. Returns the ids of the units it touches.
   */
  setUnread(uri: string, reason: string): readonly string[];
  /** The strict parser's word on the text of `version`; dropped when that is no longer current. */
  setStrictVerdict(uri: string, version: number | null, verdict: StrictVerdict): readonly string[];
  /** Says that a file, or a folder, changed that `file()` and its like may have read; answers the ids of the units that did. */
  readFileChanged(uri: string): readonly string[];
  file(uri: string): SourceFile | undefined;
  units(): readonly Unit[];
  /** Unit ids that a file belongs to (none for a YAML file that is no manifest). */
  unitsOf(uri: string): readonly string[];
  /** Evaluates a unit; unchanged parts come from caches. Synchronous: a keystroke costs milliseconds. A unit that is not there is empty. */
  analyze(unitId: string): UnitAnalysis;
  /** Folders (uris) of modules that a unit calls and that are not loaded: until they are, what they give is unknown. */
  missingFolders(unitId: string): readonly string[];
  /** Edits that apply one finding's fix, or null when it has none or the text no longer allows it. */
  planFix(finding: Finding, unitId?: string): readonly FileEdits[] | null;
  /**
   * Every place where a change would clear the finding, nearest first: at its use (what `planFix` gives), then where the value comes
   * from; those too where the use itself cannot be changed (an installed module). Each place further away costs an analysis: ask on
   * demand. `unitId`: the unit it was found in, where it may be one of several.
   */
  planFixOptions(finding: Finding, unitId?: string): readonly FixOption[];
  /**
   * Edits that apply the fixes of many findings of a unit together, or of several units that share files: given findings, or every
   * one that a test accepts, those too that a fix uncovers. `applied` says which are in.
   */
  planFixes(
    unitIds: string | readonly string[],
    wanted: Wanted,
  ): { readonly edits: readonly FileEdits[]; readonly applied: readonly Finding[] };
  /** An edit that inserts a waiver comment above the finding's block or object; null where there can be no comment. */
  planWaiver(finding: Finding, fields: WaiverFields): FileEdits | null;
  /** Policy × resource evaluations since the start, for the benchmark. */
  evaluations(): number;
  dispose(): void;
}
