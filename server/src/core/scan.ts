/**
 * Scans folders: lists, reads, decodes and hashes files, has them checked and evaluated, and says what could not be.
 *
 * Owns the order of a scan and the account of what was left out and why. Every file that the workspace lists is either in
 * `files` or in `skipped` with a reason. Must never touch a disk, a clock or a process: everything comes through ports.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { classifyUri, type FileClass } from './classify.ts';
import type { Clock } from './clock.ts';
import { decodeText, type Encoding } from './decodeText.ts';
import type { Engine } from './engine.ts';
import { likenessOf } from './kubernetes/likeness.ts';
import type { FileEdits, Finding, JsonObject, UnitAnalysis } from './model.ts';
import type { ReportGit, SkipKind } from './report/schema.ts';
import { commonFolder, parentUri } from './sourceUri.ts';
import type { StrictParser } from './strictParser.ts';
import type { Workspace } from './workspace.ts';

/** Files above this many bytes are not read: nobody writes such configuration by hand. */
export const MAX_FILE_BYTES = 2 * 1024 * 1024;
/** JSON up to this many bytes is searched for what a manifest says, to tell a gap from a data file. */
const MAX_SEARCHED_BYTES = 16 * 1024 * 1024;
/** Strict checks under way at once: the parser has one worker, so more would only hold texts in memory. */
const STRICT_CONCURRENCY = 2;

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
      await readRoot(scan);
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
    git: options.git,
    toolVersion: options.toolVersion,
    generatedAt,
  };
}

interface RootScan {
  readonly options: ScanOptions;
  readonly root: ScanRoot;
  readonly files: Map<string, ScannedFile>;
  readonly skipped: Map<string, ScanSkip>;
  /** Files given to the engine for this root. */
  readonly own: Set<string>;
  readonly texts: Map<string, FileClass>;
}

function skip(scan: RootScan, uri: string, kind: SkipKind, reason: string): void {
  scan.files.delete(uri);
  if (!scan.skipped.has(uri)) scan.skipped.set(uri, { uri, kind, reason });
}

async function readRoot(scan: RootScan): Promise<void> {
  const { options, root } = scan;
  // Given by name, so wanted: also where an outer folder's .gitignore leaves it out.
  scan.skipped.delete(root.uri);
  const listed: { uri: string; size: number }[] = [];
  for await (const entry of options.workspace.list(root.uri, options.exclude, options.signal)) {
    if (isCancelled(options)) return;
    switch (entry.kind) {
      case 'file':
        if (!scan.files.has(entry.uri)) listed.push(entry);
        break;
      case 'skipped':
        if (!scan.files.has(entry.uri)) skip(scan, entry.uri, 'excluded', entry.reason);
        break;
      case 'unreadable':
        skip(scan, entry.uri, 'unreadable', entry.reason);
        break;
    }
  }
  const charts = new Set(listed.filter(({ uri }) => uri.endsWith('/Chart.yaml')).map(({ uri }) => parentUri(uri)));
  const strictChecks = new LimitedQueue(STRICT_CONCURRENCY);
  for (const { uri, size } of listed) {
    if (isCancelled(options)) break;
    const fileClass = classifyUri(uri, (folder) => charts.has(folder));
    const text = await readText(scan, uri, size, fileClass);
    if (text === null) continue;
    if (!attempt(scan, uri, () => options.engine.setFile({ uri, version: null, text }))) continue;
    scan.own.add(uri);
    scan.texts.set(uri, fileClass);
    const { strict } = options;
    if (strict !== null && fileClass === 'terraform') {
      await strictChecks.add(async () => {
        const verdict = await strict.check(text);
        attempt(scan, uri, () => options.engine.setStrictVerdict(uri, null, verdict));
      });
    }
    options.onProgress?.({ phase: 'read', done: scan.files.size });
  }
  await strictChecks.drained();
  for (const [uri, fileClass] of scan.texts) markInapplicable(scan, uri, fileClass);
}

