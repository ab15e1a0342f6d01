/** A workspace in memory, by uri. */
import ignoreGlobs from 'ignore';
import { DOES_NOT_EXIST, type Workspace } from '../../../server/src/core/index.ts';

export interface MemoryWorkspace extends Workspace {
  read: Workspace['read'];
  readonly files: Map<string, string>;
}

export function createMemoryWorkspace(initial: Readonly<Record<string, string>>): MemoryWorkspace {
  const files = new Map(Object.entries(initial));
  const encoder = new TextEncoder();
  return {
    files,
    async *list(root, exclude) {
      await Promise.resolve();
      const excluded = ignoreGlobs().add([...exclude]);
      const below = [...files.keys()].filter((uri) => uri.startsWith(`${root}/`)).sort();
      for (const uri of below) {
        if (excluded.ignores(decodeURIComponent(uri.slice(root.length + 1)))) continue;
        yield { kind: 'file', uri, size: files.get(uri)?.length ?? 0 };
      }
    },
    read(uri) {
      const text = files.get(uri);
      return Promise.resolve(
        text === undefined ? { ok: false, reason: DOES_NOT_EXIST } : { ok: true, bytes: encoder.encode(text) },
      );
    },
  };
}
