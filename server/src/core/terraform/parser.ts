/**
 * The Terraform parser: texts in, `TerraformFile`s out, incrementally.
 *
 * Owns every tree-sitter tree and frees it. Must never throw for a bad text. A file that parses as a whole is read from its
 * tree; else it is cut at its block headers and every block is read by itself (see `readSegment`). Either way a block whose
 * text is as it was is taken from the previous result.
 */
import type { Tree } from 'web-tree-sitter';
import type { Assets } from '../assets.ts';
import type { SourceFile, Span, SyntaxError } from '../model.ts';
import type { Attribute, Block, Body, Comment, TerraformFile } from './syntax.ts';
import { createLineIndex } from '../lineIndex.ts';
import { closesMore, cutAtHeaders } from './cutAtHeaders.ts';
import { findProblem } from './findProblem.ts';
import type { Problem } from './tokenReader.ts';
import { lex } from './lexer.ts';
import { maskText } from './maskText.ts';
import { minimalEdit, type MinimalEdit } from './minimalEdit.ts';
import { parseJsonFile } from './jsonSyntax.ts';
import {
  faultAlone,
  moveSegment,
  readSegment,
  segmentOf,
  withProblem,
  type Segment,
  type SegmentSource,
} from './readSegment.ts';
import { editTree, loadGrammar, type Budget, type Grammar } from './treeSitter.ts';

export interface TerraformParser {
  /** Parses incrementally against the previous result of the same uri, if given. Never throws for a bad text. */
  parse(file: SourceFile, previous?: TerraformFile): TerraformFile;
  /**
   * An object that stays the same for a top-level block from one result to the next while its text and what was read from
   * it do, wherever it moves: a key under which anything that does not depend on positions may be cached. (A block
   * whose place did not change either is itself the same object in the next result.)
   */
  contentKey(block: Block): object;
  /** Frees the kept tree of a file. */
  forget(uri: string): void;
  dispose(): void;
}

export interface TerraformParserOptions {
  /** Time that one `parse` may take, in ms; 100 unless given. */
  readonly budgetMs?: number;
  /** Milliseconds from any origin, monotonic. Without it work is limited by the length of the text alone. */
  readonly now?: () => number;
}

const MAX_ERRORS = 20;
const MAX_REPAIRS = 100;
/** Steps of the grammar's automaton come in batches; a good text needs about one batch for 100 units of text. */
const BATCHES = { least: 1_000, perUnit: 0.1 };
/** UTF-16 units. */
const USUAL_BLOCK = 4096;

interface KeptTree {
  readonly tree: Tree;
  readonly masked: string;
}

/** Loads the grammar. Rejects when an asset is missing or damaged. */
export async function createTerraformParser(
  assets: Assets,
  options: TerraformParserOptions = {},
): Promise<TerraformParser> {
  const grammar = await loadGrammar(assets);
  const trees = new Map<string, KeptTree>();
  const segmentsOf = new WeakMap<TerraformFile, readonly Segment[]>();
  const keys = new WeakMap<Block, object>();

  const forget = (uri: string): void => {
    trees.get(uri)?.tree.delete();
    trees.delete(uri);
  };

  /**
   * From the tree of the whole text; null when it has a fault or takes too long. The tree is kept for the next edit, unless
   * the file was read from disk.
   */
  const parseWhole = (file: SourceFile, checked: boolean, lookup: Lookup): readonly Segment[] | null => {
    const masked = maskText(file.text);
    const kept = trees.get(file.uri);
    trees.delete(file.uri);
    const edit = kept === undefined ? null : minimalEdit(kept.masked, masked);
    if (kept !== undefined && edit !== null) editTree(kept.tree, kept.masked, masked, edit);
    const unchanged = kept !== undefined && edit === null;
    const tree = unchanged
      ? kept.tree
      : grammar.parse(masked, kept?.tree ?? null, createBudget(options).whole(masked.length));
    if (!unchanged) kept?.tree.delete();
    if (tree === null) return null;
    const segments = tree.rootNode.hasError ? null : fromTree(file.text, tree, grammar, lookup, checked);
    if (file.version === null) tree.delete();
    else trees.set(file.uri, { tree, masked });
    return segments;
  };

  const readText = (file: SourceFile, lookup: Lookup, edited: Span | null, known: readonly Segment[]): ReadText => {
    const { text } = file;
    const source = { grammar, budget: createBudget(options), text, edited, repairs: MAX_REPAIRS };
    const faulty = known.some((segment) => segment.problem !== null);
    if (faulty) {
      // it is probably still faulty, and then its tree is of no use
      const read = fromCuts(source, lookup);
      if (read.segments.some((segment) => segment.problem !== null)) return read;
    }
    // a text that was in order is still so but for the edit; any other is first read by the recogniser, which takes linear time
    const suspect = faulty || known.length === 0;
    const problem = suspect ? findProblem(text) : null;
    const whole = problem === null ? parseWhole(file, suspect, lookup) : null;
    return whole === null ? withFault(text, fromCuts(source, lookup)) : { segments: whole, comments: null };
  };

  const parse = (file: SourceFile, previous?: TerraformFile): TerraformFile => {
    const before = previous?.uri === file.uri && segmentsOf.has(previous) ? previous : undefined;
    const known = before === undefined ? [] : (segmentsOf.get(before) ?? []);
    const edit = before === undefined ? null : minimalEdit(before.text, file.text);
    if (before !== undefined && edit === null && !known.some((segment) => segment.spent)) {
      const same = { ...before, version: file.version };
      segmentsOf.set(same, known);
      return same;
    }
    if (/\.(tf|tofu|tfvars)\.json$/i.test(file.uri)) {
      const result = parseJsonFile(file, before, grammar, createBudget(options));
      segmentsOf.set(result, []);
      return result;
    }
    const lookup = createLookup(known, edit);
    const edited = edit === null ? null : { start: edit.start, end: edit.newEnd };
    const read = readText(file, lookup, edited, known);
    const { segments } = read;
    const result = toFile(file, segments, read.comments ?? commentsOf(file.text));
    segmentsOf.set(result, segments);
    for (const segment of segments) for (const block of segment.blocks) keys.set(block, segment.key);
    return result;
  };

  return {
    parse,
    contentKey: (block) => keys.get(block) ?? block,
    forget,
    dispose() {
      for (const uri of [...trees.keys()]) forget(uri);
      grammar.dispose();
    },
  };
}

