/**
 * Which module folders there are, which call which, and so which are roots: the units of Terraform.
 *
 * A folder that another one calls is judged with the values it is called with, not by itself; folders that call each other in a
 * circle are roots each. Kept up to date file by file; indexes are rebuilt only for folders that changed.
 */
import { folderOf } from '../../units.ts';
import { isInstalled } from './installedModules.ts';
import type { TerraformFile } from '../syntax.ts';
import { resolveFolder } from './folders.ts';
import { indexModule, type ModuleIndex } from './moduleIndex.ts';

export interface ModuleGraph {
  set(file: TerraformFile): void;
  remove(uri: string): void;
  /** Folders that no other loaded folder calls, sorted. */
  roots(): readonly string[];
  /** The roots that reach a folder (itself, where it is one). */
  rootsOf(folder: string): readonly string[];
  /** The roots that a file counts for: those that reach its folder, and those that take it as a chosen variable file. */
  rootsOfFile(uri: string): readonly string[];
  /** A root's folder and all that it reaches, itself first. */
  reach(root: string): readonly string[];
  index(folder: string): ModuleIndex | null;
  /** Files of a folder, in order of their uris, then the variable files that were chosen for it and lie elsewhere. */
  files(folder: string): readonly string[];
  /** Folders that calls name and that have no files here, sorted: an editor may load them. */
  missing(root: string): readonly string[];
  /** Where a root's remote modules are installed, by module key. */
  setInstalled(root: string, folders: ReadonlyMap<string, string>): void;
  installed(root: string, key: string): string | null;
  allInstalled(root: string): ReadonlyMap<string, string>;
}

interface Folder {
  readonly files: Map<string, TerraformFile>;
  index: ModuleIndex | null;
  calls: readonly string[] | null;
}

