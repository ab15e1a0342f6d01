/**
 * Scans folders: lists, reads, decodes and hashes files, has them checked and evaluated, and says what could not be.
 *
 * Owns the order of a scan and the account of what was left out and why. Every file that the workspace lists is either in
 * `files` or in `skipped` with a reason. Must never touch a disk, a clock or a process: everything comes through ports.
 */
import type { FileClass } from './classify.ts';
import type { Clock } from './clock.ts';
import type { Encoding } from './decodeText.ts';
import type { Engine } from './engine.ts';
import type { FileEdits, Finding, JsonObject, UnitAnalysis } from './model.ts';
import type { ReportGit, SkipKind } from './report/schema.ts';
import { installedModules } from './scanInstalled.ts';
import { isCancelled, messageOf, readRoot, skip, type RootScan } from './scanFiles.ts';
import { commonFolder, parentUri } from './sourceUri.ts';
import type { StrictParser } from './strictParser.ts';
import type { Workspace } from './workspace.ts';

/** Fixes worked out one by one for each unit: each costs a reading of its file, so that a generated file would take minutes. */
const MAX_PLANNED_FIXES = 100;

export interface ScanRoot {
  readonly uri: string;
  readonly kind: 'file' | 'folder';
}

export type ScanProgress =
  | { readonly phase: 'read'; readonly done: number }
  | { readonly phase: 'evaluate'; readonly done: number; readonly total: number };

export interface ScanOptions {
  /** Must hold no files; holds none again when the scan ends. */
  readonly engine: Engine;
  readonly workspace: Workspace;
  /** Each is a world of its own: nothing is linked across two of them. A file below two of them belongs to the outer one. */
  readonly roots: readonly ScanRoot[];
  /** Glob patterns of files to leave out. */
  readonly exclude: readonly string[];
  /** The second opinion on Terraform files, or null to go without. */
  readonly strict: StrictParser | null;
  readonly clock: Clock;
  readonly git: ReportGit | null;
  readonly toolVersion: string;
  /** Policies to report, null for all. */
  readonly onlyPolicies?: readonly string[] | null;
  /** The settings that the engine was made with. */
  readonly settings?: Readonly<Record<string, JsonObject>>;
  /** The variable files that the engine was made with, by module folder (uris): read wherever they lie and whatever ignores them. */
  readonly variableFiles?: Readonly<Record<string, readonly string[]>>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ScanProgress) => void;
  /** Called for every unit while the engine still holds its files, to fix them; what it gives is reported in the unit's place. */
  readonly onUnit?: (analysis: UnitAnalysis, engine: Engine) => UnitAnalysis | Promise<UnitAnalysis>;
}

export interface ScannedFile {
  readonly uri: string;
  readonly sha256: string;
  /** Bytes on disk. */
  readonly size: number;
  readonly encoding: Encoding;
}

export interface ScanSkip {
  readonly uri: string;
  readonly kind: SkipKind;
  readonly reason: string;
}

export interface FailedUnit {
  readonly id: string;
  readonly framework: 'terraform' | 'kubernetes';
  readonly folder: string;
  readonly message: string;
}

/** What `buildReport` makes a report of. */
export interface ScanResult {
  readonly root: string;
  readonly files: readonly ScannedFile[];
  readonly skipped: readonly ScanSkip[];
  readonly analyses: readonly UnitAnalysis[];
  readonly failedUnits: readonly FailedUnit[];
  /** The edits of failing findings' own fixes; null where a fix cannot be applied; absent where it was not worked out. */
  readonly fixes: ReadonlyMap<Finding, readonly FileEdits[] | null>;
  readonly complete: boolean;
  readonly strict: boolean;
  readonly onlyPolicies: readonly string[] | null;
  readonly exclude: readonly string[];
  readonly settings: Readonly<Record<string, JsonObject>>;
  readonly variableFiles: Readonly<Record<string, readonly string[]>>;
  readonly git: ReportGit | null;
  readonly toolVersion: string;
  readonly generatedAt: Date;
}

