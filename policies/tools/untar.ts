/** Reads one file out of a gzipped tar archive (POSIX ustar), which is what `opa build` writes. */
import { gunzipSync } from 'node:zlib';

const BLOCK = 512;

/** @returns the file's bytes, or null when the archive has no file of that name. */
export function untar(archive: Uint8Array, name: string): Uint8Array | null {
  const bytes = gunzipSync(archive);
  for (let at = 0; at + BLOCK <= bytes.length;) {
    const entry = text(bytes, at, 100);
    if (entry === '') return null;
    const size = Number.parseInt(text(bytes, at + 124, 12).trim(), 8);
    const start = at + BLOCK;
    if (entry.replace(/^\.?\//, '') === name) return bytes.subarray(start, start + size);
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return null;
}

function text(bytes: Buffer, start: number, length: number): string {
  const field = bytes.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString('latin1', 0, end === -1 ? length : end);
}
