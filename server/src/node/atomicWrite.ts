/** Writes files whole or not at all: to a temporary file beside the target, then renamed over it. Keeps the mode of what was there. */
import { createHash, randomBytes } from 'node:crypto';
import { open, readFile, realpath, rename, stat, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { reasonOf } from './fsWorkspace.ts';

export type WriteResult = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/**
 * `expectedSha256`: what the file must still be (hex), else nothing is written; null to write whatever is there.
 * A link is followed, so that the file it leads to changes and the link stays.
 */
export async function atomicWrite(
  file: string,
  content: Uint8Array,
  expectedSha256: string | null,
): Promise<WriteResult> {
  let temporary: string | null = null;
  try {
    const target = await realpath(file).catch(() => path.resolve(file));
    const existing = await stat(target).catch(() => null);
    if (existing !== null && !existing.isFile()) {
      if (existing.isDirectory()) return { ok: false, reason: 'is a folder' };
      // A device or a pipe, such as /dev/stdout: renaming over it would replace it.
      await writeFile(target, content);
      return { ok: true };
    }
    temporary = path.join(
      path.dirname(target),
      `.${path.basename(target).slice(0, 80)}.${randomBytes(6).toString('hex')}.tmp`,
    );
    const handle = await open(temporary, 'wx', existing === null ? 0o666 : existing.mode & 0o777);
    try {
      await handle.writeFile(content);
      if (existing !== null) await handle.chmod(existing.mode & 0o7777);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (expectedSha256 !== null) {
      const now = createHash('sha256')
        .update(await readFile(target))
        .digest('hex');
      if (now !== expectedSha256) {
        await unlink(temporary);
        return { ok: false, reason: 'it changed in the meantime' };
      }
    }
    await rename(temporary, target);
    return { ok: true };
  } catch (error) {
    if (temporary !== null) await unlink(temporary).catch(() => undefined);
    return { ok: false, reason: reasonOf(error) };
  }
}
