/** A workspace in memory: paths below `/` to texts, bytes, or the reason why they cannot be read. */
import type { ListEntry, Workspace } from '../../server/src/core/index.ts';

export type MemoryFile = string | Uint8Array | { readonly unreadable: string } | { readonly skipped: string };

export function memoryWorkspace(files: Readonly<Record<string, MemoryFile>>): Workspace {
  const uri = (path: string): string => `file://${path.split('/').map(encodeURIComponent).join('/')}`;
  const byUri = new Map(Object.entries(files).map(([path, file]) => [uri(path), file]));
  const bytesOf = (file: string | Uint8Array): Uint8Array =>
    typeof file === 'string' ? new TextEncoder().encode(file) : file;
  return {
    async *list(root): AsyncIterable<ListEntry> {
      await Promise.resolve();
      for (const [fileUri, file] of byUri) {
        if (fileUri !== root && !fileUri.startsWith(`${root}/`)) continue;
        // As on a disk: what Terraform fetched is listed only where that is asked for.
        if (fileUri.slice(root.length).includes('/.terraform/')) continue;
        if (typeof file === 'object' && 'skipped' in file)
          yield { kind: 'skipped', uri: fileUri, reason: file.skipped };
        else if (typeof file === 'object' && 'unreadable' in file) yield { kind: 'file', uri: fileUri, size: 1 };
        else yield { kind: 'file', uri: fileUri, size: bytesOf(file).byteLength };
      }
    },
    read(fileUri) {
      const file = byUri.get(fileUri);
      if (file === undefined) return Promise.resolve({ ok: false, reason: 'does not exist' });
      if (typeof file === 'object' && 'unreadable' in file)
        return Promise.resolve({ ok: false, reason: file.unreadable });
      if (typeof file === 'object' && 'skipped' in file) return Promise.resolve({ ok: false, reason: file.skipped });
      return Promise.resolve({ ok: true, bytes: bytesOf(file) });
    },
  };
}
