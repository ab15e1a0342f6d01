/**
 * What a comment is about: the key, list item or object that it stands above or beside.
 *
 * Owns that one rule, which decides how far a waiver reaches. When in doubt it covers less. Knows nothing of waivers.
 */
import type { Span } from '../model.ts';
import type { YamlItem, YamlMap, YamlNode, YamlPair, YamlSeq } from './syntax.ts';

type Entry = YamlPair | YamlItem;

/** Comments about one of these keys of an object are about the whole object. */
const NAMES_THE_OBJECT = new Set(['apiVersion', 'kind']);

/**
 * The span that a comment covers, or null when there is nothing. `object` finds the Kubernetes object that encloses (or, above the
 * first key, follows) an offset. All offsets are the document's own.
 */
export function coverageOf(
  text: string,
  root: YamlNode | null,
  comment: Span,
  object: (offset: number) => Span | null,
): Span | null {
  if (root === null) return null;
  const lineStart = text.lastIndexOf('\n', comment.start - 1) + 1;
  const before = text.slice(lineStart, comment.start).trim();
  const own = before === '' || before === '\uFEFF';
  const at = own ? nextContent(text, comment.end) : lineStart;
  if (own ? at <= root.start : before === '---') return object(root.start) ?? root;

  const entry = own ? entryBelow(root, text, comment, lineStart, at) : entryOnLine(root, lineStart, comment.start);
  if (entry === null) return object(comment.start);
  if (isPair(entry) && entry.name !== null && NAMES_THE_OBJECT.has(entry.name)) {
    const enclosing = object(entry.start);
    if (enclosing) return enclosing;
  }
  return { start: entry.start, end: entry.end };
}

/** The offset of what comes after blank lines and further comments. */
function nextContent(text: string, offset: number): number {
  const next = /\S/g;
  for (let from = offset; ;) {
    next.lastIndex = from;
    const match = next.exec(text);
    if (match === null) return text.length;
    if (match[0] !== '#') return match.index;
    const newline = text.indexOf('\n', match.index);
    if (newline < 0) return text.length;
    from = newline;
  }
}

/** The entry that starts right below; the one around the comment when the next line belongs to something further out. */
function entryBelow(root: YamlNode, text: string, comment: Span, lineStart: number, next: number): Entry | null {
  const column = comment.start - lineStart;
  const nextColumn = next - (text.lastIndexOf('\n', next - 1) + 1);
  if (nextColumn >= column) {
    for (let node: YamlNode | null = root; node?.kind === 'map' || node?.kind === 'seq';) {
      const entry: Entry | undefined = entriesOf(node).findLast((candidate) => candidate.start <= next);
      if (entry?.start === next) return entry;
      node = entry?.value ?? null;
    }
  }
  let around: Entry | null = null;
  for (let node: YamlNode | null = root; node?.kind === 'map' || node?.kind === 'seq';) {
    const entry: Entry | undefined = entriesOf(node).findLast((candidate) => candidate.start < comment.start);
    if (entry === undefined || (node.flow ? entry.end < comment.start : node.column >= column)) break;
    around = entry;
    node = entry.value;
  }
  return around;
}

/** The outermost entry that starts on the comment's line, else the innermost that the line is a part of. */
function entryOnLine(root: YamlNode, lineStart: number, comment: number): Entry | null {
  let around: Entry | null = null;
  for (let node: YamlNode | null = root; node?.kind === 'map' || node?.kind === 'seq';) {
    const entry: Entry | undefined = entriesOf(node).findLast((candidate) => candidate.start < comment);
    if (entry === undefined) break;
    if (entry.start >= lineStart) return entry;
    around = entry;
    node = entry.value;
  }
  return around;
}

function entriesOf(node: YamlMap | YamlSeq): readonly Entry[] {
  return node.kind === 'map' ? node.pairs : node.items;
}

function isPair(entry: Entry): entry is YamlPair {
  return 'key' in entry;
}
