/**
 * Reads one stretch of a file (a top-level block, as a rule) and makes the best of it when it does not parse.
 *
 * In order: as it stands; with the line that is being typed blanked; with the missing brackets added; with the line of the
 * fault blanked (both of these with missing brackets added too); the last good result; the header alone. Whatever was not read as it stands is not `complete`.
 */
import type { Span } from '../model.ts';
import type { Attribute, Block } from './syntax.ts';
import type { Budget, Grammar, RawNode } from './treeSitter.ts';
import { convertBody, type ConvertedBody } from './convertBody.ts';
import type { LostLine } from './lostLine.ts';
import { findProblem } from './findProblem.ts';
import { TOO_DEEP, type Problem } from './tokenReader.ts';
import { tokenize } from './lexer.ts';
import { blank, maskText } from './maskText.ts';
import { cutAtHeaders, isBalanced, missingClosers } from './cutAtHeaders.ts';
import { shiftAttribute, shiftBlock } from './shiftSyntax.ts';

/** A stretch of a file with what was read from it. All offsets are the file's. */
export interface Segment {
  readonly start: number;
  readonly text: string;
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
  readonly problem: Problem | null;
  /** True when the budget ran out: the same text may be read another time. */
  readonly spent: boolean;
  /** The last result that was read without a fault: this segment itself, or an earlier one. */
  readonly good: Segment | null;
  /** Stays the same while text and result do, wherever the segment moves. */
  readonly key: object;
}

export interface SegmentSource {
  readonly grammar: Grammar;
  readonly budget: Budget;
  /** The whole file. */
  readonly text: string;
  /** What changed since the last result, if there was one. */
  readonly edited: Span | null;
  /** How many more stretches with a fault may be repaired: each takes several attempts. */
  repairs: number;
}

/** From nodes that parsed without an error, of a text that `findProblem` has nothing against. */
export function segmentOf(text: string, span: Span, nodes: readonly RawNode[]): Segment {
  const content = convertBody(text, nodes, { complete: true, lost: [] });
  return finish(text, span, content, content.damaged ? { ...firstLine(text, span), message: TOO_DEEP } : null);
}

/** The segment at another place of the file; itself when it is already there. */
export function moveSegment(segment: Segment, start: number): Segment {
  if (segment.start === start) return segment;
  const by = start - segment.start;
  const at = (offset: number): number => offset + by;
  const moved = {
    start,
    text: segment.text,
    attributes: segment.attributes.map((attribute) => shiftAttribute(attribute, at)),
    blocks: segment.blocks.map((block) => shiftBlock(block, at)),
    spent: segment.spent,
    problem:
      segment.problem === null
        ? null
        : { ...segment.problem, start: at(segment.problem.start), end: at(segment.problem.end) },
    key: segment.key,
  };
  if (segment.good !== segment) return { ...moved, good: segment.good };
  const good: Segment = { ...moved, good: null };
  return Object.assign(good, { good });
}

/** A stretch of which there is nothing to say but its fault. */
export function faultAlone(text: string, problem: Problem): Segment {
  return finish(text, problem, { attributes: [], blocks: [], damaged: true }, problem);
}

/** The segment with a fault that shows only from outside it. */
export function withProblem(segment: Segment, problem: Problem): Segment {
  return { ...segment, blocks: segment.blocks.map(incomplete), problem, key: {} };
}

/** Reads the stretch from its text. `last`: the last good result for it, if there is one. */
export function readSegment(source: SegmentSource, span: Span, last: Segment | null): Segment {
  const { text } = source;
  const slice = text.slice(span.start, span.end);
  const found = findProblem(text, span.start, span.end);
  const parsed = found === null ? parse(source, slice, span.start) : null;
  if (parsed?.kind === 'nodes') return segmentOf(text, span, parsed.nodes);

  const problem = found ?? problemOf(text, span, parsed);
  const content =
    (--source.repairs < 0 ? null : repaired(source, span, slice, problem)) ??
    (last === null ? null : staleBlocks(text, span, last)) ??
    (source.repairs < 0 ? null : beforeBracket(source, span, slice)) ??
    (source.repairs < 0 || problem.message === TOO_DEEP ? null : asItStands(source, span, slice)) ??
    headerOnly(text, span);
  return { ...finish(text, span, content, problem), good: last, spent: parsed?.kind === 'spent' };
}

