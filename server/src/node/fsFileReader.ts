/**
 * The file reader port on a disk. Keeps to the given folders: a path or a link that leads out of them is not known.
 */
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileReader } from '../core/index.ts';

/** Bytes past which a file is not read into a value. */
const SIZE_BOUND = 1024 * 1024;
/** Files past which a folder's listing is not known. */
const LIST_BOUND = 5000;
const DEPTH_BOUND = 16;

/** @param roots gives the folders (uris) that may be read at the moment */
export function fsFileReader(roots: () => readonly string[]): FileReader {
  /** The real path of a file or folder inside the roots; null outside, undefined where there is nothing. */
  function locate(uri: string): string | null | undefined {
    if (!uri.startsWith('file://')) return null;
    const wanted = fileURLToPath(uri);
    const allowed = roots()
      .filter((root) => root.startsWith('file://'))
      .map((root) => fileURLToPath(root));
    if (!allowed.some((root) => isInside(wanted, root))) return null;
    try {
      const real = realpathSync(wanted);
      return allowed.some((root) => isInside(real, realpathSync(root))) ? real : null;
    } catch {
      return undefined;
    }
  }

  return {
    read(uri) {
      const file = locate(uri);
      if (file === null || file === undefined) return null;
      try {
        const stat = statSync(file);
        return stat.isFile() && stat.size <= SIZE_BOUND ? readFileSync(file) : null;
      } catch {
        return null;
      }
    },
    exists(uri) {
      const file = locate(uri);
      if (file === null) return null;
      return file === undefined ? false : statSync(file, { throwIfNoEntry: false })?.isFile() === true;
    },
    list(uri) {
      const folder = locate(uri);
      if (folder === null) return null;
      return folder === undefined ? [] : filesBelow(folder);
    },
  };
}

function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative === '' || (!relative.startsWith(`..${path.sep}`) && relative !== '..' && !path.isAbsolute(relative));
}

/** Links are not followed; null when there is more than the bounds allow. */
function filesBelow(top: string): readonly string[] | null {
  const files: string[] = [];
  const visit = (folder: string, prefix: string, depth: number): boolean => {
    if (depth > DEPTH_BOUND) return false;
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (files.length >= LIST_BOUND) return false;
      if (entry.isFile()) files.push(prefix + entry.name);
      else if (entry.isDirectory() && entry.name !== '.git' && entry.name !== 'node_modules') {
        if (!visit(path.join(folder, entry.name), `${prefix}${entry.name}/`, depth + 1)) return false;
      }
    }
    return true;
  };
  try {
    return visit(top, '', 0) ? files.sort() : null;
  } catch {
    return null;
  }
}
