/**
 * A file's text → the texts of its documents, each with what is template text in it.
 *
 * Owns the two ways to look at `{{ … }}`: as a template, where actions on lines of their own are no YAML and blocks make what is in them
 * conditional; or as plain YAML, where it is only text whose value some other tool will replace.
 */
import type { Span } from '../model.ts';
import type { DocumentText } from './document.ts';
import { overlaps } from './spans.ts';
import { splitDocuments } from './splitDocuments.ts';
import { hasTemplateText, readTemplate } from './template.ts';

export type Reading = 'plain' | 'template';

export interface PlacedDocumentText extends DocumentText {
  /** Offset of the document in the file. */
  readonly start: number;
  /** Equal keys mean equal readings. */
  readonly key: string;
}

export function documentTexts(text: string, reading: Reading): readonly PlacedDocumentText[] {
  return reading === 'template'
    ? templateTexts(text)
    : splitDocuments(text).map((span) => plainText(text.slice(span.start, span.end), span.start));
}

function plainText(text: string, start: number): PlacedDocumentText {
  const actions = hasTemplateText(text) ? readTemplate(text).actions : [];
  return {
    text,
    masked: text,
    places: { actions, conditionals: [], holes: [], repeats: false },
    comments: [],
    unclosed: [],
    includes: false,
    start,
    key: `plain\0${text}`,
  };
}

function templateTexts(text: string): readonly PlacedDocumentText[] {
  const template = readTemplate(text);
  return splitDocuments(template.masked).map(({ start, end }) => {
    const within = <T extends Span>(spans: readonly T[]): T[] =>
      spans
        .filter((span) => span.start < end && span.end > start)
        .map((span) => ({ ...span, start: Math.max(span.start, start) - start, end: Math.min(span.end, end) - start }));
    const conditionals = within(template.conditionals);
    const original = text.slice(start, end);
    return {
      text: original,
      masked: template.masked.slice(start, end),
      places: {
        actions: within(template.actions),
        conditionals,
        holes: template.holes
          .filter((hole) => hole.offset >= start && hole.offset < end)
          .map((hole) => ({ ...hole, offset: hole.offset - start })),
        repeats: true,
      },
      comments: within(template.comments),
      unclosed: within(template.unclosed),
      includes: template.holes.some(
        ({ offset }) =>
          offset >= start && offset < end && !overlaps(template.definitions, { start: offset, end: offset + 1 }),
      ),
      start,
      key: `template\0${conditionals.map((span) => `${String(span.start)}-${String(span.end)}`).join()}\0${original}`,
    };
  });
}
