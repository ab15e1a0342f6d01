/**
 * Kubernetes objects as resources, with their places in the file.
 *
 * Owns addresses, ids and the table from a path to the narrowest range that is written. Positions are the document's own, moved by the
 * line at which the document starts, so that a resource of an unchanged document costs nothing to rebuild.
 */
import type { Path, Placement, Range, RelatedLocation, Resource, Span } from '../model.ts';
import type { ManifestDocument } from './document.ts';
import { isPair } from './entries.ts';
import type { YamlEntry } from './entries.ts';
import type { KubernetesObject } from './objects.ts';
import { followPath } from './paths.ts';
import type { PathMatch } from './paths.ts';

export interface KubernetesResource extends Resource {
  readonly framework: 'kubernetes';
  /** What the planner of fixes needs; nothing else may use it. */
  readonly source: ResourceSource;
}

export interface ResourceSource {
  readonly document: ManifestDocument;
  readonly object: KubernetesObject;
  /** Offset and line of the document in its file. */
  readonly start: number;
  readonly line: number;
}

export function createResource(uri: string, id: string, source: ResourceSource): KubernetesResource {
  const { object, document, line } = source;
  const rangeOf = (span: Span): Range => moved(document.lines.rangeOf(span), line);
  const isOneLine = (span: Span): boolean => document.text.slice(span.start, span.end).search(/[\r\n]/) < 0;
  const header = rangeOf(object.header);
  return {
    framework: 'kubernetes',
    id,
    address: addressOf(object),
    base: addressOf(object),
    type: object.kind,
    name: object.name,
    ...(object.namespace === null ? {} : { namespace: object.namespace }),
    mode: 'managed',
    uri,
    range: rangeOf(object.span),
    header,
    values: object.values,
    unknown: object.unknown,
    references: [],
    documents: [],
    ...(object.incomplete === null ? {} : { incomplete: object.incomplete }),
    locate: (path) => locate({ uri, object, header, rangeOf, isOneLine }, path),
    source,
  };
}

export function addressOf(object: KubernetesObject): string {
  return `${object.kind}/${object.name}`;
}

interface Places {
  readonly uri: string;
  readonly object: KubernetesObject;
  readonly header: Range;
  readonly rangeOf: (span: Span) => Range;
  readonly isOneLine: (span: Span) => boolean;
}

function locate(places: Places, path: Path): Placement {
  const { uri, object, header, rangeOf } = places;
  if (object.node === null) return { uri, range: header, exact: false, related: [] };
  const match = followPath(object.node, path);
  const exact = match.depth === path.length;
  const span =
    match.entry === null ? null : exact ? placeOf(places, match, match.entry) : headerOf(places, match.entry);
  return {
    uri,
    range: span === null ? header : rangeOf(span),
    exact,
    related: match.uses.toReversed().map((alias): RelatedLocation => ({
      uri,
      range: rangeOf(alias),
      message: `Used here through the alias *${alias.name}.`,
    })),
  };
}

/** A scalar or one-line value itself; the header of what spans lines, for nobody wants a whole block underlined. */
function placeOf(places: Places, match: PathMatch, entry: YamlEntry): Span {
  const { node } = match;
  if (node === null || node.end === node.start) return headerOf(places, entry);
  return node.kind === 'scalar' || (node.flow && places.isOneLine(node)) ? node : headerOf(places, entry);
}

/** The key of a pair; for a list's item its first key, with the value when that fits on the line. */
function headerOf(places: Places, entry: YamlEntry): Span {
  if (isPair(entry)) return entry.key ?? { start: entry.start, end: entry.afterColon };
  const { value } = entry;
  switch (value?.kind) {
    case undefined:
      return { start: entry.start, end: Math.max(entry.end, entry.start + 1) };
    case 'map': {
      const [first] = value.pairs;
      if (first === undefined) return value;
      return first.value?.kind === 'scalar' && places.isOneLine(first) ? first : headerOf(places, first);
    }
    case 'scalar':
    case 'alias':
      return value;
    case 'seq':
      return { start: entry.start, end: entry.start + 1 };
  }
}

function moved(range: Range, lines: number): Range {
  return {
    start: { line: range.start.line + lines, character: range.start.character },
    end: { line: range.end.line + lines, character: range.end.character },
  };
}
