/** Which block each comment of a Terraform file belongs to: the one it stands in, or the one right below it. */
import type { WaiverComment } from '../waivers.ts';
import type { Block, Comment, TerraformFile } from './syntax.ts';
import { linesOf } from './lines.ts';

export function waiverComments(file: TerraformFile): readonly WaiverComment[] {
  const lines = linesOf(file);
  return file.comments
    .filter((comment) => comment.text.includes('plumbline:waive'))
    .map((comment) => {
      const block = coveredBlock(file, comment);
      return {
        text: comment.text,
        uri: file.uri,
        range: lines.rangeOf(comment),
        covers: block === undefined ? null : lines.rangeOf(block),
      };
    });
}

function coveredBlock(file: TerraformFile, comment: Comment): Block | undefined {
  const around = file.body.blocks.find((block) => block.start <= comment.start && comment.end <= block.end);
  if (around !== undefined) return around;
  const below = file.body.blocks.find((block) => block.start >= comment.end);
  if (below === undefined) return undefined;
  // Only other comments, one line below the other, may stand between.
  const between = file.text.slice(comment.end, below.start);
  const blankLine = /\n[ \t]*\r?\n/.test(between);
  const words = between.split('\n').map((line) => line.trim());
  return !blankLine && words.every((line) => line === '' || /^(#|\/\/|\/\*)/.test(line)) ? below : undefined;
}
