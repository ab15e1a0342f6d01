/** Line indexes of parsed files, kept for as long as the file object they belong to. */
import { createLineIndex, type LineIndex } from '../lineIndex.ts';
import type { TerraformFile } from './syntax.ts';

const indexes = new WeakMap<TerraformFile, LineIndex>();

export function linesOf(file: TerraformFile): LineIndex {
  const kept = indexes.get(file);
  if (kept !== undefined) return kept;
  const created = createLineIndex(file.text);
  indexes.set(file, created);
  return created;
}
