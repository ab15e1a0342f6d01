/**
 * The workspace port on a disk: lists and reads files below a folder.
 *
 * Owns what is left out of a listing and says so for each: what git ignores, what package managers fetched, links that lead
 * elsewhere. Must never follow a link out of the root, open anything but a regular file, or write.
 */
import { open, lstat, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Ignore } from 'ignore';
import { URI } from 'vscode-uri';
import { DOES_NOT_EXIST, type ListEntry, type ReadResult, type Workspace } from '../core/index.ts';
import { ancestorIgnores, ignoreFileOf, isIgnored, parsePatterns, type FolderIgnore } from './gitIgnore.ts';

/** Larger files are not read (bytes); callers may have a lower limit. */
const READ_LIMIT = 16 * 1024 * 1024;
const MAX_DEPTH = 64;
/** Folders whose content others put there; it is not this workspace's. */
const FOREIGN_FOLDERS: ReadonlyMap<string, string> = new Map([
  ['node_modules', 'packages that npm fetched'],
  ['.terraform', 'what Terraform fetched (modules are read where they are called)'],
  ['.terragrunt-cache', 'modules that Terragrunt fetched'],
]);
const CANDIDATE = /\.(tf|tofu|tfvars|ya?ml|json|tpl)$/;

export function fsWorkspace(): Workspace {
  return { list, read };
}

async function* list(
  rootUri: string,
  exclude: readonly string[],
  signal?: AbortSignal,
  within?: string,
): AsyncIterable<ListEntry> {
  const root = URI.parse(rootUri).fsPath;
  let realRoot: string;
  try {
    realRoot = await realpath(root);
    if (within !== undefined && !(await liesIn(realRoot, within))) {
      yield { kind: 'skipped', uri: rootUri, reason: LEAVES_SCOPE };
      return;
    }
    const info = await stat(realRoot);
    if (info.isFile()) {
      yield { kind: 'file', uri: rootUri, size: info.size };
      return;
    }
  } catch (error) {
    yield { kind: 'unreadable', uri: rootUri, reason: reasonOf(error) };
    return;
  }
  const walk: Walk = { root, realRoot, excluded: parsePatterns(exclude.join('\n')), signal };
  yield* listFolder(walk, root, '', await ancestorIgnores(realRoot));
}

interface Walk {
  readonly root: string;
  readonly realRoot: string;
  readonly excluded: Ignore;
  readonly signal: AbortSignal | undefined;
}

/** `below` is the folder's path below the root, with `/`, empty for the root. */
async function* listFolder(
  walk: Walk,
  folder: string,
  below: string,
  inherited: readonly FolderIgnore[],
): AsyncGenerator<ListEntry> {
  if (below.split('/').length > MAX_DEPTH) {
    yield { kind: 'unreadable', uri: uriOf(folder), reason: `more than ${String(MAX_DEPTH)} folders deep` };
    return;
  }
  let names: readonly string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    yield { kind: 'unreadable', uri: uriOf(folder), reason: reasonOf(error) };
    return;
  }
  const ignores = names.includes('.gitignore') ? [...inherited, ...(await ignoreFileOf(folder))] : inherited;
  const entries = await Promise.all(names.filter((name) => name !== '.git').map((name) => inspect(walk, folder, name)));
  // As if the whole paths were compared: a folder sorts as its name followed by a slash.
  entries.sort((a, b) => (a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0));
  for (const entry of entries) {
    if (walk.signal?.aborted === true) return;
    const relative = below === '' ? entry.name : `${below}/${entry.name}`;
    const asFolder = entry.kind === 'folder' ? `${relative}/` : relative;
    if (entry.kind === 'nothing') continue;
    const uri = uriOf(entry.path);
    if (walk.excluded.test(asFolder).ignored) {
      yield { kind: 'skipped', uri, reason: 'left out on request' };
    } else if (isIgnored(ignores, entry.path, entry.kind === 'folder')) {
      yield { kind: 'skipped', uri, reason: 'ignored by .gitignore' };
    } else if (entry.kind === 'folder') {
      const foreign = FOREIGN_FOLDERS.get(entry.name);
      if (foreign === undefined) yield* listFolder(walk, entry.path, relative, ignores);
      else yield { kind: 'skipped', uri, reason: foreign };
    } else if (entry.kind === 'file') {
      yield { kind: 'file', uri, size: entry.size };
    } else {
      yield { kind: entry.kind, uri, reason: entry.reason };
    }
  }
}

