/**
 * One document of a stream, read as far as it can be.
 *
 * Owns the order of FACTS: the text as it is; on an error without the edited or faulty lines; else the last good reading, which has no
 * places any more. Offsets are the document's own, so that it can be kept while the rest of the file changes.
 */
import { createLineIndex } from '../lineIndex.ts';
import type { LineIndex } from '../lineIndex.ts';
import type { Span } from '../model.ts';
import { coveragesOf } from './coverage.ts';
import { entriesOf, isCollection, isPair } from './entries.ts';
import { readObjects } from './objects.ts';
import type { KubernetesObject } from './objects.ts';
import { recoverTree } from './recovery.ts';
import type { YamlNode } from './syntax.ts';
import { parseSyntaxTree } from './syntaxTree.ts';
import type { UncertainPlaces } from './uncertainty.ts';
import { uncertaintyOf } from './uncertainty.ts';
import { CERTAIN } from './values.ts';
import type { Uncertainty } from './values.ts';

export interface DocumentText {
  readonly text: string;
  /** The text without template actions, of the same length. */
  readonly masked: string;
  readonly places: UncertainPlaces;
  /** Template comments, `{{/* … *\/}}`; YAML's own are found here. */
  readonly comments: readonly TextSpan[];
  /** Template actions without an end: the document is not whole. */
  readonly unclosed: readonly Span[];
  /** Whether template actions write text here, other than into a template's definition. */
  readonly includes: boolean;
}

type TextSpan = Span & { readonly text: string };
type Problem = Span & { readonly message: string };

export interface DocumentComment {
  readonly text: string;
  readonly span: Span;
  readonly covers: Span | null;
}

export interface ManifestDocument {
  readonly text: string;
  readonly lines: LineIndex;
  /** Null when the text does not parse even without its faulty lines, and for a document without content. */
  readonly root: YamlNode | null;
  /** `whole`: parsed as it is. `partial`: without some lines. `broken`: not at all; objects are the last good ones. */
  readonly state: 'whole' | 'partial' | 'broken';
  readonly uncertainty: Uncertainty;
  readonly objects: readonly KubernetesObject[];
  readonly comments: readonly DocumentComment[];
  readonly errors: readonly Problem[];
  readonly notRead: string | null;
  /** True when a mapping has a mapping as its key: `{{ … }}` read as YAML. */
  readonly hasMappingKeys: boolean;
}

export interface ReadingHints {
  /** What was edited since the previous text, in this document's offsets. */
  readonly edited: Span | null;
  /** The previous reading of the same document. */
  readonly last: ManifestDocument | null;
}

/** A document that etcd, and so every cluster, would refuse. Keeps the worst hostile text within seconds. */
const MAX_LENGTH = 1_500_000;
const MAX_ERRORS = 10;

export function readDocument(source: DocumentText, hints: ReadingHints): ManifestDocument {
  const { text, masked, places } = source;
  const lines = createLineIndex(text);
  if (text.length > MAX_LENGTH) {
    const message = 'This document is larger than a cluster accepts (1.5 MB), so it is not read.';
    return brokenDocument(source, lines, [{ start: 0, end: 3, message }], [], null);
  }
  const tree = parseSyntaxTree(masked);
  const comments = [
    ...tree.comments.map((comment) => ({ ...comment, text: text.slice(comment.start, comment.end) })),
    ...source.comments,
  ];
  const unclosed = source.unclosed.slice(0, MAX_ERRORS).map((span) => ({ ...span, message: UNCLOSED }));
  if (tree.errors.length === 0) {
    return readTree(source, lines, tree.root, places, comments, unclosed, unclosed.length === 0 ? 'whole' : 'partial');
  }

  const errors = [...unclosed, ...tree.errors].slice(0, MAX_ERRORS);
  const rounds = places.repeats ? 6 : 2;
  const recovered = tree.givenUp
    ? null
    : recoverTree({ text: masked, lines, errors: tree.errors.slice(0, MAX_ERRORS), edited: hints.edited, rounds });
  if (recovered === null) return brokenDocument(source, lines, errors, comments, hints.last);
  const withHoles = { ...places, holes: [...places.holes, ...recovered.holes].sort((a, b) => a.offset - b.offset) };
  return readTree(source, lines, recovered.root, withHoles, comments, errors, 'partial');
}

