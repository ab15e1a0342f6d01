/** `.gitignore` files on a disk, as gitignore(5) has them: nested ones, and those of the folders above up to the work tree's root. */
import { lstat, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';

const MAX_BYTES = 1024 * 1024;
/** A pattern becomes a regular expression: many stars in one would make matching a hostile name take for ever. */
const MAX_STARS = 8;
const IGNORE_CASE = process.platform === 'win32' || process.platform === 'darwin';

/** The patterns of one folder's `.gitignore`. */
export interface FolderIgnore {
  readonly folder: string;
  readonly patterns: Ignore;
}

export function parsePatterns(text: string): Ignore {
  const lines = text.split(/\r?\n/).filter((line) => (line.match(/\*+/g)?.length ?? 0) <= MAX_STARS);
  return ignore({ ignorecase: IGNORE_CASE }).add(lines.map((line) => line.replace(/^\.\//, '')));
}

export async function ignoreFileOf(folder: string): Promise<readonly FolderIgnore[]> {
  try {
    const file = path.join(folder, '.gitignore');
    const info = await lstat(file);
    // Git does not follow a linked .gitignore either.
    if (!info.isFile() || info.size > MAX_BYTES) return [];
    return [{ folder, patterns: parsePatterns(await readFile(file, 'utf8')) }];
  } catch {
    return [];
  }
}

/** The `.gitignore` files above a folder, outermost first; none when it is itself ignored, for then it was meant all the same. */
export async function ancestorIgnores(folder: string): Promise<readonly FolderIgnore[]> {
  const above: string[] = [];
  let current = folder;
  while (!(await exists(path.join(current, '.git')))) {
    const parent = path.dirname(current);
    if (parent === current) return [];
    above.unshift(parent);
    current = parent;
  }
  const ignores = (await Promise.all(above.map(ignoreFileOf))).flat();
  for (let inner = folder; inner !== current; inner = path.dirname(inner)) {
    if (isIgnored(ignores, inner, true)) return [];
  }
  return ignores;
}

/** Innermost first: its last matching pattern decides, a negated one too. */
export function isIgnored(ignores: readonly FolderIgnore[], entry: string, isFolder: boolean): boolean {
  for (const { folder, patterns } of [...ignores].reverse()) {
    const relative = path.relative(folder, entry).split(path.sep).join('/');
    if (relative === '' || relative.startsWith('..')) continue;
    const verdict = patterns.test(isFolder ? `${relative}/` : relative);
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
