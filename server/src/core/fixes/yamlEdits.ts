/**
 * Changes of one document's tree → edits of its text.
 *
 * Owns where text goes and what is cut, so that every other byte stays: comments, blank lines, quoting, line endings. It is allowed to be
 * wrong about exotic layouts, because the planner reads the result again and drops what did not come out as wanted.
 */
import type { Span } from '../model.ts';
import type { ManifestDocument } from '../kubernetes/document.ts';
import { entriesOf, isCollection, isPair } from '../kubernetes/entries.ts';
import type { YamlCollection, YamlEntry } from '../kubernetes/entries.ts';
import type { YamlNode } from '../kubernetes/syntax.ts';
import type { Changes } from './yamlChanges.ts';
import { isEmptyDraft } from './yamlDraft.ts';
import type { Draft } from './yamlDraft.ts';
import { hasQuotedKey } from './yamlLayout.ts';
import type { YamlLayout } from './yamlLayout.ts';
import type { Quote, TextStyle } from './yamlText.ts';
import { writeBlock, writeFlow, writeFlowLines, writeScalar } from './yamlText.ts';

export interface SpanEdit extends Span {
  readonly newText: string;
}

/** At one offset what belongs to the deeper mapping comes first, and a list before the mapping it hangs on. */
interface OrderedEdit extends SpanEdit {
  readonly depth: number;
}

/** Edits in the document's own offsets, sorted, not overlapping; null when the text does not allow the changes. */
export function editsOf(
  changes: Changes,
  document: ManifestDocument,
  layout: YamlLayout,
  eol: string,
): readonly SpanEdit[] | null {
  const edits = new EditWriter(changes, document, layout, eol).write();
  return edits && joined(edits, document);
}

/** Edits at one offset become one; two that overlap contradict each other. */
function joined(edits: readonly OrderedEdit[], document: ManifestDocument): readonly SpanEdit[] | null {
  const result: SpanEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end || b.depth - a.depth)) {
    if (document.uncertainty.templated(edit)) return null;
    const last = result.at(-1);
    if (last && last.end > edit.start) return null;
    if (last && last.end === edit.start) {
      result[result.length - 1] = { start: last.start, end: edit.end, newText: last.newText + edit.newText };
    } else {
      result.push({ start: edit.start, end: edit.end, newText: edit.newText });
    }
  }
  return result;
}

class EditWriter {
  private readonly changes: Changes;
  private readonly document: ManifestDocument;
  private readonly text: string;
  private readonly eol: string;
  private readonly layout: YamlLayout;
  private readonly style: TextStyle;

  constructor(changes: Changes, document: ManifestDocument, layout: YamlLayout, eol: string) {
    this.changes = changes;
    this.document = document;
    this.text = document.text;
    this.layout = layout;
    this.style = layout.style;
    this.eol = eol;
  }

  write(): OrderedEdit[] | null {
    const edits: OrderedEdit[] = [];
    const emptied = new Set<YamlCollection>();
    const touched = new Set([...this.changes.removals].map((entry) => this.layout.containerOf.get(entry)));
    for (const container of touched) {
      if (container === undefined) return null;
      const removed = entriesOf(container).every((entry) => this.changes.removals.has(entry));
      const some = removed ? this.emptied(container) : this.removals(container);
      if (some === null) return null;
      if (removed) emptied.add(container);
      edits.push(...some);
    }
    for (const [entry, draft] of this.changes.values) {
      const some = this.value(entry, draft);
      if (some === null) return null;
      edits.push(...some);
    }
    for (const [container, draft] of this.changes.additions) {
      if (emptied.has(container)) continue;
      const edit = container.flow ? this.flowAddition(container, draft) : this.blockAddition(container, draft);
      if (edit === null) return null;
      edits.push(edit);
    }
    return edits;
  }

  // ---- values -----------------------------------------------------------------------------------

  private value(entry: YamlEntry, draft: Draft): OrderedEdit[] | null {
    const container = this.layout.containerOf.get(entry);
    const { value } = entry;
    if (container === undefined || (value?.kind === 'scalar' && value.tag !== null)) return null;
    if (container.flow) return [this.flowValue(container, entry, draft)];
    const depth = container.column;
    if (draft.kind === 'value' || isEmptyDraft(draft)) {
      const text =
        draft.kind === 'value' ? writeScalar(draft.value, false, quoteOf(value)) : writeFlow(draft, this.style);
      if (isBlock(value)) return [{ start: this.afterMarker(entry), end: value.end, newText: ` ${text}`, depth }];
      return [this.inline(entry, text, depth)];
    }
    if (value?.kind === draft.kind && entriesOf(value).length > 0) {
      if (value.flow) return [{ start: value.start, end: value.end, newText: writeFlow(draft, this.style), depth }];
      return [{ start: value.start, end: value.end, newText: this.lines(draft, value.column).trimStart(), depth }];
    }
    if (container.kind === 'seq') {
      const text = this.lines(draft, container.column + 2).trimStart();
      if (isBlock(value)) return [{ start: value.start, end: value.end, newText: text, depth }];
      return [this.inline(entry, text, depth)];
    }
    return this.nested(
      entry,
      draft,
      container.column + (draft.kind === 'seq' ? this.style.dashes : this.style.step),
      depth,
    );
  }