/** Work is bounded by the length of the text, the same on every machine; and by time, where there is a clock. */
function createBudget(options: TerraformParserOptions): Budget {
  const { now } = options;
  const deadline = now === undefined ? 0 : now() + (options.budgetMs ?? 100);
  const limit = (length: number, timed: boolean): (() => boolean) => {
    let batches = BATCHES.least + length * BATCHES.perUnit;
    return () => --batches < 0 || (timed && now !== undefined && now() > deadline);
  };
  return {
    whole: (length) => limit(length, true),
    // a block of usual size is never given up for time: a busy machine must not hide it
    part: (length) => limit(length, length > USUAL_BLOCK),
  };
}

interface Lookup {
  /** The segment of the previous result with this very text, moved to `start`. */
  same(text: string, start: number): Segment | null;
  /** The last good segment of the previous result that stood where `start` now is, or else that begins with the same line. */
  lastGood(text: string, start: number): Segment | null;
}

function createLookup(known: readonly Segment[], edit: MinimalEdit | null): Lookup {
  const byText = new Map<string, Segment>();
  const byStart = new Map<number, Segment>();
  for (const segment of known) {
    if (segment.spent) continue;
    byStart.set(segment.start, segment);
    if (!byText.has(segment.text)) byText.set(segment.text, segment);
  }
  const goodAt = new Map<number, Segment>();
  const goodByLine = new Map<string, Segment>();
  for (const { start, text, good } of known) {
    if (good === null) continue;
    const gone = edit !== null && start > edit.start && start < edit.oldEnd;
    const moved = edit !== null && start > edit.start ? start + edit.newEnd - edit.oldEnd : start;
    if (!gone) goodAt.set(moved, good);
    const line = lineOf(text);
    if (!goodByLine.has(line)) goodByLine.set(line, good);
  }
  return {
    same(text, start) {
      const here = byStart.get(start);
      const found = here?.text === text ? here : byText.get(text);
      return found === undefined ? null : moveSegment(found, start);
    },
    lastGood: (text, start) => goodAt.get(start) ?? goodByLine.get(lineOf(text)) ?? null,
  };
}

function lineOf(text: string): string {
  return text.slice(0, Math.max(0, text.indexOf('\n'))).trim();
}

/**
 * Segments of a tree without errors. Null when Terraform would refuse the text all the same: line breaks mean nothing to
 * the grammar, so that it takes a half-typed `lo` for the beginning of the block below.
 */
