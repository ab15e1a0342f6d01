/**
 * Reads a YAML or JSON text as Kubernetes objects.
 *
 * Owns the file: whether it is a manifest at all, which documents can be kept from the previous text, which errors are shown. Never
 * throws for a bad text. A file that is no manifest has no resources and no errors, whatever is wrong with it.
 */
import { createLineIndex } from '../lineIndex.ts';
import type { SourceFile, Span, SyntaxError } from '../model.ts';
import { readDocument } from './document.ts';
import type { ManifestDocument } from './document.ts';
import { documentTexts } from './documentTexts.ts';
import type { PlacedDocumentText, Reading } from './documentTexts.ts';
import { likenessOf } from './likeness.ts';
import { addressOf, createResource } from './resources.ts';
import type { KubernetesResource } from './resources.ts';
import { hasTemplateText } from './template.ts';

export type { KubernetesResource } from './resources.ts';

/** How a file is to be read, by its name and place; `yaml` may still turn out to be a template. */
export type KubernetesFileKind = 'yaml' | 'json' | 'helm-template';

export interface ManifestComment {
  /** With its marker (`# …`); a template comment is given as `/* … *\/`. */
  readonly text: string;
  readonly span: Span;
  /** What it stands above, beside or in: a key with its value, a list item, or a whole object; null where there is none. */
  readonly covers: Span | null;
}

/** A document and where it stands in its file: offset and line. */
export interface PlacedDocument {
  readonly key: string;
  readonly start: number;
  readonly line: number;
  readonly document: ManifestDocument;
}

export interface KubernetesFile {
  readonly uri: string;
  readonly version: number | null;
  readonly text: string;
  readonly kind: KubernetesFileKind;
  /** False for a YAML/JSON file that is no manifest: it is left alone, without any error shown. */
  readonly isManifest: boolean;
  readonly resources: readonly KubernetesResource[];
  readonly comments: readonly ManifestComment[];
  readonly errors: readonly SyntaxError[];
  /** True for a text read as a Helm (Go) template. */
  readonly helm: boolean;
  /** Why the file, or a part of it, could not be read although it is no syntax error (a template that must be rendered). */
  readonly notRead?: string;
  readonly documents: readonly PlacedDocument[];
}

/** Limits against hostile files; real bundles of custom resource definitions have some 4 MB. */
const MAX_LENGTH = 8_000_000;
const MAX_DOCUMENTS = 5_000;
/** What Helm can store of a whole chart. */
const MAX_TEMPLATE_LENGTH = 1_000_000;

/**
 * @param previous the last reading of the same file: unchanged documents are taken from it, and where the text does not parse, what was
 * good before
 */
export function parseKubernetesFile(
  file: SourceFile,
  kind: KubernetesFileKind,
  previous?: KubernetesFile,
): KubernetesFile {
  const { text } = file;
  if (text.length > MAX_LENGTH) return refused(file, kind, 'The file is larger than 8 MB, so it is not read.');
  if (kind === 'helm-template') {
    if (text.length > MAX_TEMPLATE_LENGTH)
      return refused(file, kind, 'The template is larger than 1 MB, so it is not read.');
    return read(file, kind, 'template', previous);
  }
  // Most YAML and JSON in a repository is no manifest: seen without parsing it.
  if (!previous?.isManifest && !(text.includes('apiVersion') && text.includes('kind'))) return unconcerned(file, kind);
  const plain = read(file, kind, 'plain', previous);
  if (kind === 'json' || !hasTemplateText(text) || text.length > MAX_TEMPLATE_LENGTH || isClean(plain)) return plain;
  const template = read(file, kind, 'template', previous);
  if (template.documents.every(({ document }) => document.state === 'whole')) return template;
  // Neither way parses: somebody is typing. What the file was, or else looks like, it is.
  return (previous?.helm ?? LOOKS_LIKE_HELM.test(text)) ? template : plain;
}