  /** A block below its key: the comment behind the key stays on the key's line. */
  private nested(entry: YamlEntry, draft: Draft, column: number, depth: number): OrderedEdit[] {
    const { value } = entry;
    const anchored = value !== null && value.kind !== 'alias' && value.anchor !== null;
    const start = anchored ? value.start : this.afterMarker(entry);
    const end = Math.max(value?.end ?? start, start);
    const lineEnd = this.lineEnd(end);
    const newText = this.eol + this.lines(draft, column);
    if (this.text.slice(end, lineEnd).trim() === '') return [{ start, end: lineEnd, newText, depth: column }];
    return [
      { start, end, newText: '', depth },
      { start: lineEnd, end: lineEnd, newText, depth: column },
    ];
  }

  private inline(entry: YamlEntry, text: string, depth: number): OrderedEdit {
    const { value } = entry;
    if (value !== null && value.end > value.start) return { start: value.start, end: value.end, newText: text, depth };
    const at = value === null ? this.afterMarker(entry) : value.start;
    return { start: at, end: at, newText: ` ${text}`, depth };
  }

  private flowValue(container: YamlCollection, entry: YamlEntry, draft: Draft): OrderedEdit {
    const text = this.flowText(container, entry, draft);
    const { value } = entry;
    if (value !== null && value.end > value.start)
      return { start: value.start, end: value.end, newText: text, depth: 0 };
    const at = this.afterMarker(entry);
    const hasColon = this.text[at - 1] === ':';
    return { start: at, end: at, newText: isPair(entry) && !hasColon ? `: ${text}` : ` ${text}`, depth: 0 };
  }

  /** On one line, or over lines where the neighbours have lines of their own. */
  private flowText(container: YamlCollection, beside: YamlEntry, draft: Draft): string {
    const style = this.flowStyle(container);
    if (draft.kind === 'value') return writeScalar(draft.value, true, style.json ? 'double' : quoteOf(beside.value));
    const indent = this.ownLineIndent(container, beside);
    return indent === null ? writeFlow(draft, style) : writeFlowLines(draft, indent, style).join(this.eol);
  }

  private flowStyle(container: YamlCollection): TextStyle {
    const quoted = container.kind === 'map' && container.pairs.some(hasQuotedKey);
    return quoted ? { ...this.style, json: true } : this.style;
  }

  // ---- additions --------------------------------------------------------------------------------

  private flowAddition(container: YamlCollection, draft: Draft): OrderedEdit | null {
    const last = entriesOf(container).findLast((entry) => !this.changes.removals.has(entry));
    if (last === undefined) return null;
    const style = this.flowStyle(container);
    const indent = this.ownLineIndent(container, last);
    const parts =
      indent === null
        ? [writeFlow(draft, style).slice(1, -1)]
        : writeFlowLines(draft, indent - style.step, style).slice(1, -1);
    const newText = indent === null ? `, ${parts.join('')}` : `,${this.eol}${parts.join(this.eol)}`;
    return { start: last.end, end: last.end, newText, depth: 0 };
  }

  private blockAddition(container: YamlCollection, draft: Draft): OrderedEdit | null {
    const depth = container.column + (container.kind === 'seq' ? 0.5 : 0);
    const lines = this.lines(draft, container.column);
    const kept = entriesOf(container).filter((entry) => !this.changes.removals.has(entry));
    const { uncertainty } = this.document;
    for (const entry of kept.toReversed()) {
      if (uncertainty.conditional(entry.start)) continue;
      const end = this.lineEnd(contentEnd(this.text, entry));
      const nothingOpen = !uncertainty.repeats || !this.hasOpenEnd(entry, end);
      if (entry === kept.at(-1) && nothingOpen) return { start: end, end, newText: this.eol + lines, depth };
      // In a template the lines behind an entry may be anything; right above one they are certainly its siblings.
      const start = this.lineStart(entry.start);
      if (uncertainty.repeats && this.text.slice(start, entry.start).trim() === '') {
        return { start, end: start, newText: lines + this.eol, depth };
      }
    }
    return null;
  }