function problemOf(text: string, span: Span, parsed: Parsed | null): Problem {
  const line = firstLine(text, span);
  if (parsed?.kind === 'spent') return { ...line, message: 'Reading this took too long, and was given up.' };
  return generalProblem(parsed?.kind === 'error' && parsed.at !== null ? parsed.at : line);
}

/** The block alone, where more brackets are closed after it than were opened: its structure may not be what it seems. */
function beforeBracket(source: SegmentSource, span: Span, slice: string): ConvertedBody | null {
  const end = cutAtHeaders(slice).cuts[0]?.blockEnd ?? null;
  if (end === null || findProblem(slice, 0, end) !== null) return null;
  return asItStands(source, span, slice.slice(0, end));
}

/** What the grammar makes of a text that Terraform would refuse. */
function asItStands(source: SegmentSource, span: Span, slice: string): ConvertedBody | null {
  const parsed = parse(source, slice, span.start);
  return parsed.kind === 'nodes' ? convertBody(source.text, parsed.nodes, { complete: false, lost: [] }) : null;
}

function finish(text: string, span: Span, content: ConvertedBody, problem: Problem | null): Segment {
  const base = { start: span.start, text: text.slice(span.start, span.end), problem, key: {} };
  const complete = problem === null && !content.damaged;
  const blocks = complete ? content.blocks : content.blocks.map(incomplete);
  const segment: Segment = { ...base, attributes: content.attributes, blocks, spent: false, good: null };
  return complete ? Object.assign(segment, { good: segment }) : segment;
}

function incomplete(block: Block): Block {
  const body = { ...block.body, blocks: block.body.blocks.map(incomplete) };
  return { ...block, body, complete: false };
}

function generalProblem(span: Span): Problem {
  return { start: span.start, end: span.end, message: 'This cannot be read as Terraform.' };
}

function firstLine(text: string, span: Span): Span {
  const newline = text.indexOf('\n', span.start);
  return { start: span.start, end: newline < 0 ? span.end : Math.min(newline, span.end) };
}

type Parsed =
  | { readonly kind: 'nodes'; readonly nodes: readonly RawNode[] }
  | { readonly kind: 'error'; readonly at: Span | null }
  | { readonly kind: 'spent' };

/** `slice` is parsed by itself; nodes get the offsets of the file. */
function parse(source: SegmentSource, slice: string, offset: number): Parsed {
  const tree = source.grammar.parse(maskText(slice), null, source.budget.part(slice.length));
  if (tree === null) return { kind: 'spent' };
  try {
    const root = tree.rootNode;
    if (root.hasError) {
      const error = root.descendantsOfType('ERROR')[0];
      return {
        kind: 'error',
        at: error === undefined ? null : { start: error.startIndex + offset, end: error.endIndex + offset },
      };
    }
    const content = root.namedChildren.find((child) => child.type !== 'comment');
    if (content === undefined) return { kind: 'nodes', nodes: [] };
    if (content.type !== 'body') return { kind: 'error', at: null };
    return { kind: 'nodes', nodes: source.grammar.copy(content, offset).children };
  } finally {
    tree.delete();
  }
}

/** What can be read once the lines that are in the way are blanked, and missing brackets added. */
function repaired(source: SegmentSource, span: Span, slice: string, problem: Problem): ConvertedBody | null {
  const attempts: (readonly Span[])[] = [];
  const { edited } = source;
  if (edited !== null && edited.start <= span.end && edited.end >= span.start) {
    const all = linesAt(source.text, span, {
      start: Math.max(edited.start, span.start),
      end: Math.min(edited.end, span.end),
    });
    if (all.length > 1) attempts.push(all.slice(-1));
    if (all.length > 0 && all.length <= 8) attempts.push(all);
  }
  attempts.push([]);
  // a line that opens or closes something is part of the structure: without it, what follows would end up somewhere else
  attempts.push(
    linesAt(source.text, span, problem)
      .filter((line) => isBalanced(source.text, line))
      .slice(0, 1),
  );
  for (const lines of attempts) {
    let changed = slice;
    for (const line of lines) changed = blank(changed, line.start - span.start, line.end - span.start);
    const closers = missingClosers(changed);
    if (closers === null || (closers === '' && changed === slice)) continue;
    if (findProblem(`${changed}${closers}\n`) !== null) continue;
    const result = parse(source, changed + closers, span.start);
    if (result.kind !== 'nodes') continue;
    const lost = lines.map((line) => lostLine(source.text, line));
    const content = convertBody(source.text, result.nodes, { complete: false, lost });
    if (content.damaged) continue;
    if (closers === '') return content;
    // what was added stands outside of the text
    const at = (offset: number): number => Math.min(offset, span.end);
    return {
      damaged: false,
      attributes: content.attributes.map((attribute) => shiftAttribute(attribute, at)),
      blocks: content.blocks.map((block) => shiftBlock(block, at)),
    };
  }
  return null;
}

