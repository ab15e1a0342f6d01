/**
 * The texts the engine sees: open documents as the editor has them, everything else as it is on disk.
 *
 * Owns which files are known and which are open. An open buffer always wins over the disk; a text read from disk that
 * arrives late is dropped. Must never evaluate anything: it reports touched units.
 */
import type { Engine, Workspace } from '../core/index.ts';
import { classifyUri, decodeText, DOES_NOT_EXIST } from '../core/index.ts';
import { describe } from './analyses.ts';
import type { ChosenFile } from './variableFiles.ts';

/** An open document, as `vscode-languageserver-textdocument` has it. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  getText(): string;
}

export interface DocumentsPorts {
  readonly workspace: Workspace;
  /** The user's globs, relative to a workspace folder. */
  readonly exclude: () => readonly string[];
  /** Whether the user's globs, in the workspace folder that a file lies in, leave it out. */
  readonly isExcluded: (uri: string) => boolean;
  /** The workspace folder that a file or folder lies in by its name, or null. */
  readonly workspaceFolderOf: (uri: string) => string | null;
  readonly onTouched: (unitIds: readonly string[]) => void;
  /** A file that could not be taken in (null: it was, now). */
  readonly onFailure: (uri: string, message: string | null) => void;
  readonly log: (message: string) => void;
}

export interface Documents {
  /** Takes an opened document and loads what is evaluated with it; resolves when its unit is complete. */
  open(document: OpenDocument): Promise<void>;
  /** Takes a document's new text; answers the touched units. */
  change(document: OpenDocument): readonly string[];
  close(uri: string): Promise<void>;
  isOpen(uri: string): boolean;
  versionOf(uri: string): number | null;
  openUris(): readonly string[];
  /** Files that were created, changed or deleted on disk. */
  changedOnDisk(changes: readonly { readonly uri: string; readonly deleted: boolean }[]): Promise<void>;
  /** Reads the folders of modules that a unit calls and that have not been read; what they touch is reported. */
  loadModules(unitId: string): Promise<void>;
  /** Reads the Terraform files below a folder, so that modules called from elsewhere are known. */
  loadTree(folder: string, signal: AbortSignal): Promise<void>;
  forgetTree(folder: string): void;
  /** Takes up and drops files as the globs now say; what no open document leads to is up to `loadTree`. */
  exclusionsChanged(): Promise<void>;
  /** Reads variable files that the user chose, which nothing else may lead to; those chosen before are no longer special. */
  loadChosen(files: readonly ChosenFile[]): Promise<void>;
  /** Gives every known text to a new engine. */
  moveTo(engine: Engine): void;
}

/** A buffer larger than this (in UTF-16 units) is not parsed: typing in it must stay fluent. */
const MAX_TEXT_LENGTH = 2 * 1024 * 1024;
/** Larger files are not read. The same limit as a scan has. */
const MAX_FILE_BYTES = 2 * 1024 * 1024;
/** Files read in the background below one folder; a larger workspace is read folder by folder as files are opened. */
const MAX_TREE_FILES = 5_000;
/** Module calls are followed this deep at most; a call that leads back to its caller ends much earlier. */
const MAX_MODULE_DEPTH = 20;
/** Touched units of background reads are reported together. */
const BATCH = 100;
/** `.gitignore` syntax for "no subfolder". */
const NO_SUBFOLDERS = '*/';
/** Where `terraform init` says what it has installed. */
const MANIFEST = '/.terraform/modules/modules.json';