/** Never rejects for anything a file can cause; a cancelled scan resolves with `complete: false`. */
export async function scanWorkspace(options: ScanOptions): Promise<ScanResult> {
  const files = new Map<string, ScannedFile>();
  const skipped = new Map<string, ScanSkip>();
  const analyses: UnitAnalysis[] = [];
  const failedUnits: FailedUnit[] = [];
  const fixes = new Map<Finding, readonly FileEdits[] | null>();
  const generatedAt = options.clock();
  // Outer folders first: their files are theirs, also where an inner folder is given as well.
  const roots = [...options.roots].sort((a, b) => a.uri.length - b.uri.length || compare(a.uri, b.uri));
  for (const root of roots) {
    if (isCancelled(options)) break;
    const scan = { options, root, files, skipped, own: new Set<string>(), texts: new Map<string, FileClass>() };
    try {
      await readRoot(scan, installedModules);
      if (!isCancelled(options)) await evaluateRoot(scan, analyses, failedUnits, fixes);
    } finally {
      for (const uri of scan.own) options.engine.removeFile(uri);
    }
  }
  return {
    root: commonFolder(options.roots.map((root) => (root.kind === 'folder' ? root.uri : parentUri(root.uri)))),
    files: [...files.values()].sort((a, b) => compare(a.uri, b.uri)),
    skipped: [...skipped.values()].sort((a, b) => compare(a.uri, b.uri)),
    analyses,
    failedUnits,
    fixes,
    complete: !isCancelled(options),
    strict: options.strict !== null,
    onlyPolicies: options.onlyPolicies ?? null,
    exclude: options.exclude,
    settings: options.settings ?? {},
    variableFiles: options.variableFiles ?? {},
    git: options.git,
    toolVersion: options.toolVersion,
    generatedAt,
  };
}

/** A file that only rendering could tell in full; one of which nothing was read does not count as read. */
function markUnresolved(scan: RootScan, uri: string, reason: string, analysis: UnitAnalysis): void {
  const file = scan.files.get(uri);
  const kind: SkipKind = scan.texts.get(uri) === 'helm-template' ? 'unresolved' : 'unreadable';
  skip(scan, uri, kind, reason);
  if (file !== undefined && analysis.resources.some((resource) => resource.uri === uri)) scan.files.set(uri, file);
}

async function evaluateRoot(
  scan: RootScan,
  analyses: UnitAnalysis[],
  failedUnits: FailedUnit[],
  fixes: Map<Finding, readonly FileEdits[] | null>,
): Promise<void> {
  const { options } = scan;
  const units = [...options.engine.units()].sort((a, b) => compare(a.id, b.id));
  const evaluated = new Set<string>();
  const failed = new Map<string, string>();
  for (const [done, unit] of units.entries()) {
    options.onProgress?.({ phase: 'evaluate', done, total: units.length });
    await yieldToEventLoop();
    if (isCancelled(options)) return;
    try {
      const first = options.engine.analyze(unit.id);
      const analysis = options.onUnit === undefined ? first : await options.onUnit(first, options.engine);
      const fixable = analysis.findings.filter(({ outcome, fix }) => outcome === 'fail' && fix !== undefined);
      for (const finding of fixable.slice(0, MAX_PLANNED_FIXES)) fixes.set(finding, options.engine.planFix(finding));
      analyses.push(analysis);
      for (const uri of unit.files) evaluated.add(uri);
      for (const [uri, reason] of analysis.notRead) markUnresolved(scan, uri, reason, analysis);
    } catch (error) {
      const message = `the evaluation broke off: ${messageOf(error)}`;
      failedUnits.push({ id: unit.id, framework: unit.framework, folder: unit.folder, message });
      for (const uri of unit.files) failed.set(uri, message);
    }
  }
  for (const [uri, message] of failed) if (!evaluated.has(uri)) skip(scan, uri, 'unreadable', message);
  options.onProgress?.({ phase: 'evaluate', done: units.length, total: units.length });
}

/** Lets a cancellation or a progress message through between two units. */
function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** By UTF-16 units: the same on every machine, unlike a locale's order. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