function fromTree(
  text: string,
  tree: Tree,
  grammar: Grammar,
  lookup: Lookup,
  checked: boolean,
): readonly Segment[] | null {
  const content = tree.rootNode.namedChildren.find((child) => child.type !== 'comment');
  if (content === undefined) return [];
  if (content.type !== 'body') return null;
  const segments: Segment[] = [];
  const names = new Set<string>();
  for (const node of content.namedChildren) {
    if (node.type === 'comment') continue;
    const span: Span = { start: node.startIndex, end: node.endIndex };
    const last = segments.at(-1);
    if (node.type === 'attribute') {
      const name = node.firstChild?.text ?? '';
      if (names.has(name)) return null;
      names.add(name);
    }
    if (last !== undefined && !text.slice(last.start + last.text.length, span.start).includes('\n')) return null;
    const known = lookup.same(text.slice(span.start, span.end), span.start);
    if (known === null && !checked && findProblem(text, span.start, span.end) !== null) return null;
    const segment = known ?? segmentOf(text, span, [grammar.copy(node, 0)]);
    if (segment.problem !== null) return null;
    segments.push(segment);
  }
  return segments;
}

interface ReadText {
  readonly segments: readonly Segment[];
  /** Null when they have not been looked for. */
  readonly comments: readonly Span[] | null;
}

function fromCuts(source: SegmentSource, lookup: Lookup): ReadText {
  const { text } = source;
  const segments: Segment[] = [];
  const read = (from: number, to: number): void => {
    const span = trim(text, from, to);
    if (span === null) return;
    const slice = text.slice(span.start, span.end);
    segments.push(lookup.same(slice, span.start) ?? readSegment(source, span, lookup.lastGood(slice, span.start)));
  };
  const { cuts, comments } = cutAtHeaders(text);
  for (const { start, end: cutEnd, blockEnd } of cuts) {
    // a bracket too many may belong to the block, whose structure is then not what it seems; unless the block is as it was
    const asBefore = blockEnd !== null && lookup.same(text.slice(start, blockEnd), start)?.problem === null;
    const doubtful = blockEnd !== null && !asBefore && closesMore(text, { start: blockEnd, end: cutEnd });
    const end = blockEnd === null || doubtful ? cutEnd : blockEnd;
    read(start, end);
    read(end, cutEnd);
  }
  return { segments, comments };
}

/** Some faults lie between the segments, such as two blocks on one line: then the nearest segment has it. */
function withFault(text: string, read: ReadText): ReadText {
  if (read.segments.some((segment) => segment.problem !== null)) return read;
  const problem = findProblem(text);
  if (problem === null) return read;
  if (read.segments.length === 0) return { segments: [faultAlone(text, problem)], comments: read.comments };
  const after = read.segments.findIndex((segment) => segment.start > problem.start);
  const at = Math.max(0, (after < 0 ? read.segments.length : after) - 1);
  const segments = read.segments.map((segment, i) => (i === at ? withProblem(segment, problem) : segment));
  return { segments, comments: read.comments };
}

/** From the first to the last token that is no comment or line end, with the end of that line; null when there is none. */
function trim(text: string, start: number, end: number): Span | null {
  if (text.slice(start, end).trim() === '') return null;
  let first = -1;
  let last = -1;
  lex(text, start, end, (kind, from, to) => {
    if (kind === 'comment' || kind === 'newline') return undefined;
    if (first < 0) first = from;
    last = to;
    return undefined;
  });
  if (first < 0) return null;
  // whether a line ends matters to heredocs
  const lineEnd = /[ \t\r]*\n/y;
  lineEnd.lastIndex = last;
  return { start: first, end: Math.min(end, lineEnd.test(text) ? lineEnd.lastIndex : last) };
}

function toFile(file: SourceFile, segments: readonly Segment[], commentSpans: readonly Span[]): TerraformFile {
  const attributes: Attribute[] = [];
  const blocks: Block[] = [];
  const problems: Problem[] = [];
  for (const segment of segments) {
    attributes.push(...segment.attributes);
    blocks.push(...segment.blocks);
    if (segment.problem !== null) problems.push(segment.problem);
  }
  const body: Body = { start: 0, end: file.text.length, attributes, blocks };
  const comments: readonly Comment[] = commentSpans.map(({ start, end }) => ({
    start,
    end,
    text: file.text.slice(start, end),
  }));
  return {
    uri: file.uri,
    version: file.version,
    text: file.text,
    body,
    comments,
    errors: errorsOf(file, problems),
  };
}

function errorsOf(file: SourceFile, problems: readonly Problem[]): readonly SyntaxError[] {
  if (problems.length === 0) return [];
  const lines = createLineIndex(file.text);
  return problems.slice(0, MAX_ERRORS).map((problem) => ({
    uri: file.uri,
    range: lines.rangeOf(problem),
    message: problem.message,
    parser: 'terraform',
  }));
}

function commentsOf(text: string): readonly Span[] {
  const comments: Span[] = [];
  lex(text, 0, text.length, (kind, start, end) => {
    if (kind === 'comment') comments.push({ start, end });
    return undefined;
  });
  return comments;
}