/** The text of a file that policies can apply to, else null with the reason noted. */
async function readText(scan: RootScan, uri: string, size: number, fileClass: FileClass): Promise<string | null> {
  if (fileClass === 'other') {
    if (scan.root.uri === uri) skip(scan, uri, 'not-applicable', 'neither a Terraform nor a Kubernetes file');
    return null;
  }
  if (fileClass === 'terraform-variables' && !/\/terraform\.tfvars(\.json)?$|\.auto\.tfvars(\.json)?$/.test(uri)) {
    skip(scan, uri, 'not-applicable', 'values of variables that are only used when Terraform is told so (-var-file)');
    return null;
  }
  const limit = fileClass === 'json' ? MAX_SEARCHED_BYTES : MAX_FILE_BYTES;
  if (size > limit) {
    skip(scan, uri, 'unreadable', tooLarge(fileClass, limit));
    return null;
  }
  const read = await scan.options.workspace.read(uri);
  if (!read.ok) {
    skip(scan, uri, 'unreadable', read.reason);
    return null;
  }
  if (read.bytes.byteLength > limit) {
    skip(scan, uri, 'unreadable', tooLarge(fileClass, limit));
    return null;
  }
  const decoded = decodeText(read.bytes);
  if (!decoded.ok) {
    skip(scan, uri, 'unreadable', decoded.reason);
    return null;
  }
  if (read.bytes.byteLength > MAX_FILE_BYTES) {
    // Large data files are common and no gap in what was evaluated; a manifest among them is one.
    if (likenessOf(decoded.text) === 'manifest') {
      skip(scan, uri, 'unreadable', `${largerThan(MAX_FILE_BYTES)}, and looks like a Kubernetes manifest`);
    } else {
      skip(scan, uri, 'not-applicable', `${largerThan(MAX_FILE_BYTES)}, and not a Kubernetes manifest`);
    }
    return null;
  }
  const hash = bytesToHex(sha256(read.bytes));
  scan.skipped.delete(uri);
  scan.files.set(uri, { uri, sha256: hash, size: read.bytes.byteLength, encoding: decoded.encoding });
  return decoded.text;
}

function tooLarge(fileClass: FileClass, limit: number): string {
  return fileClass === 'json' ? `${largerThan(limit)}, so it may be a Kubernetes manifest or not` : largerThan(limit);
}

function largerThan(bytes: number): string {
  return `larger than ${String(bytes / 1024 / 1024)} MB`;
}

/** A YAML or JSON file without manifests is not evaluated: say so, and say it louder where it looks like one. */
function markInapplicable(scan: RootScan, uri: string, fileClass: FileClass): void {
  if (fileClass.startsWith('terraform')) return;
  if (scan.options.engine.unitsOf(uri).length > 0) return;
  const text = scan.options.engine.file(uri)?.text ?? '';
  const likeness = likenessOf(text);
  if (likeness === 'kustomize') {
    skip(scan, uri, 'not-applicable', 'a configuration of kustomize, not a Kubernetes object');
  } else if (fileClass === 'yaml' && likeness === 'manifest') {
    skip(scan, uri, 'unreadable', 'looks like a Kubernetes manifest but could not be read as one');
  } else if (fileClass === 'helm-template' && !/\/_[^/]*$|\.tpl$/.test(uri)) {
    skip(scan, uri, 'unresolved', 'no Kubernetes object can be read from this template without rendering it');
  } else if (fileClass === 'helm-template') {
    skip(scan, uri, 'not-applicable', 'a Helm template that other templates include');
  } else {
    skip(scan, uri, 'not-applicable', 'not a Kubernetes manifest');
  }
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

/** A bug in a parser costs one file, and is reported as that file's. */
function attempt(scan: RootScan, uri: string, action: () => unknown): boolean {
  try {
    action();
    return true;
  } catch (error) {
    skip(scan, uri, 'unreadable', `reading it broke off: ${messageOf(error)}`);
    return false;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isCancelled(options: ScanOptions): boolean {
  return options.signal?.aborted ?? false;
}

/** Lets a cancellation or a progress message through between two units. */
function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** By UTF-16 units: the same on every machine, unlike a locale's order. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Runs tasks in order of arrival, at most `limit` at once; `add` waits while it is full. */
class LimitedQueue {
  readonly #running = new Set<Promise<void>>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  async add(task: () => Promise<void>): Promise<void> {
    while (this.#running.size >= this.#limit) await Promise.race(this.#running);
    const run: Promise<void> = task().finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  async drained(): Promise<void> {
    await Promise.all(this.#running);
  }
}