type Entry = { readonly name: string; readonly path: string; readonly sortKey: string } & (
  | { readonly kind: 'folder' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'file'; readonly size: number }
  | { readonly kind: 'skipped' | 'unreadable'; readonly reason: string }
);

/** What an entry of a folder is; `nothing` when no policy can apply to it. */
async function inspect(walk: Walk, folder: string, name: string): Promise<Entry> {
  const entryPath = path.join(folder, name);
  const entry = { name, path: entryPath, sortKey: name };
  try {
    const info = await lstat(entryPath);
    if (info.isDirectory()) return { ...entry, sortKey: `${name}/`, kind: 'folder' };
    if (info.isSymbolicLink()) return { ...entry, ...(await inspectLink(walk, entryPath, name)) };
    if (!CANDIDATE.test(name)) return { ...entry, kind: 'nothing' };
    if (!info.isFile()) return { ...entry, kind: 'skipped', reason: 'not a regular file' };
    return { ...entry, kind: 'file', size: info.size };
  } catch (error) {
    if (!CANDIDATE.test(name)) return { ...entry, kind: 'nothing' };
    return { ...entry, kind: 'unreadable', reason: reasonOf(error) };
  }
}

type LinkKind =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'file'; readonly size: number }
  | { readonly kind: 'skipped' | 'unreadable'; readonly reason: string };

/** A link to a file inside the root is read: modules share files that way. One to a folder would be read twice, or for ever. */
async function inspectLink(walk: Walk, link: string, name: string): Promise<LinkKind> {
  let target: string;
  try {
    target = await realpath(link);
  } catch {
    return CANDIDATE.test(name) ? { kind: 'unreadable', reason: 'a link that leads nowhere' } : { kind: 'nothing' };
  }
  const inside = target === walk.realRoot || target.startsWith(walk.realRoot + path.sep);
  const info = await stat(target);
  if (info.isDirectory()) {
    return { kind: 'skipped', reason: inside ? 'a link to a folder that is read at its own place' : LEAVES_SCOPE };
  }
  if (!CANDIDATE.test(name)) return { kind: 'nothing' };
  if (!inside) return { kind: 'skipped', reason: LEAVES_SCOPE };
  return info.isFile() ? { kind: 'file', size: info.size } : { kind: 'skipped', reason: 'not a regular file' };
}

const LEAVES_SCOPE = 'a link that leads out of the scanned folder';

/** Whether a real path lies in a folder, wherever that really is. */
async function liesIn(real: string, folderUri: string): Promise<boolean> {
  const folder = await realpath(URI.parse(folderUri).fsPath);
  return real === folder || real.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}

async function read(uri: string, within?: string): Promise<ReadResult> {
  try {
    const file = URI.parse(uri).fsPath;
    if (within !== undefined && !(await liesIn(await realpath(file), within)))
      return { ok: false, reason: LEAVES_SCOPE };
    // Opening a pipe would wait for ever, so look first.
    if (!(await stat(file)).isFile()) return { ok: false, reason: 'not a regular file' };
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      if (size > READ_LIMIT) return { ok: false, reason: `larger than ${String(READ_LIMIT / 1024 / 1024)} MB` };
      return { ok: true, bytes: await handle.readFile() };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

function uriOf(fsPath: string): string {
  return URI.file(fsPath).toString();
}

/** A system error in words, without the path of this machine that Node puts into its messages. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
      return DOES_NOT_EXIST;
    case 'EACCES':
    case 'EPERM':
      return 'no permission';
    case 'EISDIR':
      return 'is a folder';
    case 'ENOTDIR':
      return 'a part of its path is not a folder';
    case 'ELOOP':
      return 'too many links in its path';
    case 'ENAMETOOLONG':
      return 'its name is too long';
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files are open';
    case 'ENOSPC':
      return 'no space is left on the disk';
    case 'EROFS':
      return 'the disk is read-only';
    default:
      return code === '' ? String(error) : `could not be read (${code})`;
  }
}