export function createDocuments(first: Engine, ports: DocumentsPorts): Documents {
  let engine = first;
  const openDocuments = new Map<string, OpenDocument>();
  const onDisk = new Set<string>();
  const folders = new Map<string, Promise<void>>();
  /** Texts of the manifests of installed modules: the engine keeps what they say, not them. */
  const manifests = new Map<string, string>();
  /** Chosen variable files, with the workspace folder that no link may lead out of. */
  const chosen = new Map<string, string>();
  /** What was said to have failed, to take it back when the file is gone. */
  const failed = new Set<string>();
  /** The latest reading of each file that is under way: what an earlier one brings is old. */
  const readings = new Map<string, object>();
  /** Changes on disk are dealt with in their order: a file's end must not overtake its reading. */
  let diskChanges = Promise.resolve();

  function fail(uri: string, reason: string | null): void {
    if (reason === null) failed.delete(uri);
    else failed.add(uri);
    ports.onFailure(uri, reason);
  }

  function take(uri: string, version: number | null, text: string): readonly string[] {
    try {
      if (text.length > MAX_TEXT_LENGTH) {
        fail(uri, `it has ${String(text.length)} characters, more than the ${String(MAX_TEXT_LENGTH)} that are read.`);
        return engine.removeFile(uri);
      }
      const touched = engine.setFile({ uri, version, text });
      fail(uri, null);
      return touched;
    } catch (error) {
      ports.log(`Reading ${uri} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      fail(uri, describe(error));
      return drop(uri);
    }
  }

  function takeOpen(uri: string): readonly string[] {
    const document = openDocuments.get(uri);
    return document === undefined ? [] : take(uri, document.version, document.getText());
  }

  /** After a crash the engine must not answer for a text it did not take. */
  function drop(uri: string): readonly string[] {
    try {
      return engine.removeFile(uri);
    } catch (error) {
      ports.log(`Removing ${uri} failed: ${describe(error)}`);
      return [];
    }
  }

  /** `within`: a folder that no link may lead out of. */
  async function readFromDisk(uri: string, within?: string): Promise<readonly string[]> {
    if (openDocuments.has(uri)) return [];
    const reading = {};
    readings.set(uri, reading);
    const result = await ports.workspace.read(uri, chosen.get(uri) ?? within);
    // Opened, deleted or read again meanwhile: this text is no longer the file's.
    if (readings.get(uri) !== reading) return [];
    readings.delete(uri);
    const decoded = result.ok ? decodeText(result.bytes) : result;
    if (!decoded.ok) {
      if (decoded.reason === DOES_NOT_EXIST && !chosen.has(uri)) return [...forget(uri), ...drop(uri)];
      onDisk.delete(uri);
      notRead(uri, decoded.reason);
      return drop(uri);
    }
    onDisk.add(uri);
    return take(uri, null, decoded.text);
  }

  /** A Terraform file that was not read is a gap in its module; of YAML and JSON, most is nothing for us anyway. */
  function notRead(uri: string, reason: string): void {
    ports.log(`Not read: ${uri}: ${reason}`);
    if (openDocuments.has(uri)) return;
    if (chosen.has(uri)) fail(uri, `the setting "plumbline.terraform.variableFiles" names it, but: ${reason}.`);
    else if (isTerraform(uri)) fail(uri, reason);
  }

  async function readListed(
    root: string,
    exclude: readonly string[],
    isWanted: (uri: string) => boolean,
    limit: number,
    signal?: AbortSignal,
    within?: string,
  ): Promise<void> {
    let touched = new Set<string>();
    let count = 0;
    let unreported = 0;
    let folder = '';
    const report = (): void => {
      ports.onTouched([...touched]);
      touched = new Set();
      unreported = 0;
    };
    for await (const entry of ports.workspace.list(root, exclude, signal, within)) {
      if (signal?.aborted === true) break;
      if (!isWanted(entry.uri) || ports.isExcluded(entry.uri)) continue;
      if (entry.kind === 'skipped' || onDisk.has(entry.uri)) continue;
      if (entry.kind === 'unreadable') {
        notRead(entry.uri, entry.reason);
        continue;
      }
      if (entry.size > MAX_FILE_BYTES) {
        notRead(entry.uri, 'it is larger than 2 MB.');
        continue;
      }
      if (++count > limit) {
        ports.log(
          `More than ${String(limit)} files below ${root}: the rest is read when a file beside them is opened.`,
        );
        break;
      }
      // Never in the midst of a folder: half a module would look as if the other half were missing.
      if (unreported >= BATCH && folderOf(entry.uri) !== folder) report();
      folder = folderOf(entry.uri);
      unreported++;
      for (const unit of await readFromDisk(entry.uri, within)) touched.add(unit);
    }
    report();
  }

  /** `within`: a folder that no link may lead out of; what a person opened is read wherever it is. */
  function loadFolder(folder: string, recursive: boolean, within?: string): Promise<void> {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    // The user's globs are relative to the workspace folder, not to this one.
    const exclude = recursive ? [] : [NO_SUBFOLDERS];
    const listing = readListed(folder, exclude, isConfiguration, MAX_TREE_FILES, undefined, within);
    const loading = listing.catch((error: unknown) => {
      folders.delete(folder);
      ports.log(`Listing ${folder} failed: ${describe(error)}`);
    });
    folders.set(folder, loading);
    return loading;
  }

  /** What `terraform init` has installed: without it calls of remote modules lead nowhere. */
  async function loadInstalled(folder: string): Promise<readonly string[]> {
    const uri = `${folder}${MANIFEST}`;
    const result = await ports.workspace.read(uri);
    if (!result.ok || result.bytes.byteLength > MAX_FILE_BYTES) return manifests.delete(uri) ? drop(uri) : [];
    const text = new TextDecoder().decode(result.bytes);
    manifests.set(uri, text);
    return take(uri, null, text);
  }

  /** `terraform init` was run: what it installed anew has not been read. */
  async function installedAnew(folder: string): Promise<readonly string[]> {
    for (const known of [...folders.keys()]) if (isBelow(known, `${folder}/.terraform`)) folders.delete(known);
    return folders.has(folder) ? loadInstalled(folder) : [];
  }

  async function loadModules(unitIds: readonly string[]): Promise<void> {
    for (let depth = 0; depth < MAX_MODULE_DEPTH; depth++) {
      const missing = unitIds
        .flatMap((id) => engine.missingFolders(id))
        .flatMap((folder) => {
          // A call in a repository's file must not lead out of the workspace.
          const within = folders.has(folder) ? null : ports.workspaceFolderOf(folder);
          return within === null ? [] : [[folder, within] as const];
        });
      if (missing.length === 0) return;
      await Promise.all([...new Map(missing)].map(([folder, within]) => loadFolder(folder, false, within)));
    }
  }

  async function loadUnitOf(uri: string): Promise<void> {
    const chart = chartOf(uri);
    if (chart !== null) await loadFolder(chart, true);
    else if (!isTerraform(uri)) await loadFolder(folderOf(uri), false);
    else await Promise.all([loadFolder(folderOf(uri), false), loadInstalled(folderOf(uri))]);
    await loadModules(engine.unitsOf(uri));
  }

  return {
    async open(document) {
      openDocuments.set(document.uri, document);
      readings.delete(document.uri);
      // What is evaluated together is read first: a setting in a file not read yet must not look absent.
      const loading = document.uri.startsWith('file:') ? loadUnitOf(document.uri) : Promise.resolve();
      const touched = takeOpen(document.uri);
      await loading;
      // A template is known as one only once its chart is.
      if (chartOf(document.uri) !== null) takeOpen(document.uri);
      ports.onTouched([...new Set([...touched, ...engine.unitsOf(document.uri)])]);
    },
    change(document) {
      openDocuments.set(document.uri, document);
      return take(document.uri, document.version, document.getText());
    },
    async close(uri) {
      openDocuments.delete(uri);
      const touched = uri.startsWith('file:') ? await readFromDisk(uri) : drop(uri);
      ports.onTouched(touched);
    },
    isOpen: (uri) => openDocuments.has(uri),
    versionOf: (uri) => openDocuments.get(uri)?.version ?? null,
    openUris: () => [...openDocuments.keys()],
    changedOnDisk(changes) {
      const change = async (): Promise<void> => {
        const touched = new Set<string>();
        for (const { uri, deleted } of changes) {
          for (const unit of await changeOnDisk(uri, deleted)) touched.add(unit);
          for (const unit of engine.readFileChanged(uri)) touched.add(unit);
        }
        ports.onTouched([...touched]);
      };
      const changing = diskChanges.then(change);
      diskChanges = changing.catch(() => undefined);
      return changing;
    },
    loadModules: (unitId) => loadModules([unitId]),
    async loadChosen(files) {
      for (const uri of chosen.keys()) if (failed.has(uri)) fail(uri, null);
      chosen.clear();
      for (const { candidates } of files) for (const { uri, within } of candidates) chosen.set(uri, within);
      const touched = await Promise.all(files.map(loadFirst));
      ports.onTouched(touched.flat());
    },
    loadTree: (folder, signal) => readListed(folder, ports.exclude(), isTerraform, MAX_TREE_FILES, signal),
    forgetTree(folder) {
      ports.onTouched(forget(folder));
    },
    async exclusionsChanged() {
      folders.clear();
      const excluded = [...onDisk].filter((uri) => !openDocuments.has(uri) && ports.isExcluded(uri));
      const touched = excluded.flatMap((uri) => forget(uri));
      const open = [...openDocuments.keys()].filter((uri) => uri.startsWith('file:'));
      await Promise.all(open.map(loadUnitOf));
      ports.onTouched(touched);
    },
    moveTo(next) {
      const previous = engine;
      engine = next;
      for (const [uri, text] of manifests) take(uri, null, text);
      for (const uri of onDisk) {
        const file = openDocuments.has(uri) ? undefined : previous.file(uri);
        if (file !== undefined) take(uri, null, file.text);
      }
      for (const uri of openDocuments.keys()) takeOpen(uri);
    },
  };

  /** A choice must be there in one of the workspace's folders: without it the values are not those that were asked for. */
  async function loadFirst({ candidates }: ChosenFile): Promise<readonly string[]> {
    const isKnown = (uri: string): boolean => openDocuments.has(uri) || onDisk.has(uri);
    const touched: string[] = [];
    for (const { uri } of candidates) if (!isKnown(uri)) touched.push(...(await readFromDisk(uri)));
    if (candidates.some(({ uri }) => isKnown(uri))) {
      for (const { uri } of candidates) if (failed.has(uri) && !isKnown(uri)) fail(uri, null);
    }
    return touched;
  }

  async function changeOnDisk(uri: string, deleted: boolean): Promise<readonly string[]> {
    if (uri.endsWith(MANIFEST)) return installedAnew(uri.slice(0, -MANIFEST.length));
    if (deleted) return forget(uri);
    if (!isLoadedPlace(uri) || ports.isExcluded(uri)) return [];
    const isBesideOpen = [...openDocuments.keys()].some((open) => folderOf(open) === folderOf(uri));
    return readFromDisk(uri, isBesideOpen ? undefined : (ports.workspaceFolderOf(uri) ?? undefined));
  }

  /** A deleted file, or every file below a deleted folder; open buffers stay. */
  function forget(uri: string): readonly string[] {
    for (const known of [...failed]) if (isBelow(known, uri) && !openDocuments.has(known)) fail(known, null);
    for (const known of [...readings.keys()]) if (isBelow(known, uri)) readings.delete(known);
    for (const known of [...folders.keys()]) if (isBelow(known, uri)) folders.delete(known);
    const installed = [...manifests.keys()].filter((known) => isBelow(known, uri) && manifests.delete(known));
    const gone = [...onDisk].filter((known) => isBelow(known, uri));
    return [...installed.flatMap(drop), ...gone.flatMap(lose)];
  }

  function lose(known: string): readonly string[] {
    onDisk.delete(known);
    if (openDocuments.has(known)) return [];
    fail(known, null);
    if (chosen.has(known)) notRead(known, 'it was deleted');
    return drop(known);
  }

  /** Whether a file that appeared belongs to what has been read already. */
  function isLoadedPlace(uri: string): boolean {
    if (!isConfiguration(uri)) return false;
    // Only what a call has led to.
    if (/\/(\.terraform|node_modules|\.git)\//.test(uri)) return onDisk.has(uri) || folders.has(folderOf(uri));
    return onDisk.has(uri) || isTerraform(uri) || folders.has(folderOf(uri)) || folders.has(chartOf(uri) ?? '');
  }
}

/** The folder a Helm template's chart would be in, or null. */
function chartOf(uri: string): string | null {
  const at = isTerraform(uri) ? -1 : uri.lastIndexOf('/templates/');
  return at < 0 ? null : uri.slice(0, at);
}

export function folderOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}

export function isBelow(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

function isTerraform(uri: string): boolean {
  const kind = classifyUri(uri);
  return kind === 'terraform' || kind === 'terraform-json' || kind === 'terraform-variables';
}

function isConfiguration(uri: string): boolean {
  return classifyUri(uri) !== 'other' || uri.endsWith('.tpl');
}