  /** Whether template text may follow what an entry ends with. */
  private hasOpenEnd(entry: YamlEntry, lineEnd: number): boolean {
    const { uncertainty } = this.document;
    if (uncertainty.conditional(lineEnd) || uncertainty.templated({ start: entry.start, end: lineEnd })) return true;
    for (let node: YamlEntry | null | undefined = entry; node;) {
      if (uncertainty.open(node)) return true;
      const value: YamlNode | null = node.value;
      if (!isCollection(value)) return false;
      if (uncertainty.open(value)) return true;
      node = entriesOf(value).at(-1);
    }
    return false;
  }

  // ---- removals ---------------------------------------------------------------------------------

  /** A mapping or list that loses all its entries stays, empty, or with what is added to it. */
  private emptied(container: YamlCollection): OrderedEdit[] | null {
    const holder = this.layout.holderOf.get(container);
    if (holder === undefined || this.changes.values.has(holder)) return null;
    const added = this.changes.additions.get(container);
    return this.value(
      holder,
      added ?? (container.kind === 'map' ? { kind: 'map', entries: new Map() } : { kind: 'seq', items: [] }),
    );
  }

  private removals(container: YamlCollection): OrderedEdit[] {
    const entries = entriesOf(container);
    const edits: OrderedEdit[] = [];
    for (let i = 0; i < entries.length; i++) {
      if (!this.isRemoved(entries[i])) continue;
      const from = i;
      while (this.isRemoved(entries[i + 1])) i++;
      const first = entries[from];
      const last = entries[i];
      if (first && last)
        edits.push({ ...this.cut(container, entries[from - 1], first, last, entries[i + 1]), newText: '', depth: 0 });
    }
    return edits;
  }

  private isRemoved(entry: YamlEntry | undefined): boolean {
    return entry !== undefined && this.changes.removals.has(entry);
  }

  /** What goes with the neighbours `first` to `last`. */
  private cut(
    container: YamlCollection,
    before: YamlEntry | undefined,
    first: YamlEntry,
    last: YamlEntry,
    after: YamlEntry | undefined,
  ): Span {
    if (container.flow) {
      if (before) return { start: before.end, end: last.end };
      return { start: first.start, end: after?.start ?? last.end };
    }
    const start = this.lineStart(first.start);
    const end = this.lineEnd(contentEnd(this.text, last));
    if (this.text.slice(start, first.start).trim() === '') {
      const next = this.nextLine(end);
      if (next > end || start === 0) return { start, end: next };
      const previous = this.text[start - 2] === '\r' ? start - 2 : start - 1;
      return { start: previous, end };
    }
    // The first key on a dash's line: the next one moves up to the dash, unless a comment stands between them.
    const between = after ? this.text.slice(last.end, after.start) : '';
    return { start: first.start, end: after && between.trim() === '' ? after.start : last.end };
  }

  // ---- text -------------------------------------------------------------------------------------

  private lines(draft: Draft, column: number): string {
    return writeBlock(draft, column, this.style).join(this.eol);
  }

  /** Just after the `:` or the `-`. */
  private afterMarker(entry: YamlEntry): number {
    return isPair(entry) ? entry.afterColon : entry.start + 1;
  }

  private ownLineIndent(container: YamlCollection, entry: YamlEntry): number | null {
    const start = this.lineStart(entry.start);
    const before = this.text.slice(start, entry.start);
    return start > container.start && before.trim() === '' ? before.length : null;
  }

  private lineStart(offset: number): number {
    return offset === 0 ? 0 : this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** Just before the line break, `\r\n` or `\n`. */
  private lineEnd(offset: number): number {
    const newline = this.text.indexOf('\n', offset);
    if (newline < 0) return this.text.length;
    return newline > offset && this.text[newline - 1] === '\r' ? newline - 1 : newline;
  }

  private nextLine(lineEnd: number): number {
    const newline = this.text.indexOf('\n', lineEnd);
    return newline < 0 ? lineEnd : newline + 1;
  }
}

function isBlock(node: YamlNode | null): node is YamlCollection {
  return isCollection(node) && !node.flow;
}

function quoteOf(node: YamlNode | null): Quote {
  return node?.kind === 'scalar' && (node.style === 'single' || node.style === 'double') ? node.style : null;
}

/** The end of an entry's text; trailing line breaks that a block scalar keeps (`|+`) are text. */
function contentEnd(text: string, entry: YamlEntry): number {
  const { value } = entry;
  if (isCollection(value)) {
    const last = entriesOf(value).at(-1);
    return value.flow || last === undefined ? value.end : contentEnd(text, last);
  }
  const keeps =
    value?.kind === 'scalar' &&
    value.sourceEnd > value.end &&
    /^[|>]\d?\+/.test(text.slice(value.start, value.start + 3));
  return keeps ? value.sourceEnd - 1 : entry.end;
}