/** The lines of the segment that a span touches, without their ends and surrounding spaces; never its first line, the header. */
function linesAt(text: string, segment: Span, span: Span): readonly Span[] {
  const lines: Span[] = [];
  let start = text.lastIndexOf('\n', span.start - 1) + 1;
  while (start <= span.end && start < segment.end) {
    const newline = text.indexOf('\n', start);
    const end = Math.min(newline < 0 ? segment.end : newline, segment.end);
    const line = text.slice(start, end);
    if (start > segment.start && line.trim() !== '') {
      lines.push({ start: start + line.length - line.trimStart().length, end: start + line.trimEnd().length });
    }
    if (newline < 0) break;
    start = newline + 1;
  }
  return lines;
}

const SETS = /^(?:"([^"\\$%]+)"|([\p{ID_Start}_][\p{ID_Continue}-]*))[ \t]*[=:]/u;

function lostLine(text: string, line: Span): LostLine {
  const match = SETS.exec(text.slice(line.start, line.end));
  const name = match?.[1] ?? match?.[2] ?? null;
  if (match === null || name === null) return { ...line, name: null, nameSpan: line, valueSpan: line };
  const nameStart = line.start + (match[1] === undefined ? 0 : 1);
  const rest = text.slice(line.start + match[0].length, line.end);
  const valueStart = line.end - rest.trimStart().length;
  return {
    ...line,
    name,
    nameSpan: { start: nameStart, end: nameStart + name.length },
    valueSpan: { start: valueStart, end: line.end },
  };
}

/** The last good blocks, moved to where the segment now stands. */
function staleBlocks(text: string, span: Span, last: Segment): ConvertedBody | null {
  if (last.blocks.length === 0) return null;
  const by = span.start - last.start;
  const at = (offset: number): number => Math.min(offset + by, text.length);
  const header = headerOnly(text, span).blocks[0]?.header;
  const blocks = last.blocks.map((block, i) => {
    const moved = shiftBlock(block, at);
    const own = i === 0 && header !== undefined ? { header } : {};
    return stale({ ...moved, ...own, end: Math.max(moved.start, Math.min(moved.end, span.end)) });
  });
  return { attributes: [], blocks, damaged: true };
}

function stale(block: Block): Block {
  return { ...block, stale: true, body: { ...block.body, blocks: block.body.blocks.map(stale) } };
}

/** A block of which nothing but its header could be read. */
function headerOnly(text: string, span: Span): ConvertedBody {
  const tokens = tokenize(text, span.start, firstLine(text, span).end);
  const type = tokens[0];
  if (type?.kind !== 'identifier') return { attributes: [], blocks: [], damaged: true };
  const labels: Block['labels'][number][] = [];
  let at = 1;
  for (;;) {
    const token = tokens[at];
    const inner = tokens[at + 1];
    const close = tokens[at + 2];
    if (token?.kind === 'identifier') {
      labels.push({ start: token.start, end: token.end, value: text.slice(token.start, token.end) });
      at++;
    } else if (token?.kind === 'quoteOpen' && inner?.kind === 'text' && close?.kind === 'quoteClose') {
      labels.push({ start: token.start, end: close.end, value: text.slice(inner.start, inner.end) });
      at += 3;
    } else {
      break;
    }
  }
  const opening = tokens[at];
  if (labels.length === 0 && !(opening?.kind === 'punctuation' && text[opening.start] === '{')) {
    return { attributes: [], blocks: [], damaged: true };
  }
  const header = { start: type.start, end: labels.at(-1)?.end ?? type.end };
  const bodyStart = opening?.end ?? header.end;
  const block: Block = {
    start: span.start,
    end: span.end,
    type: text.slice(type.start, type.end),
    typeSpan: { start: type.start, end: type.end },
    labels,
    header,
    body: { start: bodyStart, end: Math.max(bodyStart, span.end), attributes: [], blocks: [] },
    complete: false,
    stale: false,
    unread: [{ start: span.start, end: span.end }],
  };
  return { attributes: [], blocks: [block], damaged: true };
}
