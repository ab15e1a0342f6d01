/**
 * What a comment is about: the key, list item or object that it stands above or beside.
 *
 * Owns that one rule, which decides how far a waiver reaches. When in doubt it covers less. Knows nothing of waivers.
 */
import type { LineIndex } from '../lineIndex.ts';
import type { Span } from '../model.ts';
import { entriesOf, isCollection, isPair } from './entries.ts';
import type { YamlEntry } from './entries.ts';
import { lastBefore } from './spans.ts';
import type { YamlNode } from './syntax.ts';

export interface CommentedDocument {
  readonly text: string;
  /** The text without template actions. */
  readonly masked: string;
  readonly lines: LineIndex;
  readonly root: YamlNode | null;
  /** The Kubernetes objects, sorted. */
  readonly objects: readonly Span[];
}

/** Comments about one of these keys of an object are about the whole object. */
const NAMES_THE_OBJECT = new Set(['apiVersion', 'kind']);

/** What each comment covers, or null when there is nothing. `comments` are sorted; all offsets are the document's own. */
export function coveragesOf(document: CommentedDocument, comments: readonly Span[]): readonly (Span | null)[] {
  const { root } = document;
  if (root === null) return comments.map(() => null);
  const below = contentBelow(document.masked, comments);
  return comments.map((comment, index) => coverageOf(document, root, comment, below[index] ?? document.text.length));
}

function coverageOf(document: CommentedDocument, root: YamlNode, comment: Span, below: number): Span | null {
  const { text, lines } = document;
  const lineStart = lines.lineStart(lines.positionAt(comment.start).line);
  const before = text.slice(lineStart, Math.min(comment.start, lineStart + MAX_INDENT)).trim();
  const own = before === '' || before === '\uFEFF';
  if (own ? below <= root.start : before === '---') return objectAt(document, root.start) ?? root;

  const column = comment.start - lineStart;
  const entry = own ? entryBelow(document, root, comment, column, below) : entryOnLine(root, lineStart, comment.start);
  if (entry === null) return objectAt(document, comment.start);
  if (isPair(entry) && entry.name !== null && NAMES_THE_OBJECT.has(entry.name)) {
    const enclosing = objectAt(document, entry.start);
    if (enclosing) return enclosing;
  }
  return { start: entry.start, end: entry.end };
}

const MAX_INDENT = 1_000;

function objectAt({ objects }: CommentedDocument, offset: number): Span | null {
  const object = lastBefore(objects, offset + 1);
  if (object && offset <= object.end) return object;
  return objects.length === 1 ? (objects[0] ?? null) : null;
}

/** For each comment the offset of what comes after it, beyond blank lines and further comments. */
function contentBelow(masked: string, comments: readonly Span[]): readonly number[] {
  const below: number[] = [];
  for (let i = comments.length - 1; i >= 0; i--) {
    const content = /\S/g;
    content.lastIndex = comments[i]?.end ?? 0;
    const next = content.exec(masked)?.index ?? masked.length;
    below[i] = next === comments[i + 1]?.start ? (below[i + 1] ?? next) : next;
  }
  return below;
}

/** The entry that starts right below; the one around the comment when the next line belongs to something further out. */
function entryBelow(
  { lines }: CommentedDocument,
  root: YamlNode,
  comment: Span,
  column: number,
  below: number,
): YamlEntry | null {
  if (lines.positionAt(below).character >= column) {
    for (let node: YamlNode | null = root; isCollection(node);) {
      const entry: YamlEntry | undefined = lastBefore(entriesOf(node), below + 1);
      if (entry?.start === below) return entry;
      node = entry?.value ?? null;
    }
  }
  let around: YamlEntry | null = null;
  for (let node: YamlNode | null = root; isCollection(node);) {
    const entry: YamlEntry | undefined = lastBefore(entriesOf(node), comment.start);
    if (entry === undefined || (node.flow ? entry.end < comment.start : node.column >= column)) break;
    around = entry;
    node = entry.value;
  }
  return around;
}

/** The outermost entry that starts on the comment's line, else the innermost that the line is a part of. */
function entryOnLine(root: YamlNode, lineStart: number, comment: number): YamlEntry | null {
  let around: YamlEntry | null = null;
  for (let node: YamlNode | null = root; isCollection(node);) {
    const entry: YamlEntry | undefined = lastBefore(entriesOf(node), comment);
    if (entry === undefined) break;
    if (entry.start >= lineStart) return entry;
    around = entry;
    node = entry.value;
  }
  return around;
}