/** @param chosen variable files by module folder (uris), taken beside those that Terraform loads by itself, in order */
export function createModuleGraph(chosen: Readonly<Record<string, readonly string[]>> = {}): ModuleGraph {
  const folders = new Map<string, Folder>();
  const installedBy = new Map<string, ReadonlyMap<string, string>>();
  /** Roots by folder; null when a call has changed since. */
  let reached: ReadonlyMap<string, readonly string[]> | null = null;

  function indexOf(name: string): ModuleIndex | null {
    const folder = folders.get(name);
    if (folder === undefined) return null;
    return (folder.index ??= buildIndex(name, folder));
  }

  function buildIndex(name: string, folder: Folder): ModuleIndex | null {
    const files = [...folder.files.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1));
    const configuration = files.filter((file) => !isVariableFile(file.uri));
    if (configuration.length === 0) return null;
    const automatic = files.filter((file) => isAutomatic(file.uri));
    // terraform.tfvars comes before *.auto.tfvars.
    const ordered = [
      ...automatic.filter((file) => isDefault(file.uri)),
      ...automatic.filter((file) => !isDefault(file.uri)),
    ];
    const wanted = (chosen[name] ?? []).flatMap((uri) => folders.get(folderOf(uri))?.files.get(uri) ?? []);
    return indexModule(configuration, [...ordered, ...wanted]);
  }

  function callsOf(name: string): readonly string[] {
    const folder = folders.get(name);
    if (folder === undefined) return [];
    return (folder.calls ??= localCalls(name, indexOf(name)));
  }

  function reachFrom(root: string): readonly string[] {
    const installed = [...(installedBy.get(root)?.values() ?? [])].filter((folder) => indexOf(folder) !== null);
    const seen = new Set([root, ...installed]);
    for (const folder of seen) {
      for (const called of callsOf(folder)) if (indexOf(called) !== null) seen.add(called);
    }
    return [...seen];
  }

  function rootsByFolder(): ReadonlyMap<string, readonly string[]> {
    if (reached !== null) return reached;
    const modules = [...folders.keys()].filter((folder) => !isInstalled(folder) && indexOf(folder) !== null).sort();
    const called = new Set(modules.flatMap((folder) => callsOf(folder).filter((target) => target !== folder)));
    const result = new Map<string, string[]>();
    const take = (root: string): void => {
      for (const folder of reachFrom(root)) result.set(folder, [...(result.get(folder) ?? []), root]);
    };
    for (const folder of modules) if (!called.has(folder)) take(folder);
    // What no root reaches calls itself in a circle.
    for (const folder of modules) if (!result.has(folder)) take(folder);
    return (reached = result);
  }

  function changed(name: string, folder: Folder): void {
    const before = folder.calls;
    const had = folder.index !== null;
    folder.index = null;
    folder.calls = null;
    const after = callsOf(name);
    if (before === null || !had || before.join('\n') !== after.join('\n')) reached = null;
  }

  return {
    set(file) {
      const name = folderOf(file.uri);
      let folder = folders.get(name);
      const isNew = folder === undefined || !folder.files.has(file.uri);
      if (folder === undefined) folders.set(name, (folder = { files: new Map(), index: null, calls: null }));
      folder.files.set(file.uri, file);
      if (isNew) reached = null;
      changed(name, folder);
      if (isVariableFile(file.uri)) forgetUsers(file.uri);
    },
    remove(uri) {
      const name = folderOf(uri);
      const folder = folders.get(name);
      if (folder?.files.delete(uri) !== true) return;
      reached = null;
      if (folder.files.size === 0) folders.delete(name);
      else changed(name, folder);
      if (isVariableFile(uri)) forgetUsers(uri);
    },
    roots: () => [...new Set([...rootsByFolder().values()].flat())].sort(),
    rootsOf: (folder) => rootsByFolder().get(folder) ?? [],
    rootsOfFile(uri) {
      const users = isVariableFile(uri) ? Object.keys(chosen).filter((name) => chosen[name]?.includes(uri)) : [];
      return [...new Set([folderOf(uri), ...users].flatMap((name) => rootsByFolder().get(name) ?? []))];
    },
    reach: reachFrom,
    index: indexOf,
    files(name) {
      const elsewhere = (chosen[name] ?? []).filter((uri) => folderOf(uri) !== name && holds(uri));
      return [...[...(folders.get(name)?.files.keys() ?? [])].sort(), ...elsewhere];
    },
    missing: (root) =>
      [...new Set([...reachFrom(root).flatMap(callsOf), ...(installedBy.get(root)?.values() ?? [])])]
        .filter((folder) => indexOf(folder) === null)
        .sort(),
    setInstalled(root, installed) {
      installedBy.set(root, installed);
      reached = null;
    },
    allInstalled: (root) => installedBy.get(root) ?? new Map(),
    installed: (root, key) => installedBy.get(root)?.get(key) ?? null,
  };

  function holds(uri: string): boolean {
    return folders.get(folderOf(uri))?.files.has(uri) === true;
  }

  /** Modules that take a variable file from another folder. */
  function forgetUsers(uri: string): void {
    for (const [name, uris] of Object.entries(chosen)) {
      const folder = folders.get(name);
      if (folder !== undefined && uris.includes(uri)) folder.index = null;
    }
  }
}

/** Folders that a module's calls name by a literal relative path. */
function localCalls(folder: string, index: ModuleIndex | null): readonly string[] {
  const targets = new Set<string>();
  for (const { block } of index?.calls.values() ?? []) {
    const source = block.body.attributes.find((attribute) => attribute.name === 'source')?.value;
    const part = source?.kind === 'template' && source.parts.length === 1 ? source.parts[0] : undefined;
    if (part?.kind === 'text' && /^\.\.?(\/|$)/.test(part.value)) targets.add(resolveFolder(folder, part.value));
  }
  return [...targets].sort();
}

function isVariableFile(uri: string): boolean {
  return /\.tfvars(\.json)?$/.test(uri);
}

function isDefault(uri: string): boolean {
  return /\/terraform\.tfvars(\.json)?$/.test(uri);
}

function isAutomatic(uri: string): boolean {
  return isDefault(uri) || /\.auto\.tfvars(\.json)?$/.test(uri);
}