const LOOKS_LIKE_HELM =
  /\{\{-?\s*(if|else|end|range|with|include|template|define|toYaml|tpl|\$|\.(Values|Release|Chart|Capabilities|Files)\b)/;

function isClean(file: KubernetesFile): boolean {
  return file.documents.every(({ document }) => document.state === 'whole' && !document.hasMappingKeys);
}

function read(
  file: SourceFile,
  kind: KubernetesFileKind,
  reading: Reading,
  previous: KubernetesFile | undefined,
): KubernetesFile {
  const texts = documentTexts(file.text, reading);
  if (texts.length > MAX_DOCUMENTS) {
    return refused(file, kind, `The file has more than ${String(MAX_DOCUMENTS)} documents, so it is not read.`);
  }
  const documents = readDocuments(texts, previous, file.text);
  const helm = reading === 'template';
  const resources = resourcesOf(file.uri, documents);
  const notRead = documents.find(({ document }) => document.notRead !== null)?.document.notRead ?? null;
  const errors = helm ? [] : errorsOf(file.uri, kind, documents);
  const isManifest =
    resources.length > 0 ||
    documents.some(
      ({ document }) => kind === 'helm-template' && document.state === 'whole' && document.notRead !== null,
    ) ||
    ((errors.length > 0 || notRead !== null) &&
      (likenessOf(file.text) === 'manifest' || previous?.isManifest === true));
  return {
    uri: file.uri,
    version: file.version,
    text: file.text,
    kind,
    isManifest,
    resources,
    comments: commentsOf(documents),
    errors: isManifest ? errors : [],
    helm,
    ...(isManifest && notRead !== null ? { notRead } : {}),
    documents,
  };
}

function readDocuments(
  texts: readonly PlacedDocumentText[],
  previous: KubernetesFile | undefined,
  text: string,
): readonly PlacedDocument[] {
  const known = new Map(previous?.documents.map((placed) => [placed.key, placed.document]));
  const unchangedBefore = countWhile(texts.length, (i) => texts[i]?.key === previous?.documents[i]?.key);
  const offset = (previous?.documents.length ?? 0) - texts.length;
  const edited = previous === undefined ? null : editedSpan(previous.text, text);
  let line = 0;
  return texts.map((source, index): PlacedDocument => {
    // Counted from the edit outwards: before it from the front, after it from the back.
    const last = previous?.documents[index <= unchangedBefore ? index : index + offset]?.document ?? null;
    const end = source.start + source.text.length;
    const isEdited = edited !== null && edited.start < end && edited.end >= source.start;
    const inside = isEdited
      ? { start: Math.max(edited.start - source.start, 0), end: Math.min(edited.end, end) - source.start }
      : null;
    const document = known.get(source.key) ?? readDocument(source, { edited: inside, last });
    const placed = { key: source.key, start: source.start, line, document };
    line += document.lines.lineCount - 1;
    return placed;
  });
}

/** The part of the new text that is not in the old one: what lies between the longest common beginning and end. */
function editedSpan(before: string, after: string): Span {
  const most = Math.min(before.length, after.length);
  const start = countWhile(most, (i) => before.charCodeAt(i) === after.charCodeAt(i));
  const end = countWhile(
    most - start,
    (i) => before.charCodeAt(before.length - 1 - i) === after.charCodeAt(after.length - 1 - i),
  );
  return { start, end: after.length - end };
}

function countWhile(limit: number, holds: (index: number) => boolean): number {
  let count = 0;
  while (count < limit && holds(count)) count++;
  return count;
}

function resourcesOf(uri: string, documents: readonly PlacedDocument[]): readonly KubernetesResource[] {
  const times = new Map<string, number>();
  return documents.flatMap(({ document, start, line }) =>
    document.objects.map((object) => {
      const base = object.namespace === null ? addressOf(object) : `${addressOf(object)}@${object.namespace}`;
      const time = (times.get(base) ?? 0) + 1;
      times.set(base, time);
      return createResource(uri, time === 1 ? base : `${base}#${String(time)}`, { document, object, start, line });
    }),
  );
}

/** A comment above a document's `---` is a document of its own to YAML, but about the document below to people. */
function commentsOf(documents: readonly PlacedDocument[]): readonly ManifestComment[] {
  return documents.flatMap(({ document, start }, index) => {
    const next = documents[index + 1];
    const isEmpty = document.root === null && document.objects.length === 0;
    const below = isEmpty && next ? (onlyOf(next.document.objects)?.span ?? next.document.root) : null;
    return document.comments.map(({ text, span, covers }): ManifestComment => {
      const covered = covers ? shifted(covers, start) : below && next ? shifted(below, next.start) : null;
      return { text, span: shifted(span, start), covers: covered };
    });
  });
}

function onlyOf<T>(items: readonly T[]): T | null {
  return items.length === 1 ? (items[0] ?? null) : null;
}

function errorsOf(uri: string, kind: KubernetesFileKind, documents: readonly PlacedDocument[]): readonly SyntaxError[] {
  const parser = kind === 'json' ? 'json' : 'yaml';
  return documents.flatMap(({ document, line }) =>
    document.errors.map((error): SyntaxError => {
      const start = document.lines.positionAt(error.start);
      const end = document.lines.positionAt(Math.max(error.end, error.start + 1));
      return {
        uri,
        range: {
          start: { line: start.line + line, character: start.character },
          end: { line: end.line + line, character: end.character },
        },
        message: error.message,
        parser,
      };
    }),
  );
}

function unconcerned(file: SourceFile, kind: KubernetesFileKind): KubernetesFile {
  return {
    uri: file.uri,
    version: file.version,
    text: file.text,
    kind,
    isManifest: false,
    resources: [],
    comments: [],
    errors: [],
    helm: false,
    documents: [],
  };
}

function refused(file: SourceFile, kind: KubernetesFileKind, message: string): KubernetesFile {
  const nothing = unconcerned(file, kind);
  if (likenessOf(file.text) !== 'manifest') return nothing;
  if (kind === 'helm-template') return { ...nothing, isManifest: true, helm: true, notRead: message };
  const range = createLineIndex(file.text.slice(0, 1000)).rangeOf({ start: 0, end: 1 });
  return { ...nothing, isManifest: true, errors: [{ uri: file.uri, range, message, parser: kind }] };
}

function shifted(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}
