/**
 * The reading half of a scan: lists, reads, decodes and hashes the files of one root and gives them to the engine.
 *
 * Owns the account of every file: it is in `files`, or in `skipped` with a reason. Must never follow a path or a link out of the root,
 * but for files that were named by the user.
 */
import { likenessOf } from './kubernetes/likeness.ts';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { classifyUri, type FileClass } from './classify.ts';
import { decodeText } from './decodeText.ts';
import type { SkipKind } from './report/schema.ts';
import type { ScanOptions, ScanRoot, ScanSkip, ScannedFile } from './scan.ts';
import { isWithin, parentUri } from './sourceUri.ts';

/** Files above this many bytes are not read: nobody writes such configuration by hand. */
export const MAX_FILE_BYTES = 2 * 1024 * 1024;
/** JSON up to this many bytes is searched for what a manifest says, to tell a gap from a data file. */
const MAX_SEARCHED_BYTES = 16 * 1024 * 1024;
/** Strict checks under way at once: the parser has one worker, so more would only hold texts in memory. */
const STRICT_CONCURRENCY = 2;

export interface Listed {
  readonly uri: string;
  /** Bytes. */
  readonly size: number;
}

export interface RootScan {
  readonly options: ScanOptions;
  readonly root: ScanRoot;
  readonly files: Map<string, ScannedFile>;
  readonly skipped: Map<string, ScanSkip>;
  /** Files given to the engine for this root. */
  readonly own: Set<string>;
  readonly texts: Map<string, FileClass>;
}

export function skip(scan: RootScan, uri: string, kind: SkipKind, reason: string): void {
  scan.files.delete(uri);
  // What could not be read may hold what the files beside it hang on.
  if (kind === 'unreadable') scan.options.engine.setUnread(uri, reason);
  if (!scan.skipped.has(uri)) scan.skipped.set(uri, { uri, kind, reason });
}

/** Reads what a root holds, and then the files that `more` finds to belong to it once these are known. */
export async function readRoot(
  scan: RootScan,
  more: (scan: RootScan, take: (file: Listed) => Promise<void>) => Promise<void>,
): Promise<void> {
  const { options, root } = scan;
  // Given by name, so wanted: also where an outer folder's .gitignore leaves it out.
  scan.skipped.delete(root.uri);
  const listed: Listed[] = [];
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
  const take = async ({ uri, size }: Listed): Promise<void> => {
    const fileClass = classifyUri(uri, (folder) => charts.has(folder));
    const text = await readText(scan, uri, size, fileClass);
    if (text === null) return;
    if (!attempt(scan, uri, () => options.engine.setFile({ uri, version: null, text }))) return;
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
  };
  const chosen = chosenFiles(scan);
  const usedBefore = new Set([...chosen].filter((uri) => scan.files.has(uri)));
  for (const file of [...listed.filter(({ uri }) => !chosen.has(uri)), ...chosenListed(chosen)]) {
    if (isCancelled(options)) break;
    await take(file);
  }
  if (!isCancelled(options)) await more(scan, take);
  await strictChecks.drained();
  for (const [uri, fileClass] of scan.texts) markInapplicable(scan, uri, fileClass);
  for (const uri of chosen) {
    if (!scan.own.has(uri) || usedBefore.has(uri) || options.engine.unitsOf(uri).length > 0) continue;
    skip(scan, uri, 'not-applicable', 'there is no Terraform module in the folder it is given for');
  }
}

/** Reads where a root module's remote modules are installed, if that is written; it counts as a file that was read. */
export async function takeManifest(scan: RootScan, folder: string): Promise<boolean> {
  const uri = `${folder}/.terraform/modules/modules.json`;
  const read = await scan.options.workspace.read(uri, scan.root.uri);
  if (!read.ok || read.bytes.byteLength > MAX_FILE_BYTES) return false;
  const decoded = decodeText(read.bytes);
  if (!decoded.ok) return false;
  const { text, encoding } = decoded;
  if (!attempt(scan, uri, () => scan.options.engine.setFile({ uri, version: null, text }))) return false;
  scan.own.add(uri);
  scan.files.set(uri, { uri, sha256: bytesToHex(sha256(read.bytes)), size: read.bytes.byteLength, encoding });
  return true;
}

/** The variable files that were chosen for a module of this root. */
function chosenFiles({ options, root }: RootScan): ReadonlySet<string> {
  const top = root.kind === 'folder' ? root.uri : parentUri(root.uri);
  return new Set(
    Object.entries(options.variableFiles ?? {}).flatMap(([folder, uris]) => (isWithin(folder, top) ? uris : [])),
  );
}

/** Their size is not known before they are read; the workspace has a limit of its own. */
function chosenListed(chosen: ReadonlySet<string>): readonly Listed[] {
  return [...chosen].map((uri) => ({ uri, size: 0 }));
}

/** The text of a file that policies can apply to, else null with the reason noted. */
async function readText(scan: RootScan, uri: string, size: number, fileClass: FileClass): Promise<string | null> {
  if (fileClass === 'other') {
    if (scan.root.uri === uri) skip(scan, uri, 'not-applicable', 'neither a Terraform nor a Kubernetes file');
    return null;
  }
  const isChosen = fileClass === 'terraform-variables' && chosenFiles(scan).has(uri);
  if (
    fileClass === 'terraform-variables' &&
    !isChosen &&
    !/\/terraform\.tfvars(\.json)?$|\.auto\.tfvars(\.json)?$/.test(uri)
  ) {
    skip(scan, uri, 'not-applicable', 'values of variables that are only used when Terraform is told so (-var-file)');
    return null;
  }
  const limit = fileClass === 'json' ? MAX_SEARCHED_BYTES : MAX_FILE_BYTES;
  if (size > limit) {
    skip(scan, uri, 'unreadable', tooLarge(fileClass, limit));
    return null;
  }
  const top = scan.root.kind === 'folder' ? scan.root.uri : parentUri(scan.root.uri);
  const read = await scan.options.workspace.read(uri, isWithin(uri, top) ? top : undefined);
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

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function isCancelled(options: ScanOptions): boolean {
  return options.signal?.aborted ?? false;
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
