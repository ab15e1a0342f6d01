/** What of a Terraform file could not be read as blocks. */
import { linesOf } from './lines.ts';
import type { TerraformFile } from './syntax.ts';

/** The texts between top-level blocks that hold a syntax error. */
export function lostTexts(file: TerraformFile): readonly string[] {
  if (file.errors.length === 0) return [];
  const lines = linesOf(file);
  const errors = file.errors.map(({ range }) => lines.offsetAt(range.start));
  const texts: string[] = [];
  let start = 0;
  for (const block of [...file.body.blocks, { start: file.text.length, end: file.text.length }]) {
    const end = block.start;
    if (end > start && errors.some((error) => error >= start && error <= end)) {
      const text = file.text.slice(start, end).trim();
      if (text !== '') texts.push(text);
    }
    start = Math.max(start, block.end);
  }
  return texts;
}
