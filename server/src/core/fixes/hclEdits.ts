/**
 * Turns replacements into the edits of a file: applied, aligned as `terraform fmt` would, and cut down to what differs.
 */
import { diffArrays } from 'diff';
import type { TextEdit } from '../model.ts';
import { createLineIndex } from '../lineIndex.ts';
import { alignAround } from './hclAlign.ts';
import type { Replacement } from './hcl.ts';

/** Whether two replacements of one file touch the same place, so that their order would matter. */
export function collide(a: Replacement, b: Replacement): boolean {
  return a.file === b.file && a.span.start <= b.span.end && b.span.start <= a.span.end;
}

/** @param replacements of one file, none colliding with another */
export function editsFor(text: string, replacements: readonly Replacement[]): readonly TextEdit[] {
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  const ordered = [...replacements].sort((a, b) => a.span.start - b.span.start);
  let result = '';
  let copied = 0;
  const touched = new Set<number>();
  for (const { span, text: replacement } of ordered) {
    result += text.slice(copied, span.start);
    const firstLine = countLines(result);
    result += replacement.replaceAll('\n', ending);
    copied = span.end;
    if (replacement === '') continue;
    const lastLine = countLines(result);
    // An insertion that begins with a line break leaves the line before it as it was.
    for (let line = replacement.startsWith('\n') ? firstLine + 1 : firstLine; line <= lastLine; line++)
      touched.add(line);
    if (replacement.endsWith('\n')) touched.delete(lastLine);
  }
  result += text.slice(copied);
  const lines = result.split('\n');
  const bare = lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const aligned = alignAround(bare, touched).map((line, index) => (lines[index]?.endsWith('\r') ? `${line}\r` : line));
  return difference(text, aligned.join('\n'));
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** The edits that make `after` of `before`: by lines, each without its common beginning and end. */
export function difference(before: string, after: string): readonly TextEdit[] {
  const index = createLineIndex(before);
  const edits: TextEdit[] = [];
  let offset = 0;
  let removed = '';
  let added = '';
  const flush = (): void => {
    if (removed !== '' || added !== '') edits.push(trimmed(offset, removed, added));
    offset += removed.length;
    removed = '';
    added = '';
  };
  const trimmed = (start: number, oldText: string, newText: string): TextEdit => {
    let head = 0;
    while (head < oldText.length && head < newText.length && oldText[head] === newText[head]) head++;
    let tail = 0;
    const most = Math.min(oldText.length, newText.length) - head;
    while (tail < most && oldText[oldText.length - 1 - tail] === newText[newText.length - 1 - tail]) tail++;
    // A cut between CR and LF would be no position.
    if (tail > 0 && oldText[oldText.length - tail] === '\n' && oldText[oldText.length - tail - 1] === '\r') tail--;
    return {
      range: index.rangeOf({ start: start + head, end: start + oldText.length - tail }),
      newText: newText.slice(head, newText.length - tail),
    };
  };
  for (const change of diffArrays(withEndings(before), withEndings(after))) {
    const text = change.value.join('');
    if (change.removed) removed += text;
    else if (change.added) added += text;
    else {
      flush();
      offset += text.length;
    }
  }
  flush();
  return edits;
}

function withEndings(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