function readTree(
  source: DocumentText,
  lines: LineIndex,
  root: YamlNode | null,
  places: UncertainPlaces,
  comments: readonly TextSpan[],
  errors: readonly Problem[],
  state: 'whole' | 'partial',
): ManifestDocument {
  const { text } = source;
  const uncertainty = uncertaintyOf(root, places);
  const read = readObjects(text, root, uncertainty);
  const incomplete = state === 'whole' ? null : places.repeats ? TEMPLATE_UNREADABLE : SYNTAX_ERROR;
  const objects = incomplete === null ? read.objects : read.objects.map((object) => ({ ...object, incomplete }));
  const sorted = [...comments].sort((a, b) => a.start - b.start);
  const spans = objects.map((object) => object.span).sort((a, b) => a.start - b.start);
  const covers = coveragesOf({ text, masked: source.masked, lines, root, objects: spans }, sorted);
  return {
    text,
    lines,
    root,
    state,
    uncertainty,
    objects,
    comments: sorted.map((comment, index) => ({
      text: comment.text,
      span: { start: comment.start, end: comment.end },
      covers: covers[index] ?? null,
    })),
    errors: [...errors, ...read.problems.slice(0, MAX_ERRORS)],
    notRead:
      source.unclosed.length > 0 ? UNCLOSED : (read.notRead ?? (root === null && source.includes ? INCLUDED : null)),
    hasMappingKeys: hasMappingKeys(root),
  };
}

const SYNTAX_ERROR = 'This document has a syntax error.';
const UNCLOSED = 'A template action is not closed: “}}” is missing.';
const INCLUDED = 'Its objects come from an included template, which must be rendered to be checked.';
const TEMPLATE_UNREADABLE = 'A part of this template cannot be read without rendering it.';

function brokenDocument(
  { text, places, unclosed }: DocumentText,
  lines: LineIndex,
  errors: readonly Problem[],
  comments: readonly TextSpan[],
  last: ManifestDocument | null,
): ManifestDocument {
  const header = headerOf(text);
  const span = { start: header.start, end: text.trimEnd().length };
  const incomplete = places.repeats ? TEMPLATE_UNREADABLE : SYNTAX_ERROR;
  const known: readonly KubernetesObject[] =
    last && last.objects.length > 0 ? last.objects : unreadObject(text, places.repeats);
  const objects = known.map((object) => ({ ...object, node: null, header, span, incomplete }));
  return {
    text,
    lines,
    root: null,
    state: 'broken',
    uncertainty: CERTAIN,
    objects,
    comments: comments.map((comment) => ({
      text: comment.text,
      span: { start: comment.start, end: comment.end },
      covers: objects.length > 0 ? span : null,
    })),
    errors,
    notRead:
      unclosed.length > 0
        ? UNCLOSED
        : places.repeats
          ? 'This template cannot be read as YAML without rendering it.'
          : null,
    hasMappingKeys: false,
  };
}

/** The line that says `kind:`, else the first one. */
function headerOf(text: string): Span {
  const match = /^["' \t]*kind["']?:[ \t]*[^\s#,]+/m.exec(text) ?? /^[^\s#-].*$/m.exec(text);
  if (match === null) return { start: 0, end: Math.min(1, text.length) };
  const blank = match[0].length - match[0].trimStart().length;
  return { start: match.index + blank, end: match.index + match[0].trimEnd().length };
}

/** An object of which nothing but its kind and name can be made out: it is there, and all of it is unknown. */
function unreadObject(text: string, template: boolean): KubernetesObject[] {
  const kind = /^["' \t]*kind["']?:[ \t]*["']?([A-Za-z]+)/m.exec(text)?.[1];
  if (kind === undefined || template || !/^["' \t]*apiVersion["']?:/m.test(text)) return [];
  const name = /^["' \t]+name["']?:[ \t]*["']?([\w.-]+)/m.exec(text)?.[1] ?? '(unnamed)';
  const span = { start: 0, end: text.length };
  return [
    {
      kind,
      name,
      namespace: null,
      values: {},
      unknown: true,
      node: null,
      header: span,
      span,
      incomplete: SYNTAX_ERROR,
    },
  ];
}

function hasMappingKeys(node: YamlNode | null): boolean {
  return (
    isCollection(node) &&
    entriesOf(node).some((entry) => (isPair(entry) && entry.key?.kind === 'map') || hasMappingKeys(entry.value))
  );
}
