/** Turns the grammar's quoted templates and heredocs into `TemplateExpression`s. */
import type { Span } from '../model.ts';
import type { RawNode } from './treeSitter.ts';
import type { Expression, TemplateExpression, TemplateFor, TemplateIf, TemplatePart } from './syntax.ts';
import { MAX_DEPTH } from './tokenReader.ts';
import {
  applyStripMarkers,
  removeIndentation,
  unescapeHeredoc,
  unescapeQuoted,
  type TemplateToken,
  type TextToken,
} from './templateText.ts';

/** A part whose text may still change, before strip markers and indentation are applied. */
type Draft =
  | TextToken
  | {
      readonly kind: 'interpolation';
      readonly node: RawNode;
      readonly stripBefore: boolean;
      readonly stripAfter: boolean;
    }
  | {
      readonly kind: 'if';
      readonly span: Span;
      readonly intro: RawNode;
      readonly then: Draft[];
      readonly otherwise: Draft[];
    }
  | { readonly kind: 'for'; readonly span: Span; readonly intro: RawNode; readonly body: Draft[] };

type ConvertExpression = (node: RawNode) => Expression;

/** `quoted_template` or `string_lit`. */
export function convertQuoted(
  text: string,
  node: RawNode,
  expression: ConvertExpression,
  tooDeep: () => void,
): TemplateExpression {
  const open = node.children[0];
  const close = node.children.at(-1);
  const span = { start: open?.end ?? node.start, end: close?.start ?? node.end };
  const builder = new TemplateBuilder(text, false, tooDeep);
  const drafts = builder.read(node.children.slice(1, -1), span);
  applyStripMarkers(builder.tokens);
  return { kind: 'template', start: node.start, end: node.end, parts: finish(text, drafts, expression) };
}

/** `heredoc_template`. */
export function convertHeredoc(
  text: string,
  node: RawNode,
  expression: ConvertExpression,
  tooDeep: () => void,
): TemplateExpression {
  const opener = node.children[0];
  const marker = node.children[1];
  const close = node.children.at(-1);
  if (opener === undefined || marker === undefined || close === undefined) {
    return { kind: 'template', start: node.start, end: node.end, parts: [] };
  }
  const flush = text.slice(opener.start, opener.end) === '<<-';
  const firstLine = text.indexOf('\n', marker.end) + 1;
  const lastLine = text.lastIndexOf('\n', close.start - 1) + 1;
  const builder = new TemplateBuilder(text, true, tooDeep);
  const drafts = builder.read(node.children.slice(2, -1), { start: firstLine, end: Math.max(firstLine, lastLine) });
  applyStripMarkers(builder.tokens);
  if (flush) removeIndentation(builder.tokens);
  return {
    kind: 'template',
    start: node.start,
    end: node.end,
    parts: finish(text, drafts, expression),
    heredoc: { marker: text.slice(marker.start, marker.end), flush },
  };
}

class TemplateBuilder {
  /** Every text and sequence of the template in source order, whatever it is nested in: strip markers and indentation go by that. */
  readonly tokens: TemplateToken[] = [];
  private readonly text: string;
  private readonly heredoc: boolean;
  private readonly tooDeep: () => void;
  private depth = 0;

  constructor(text: string, heredoc: boolean, tooDeep: () => void) {
    this.text = text;
    this.heredoc = heredoc;
    this.tooDeep = tooDeep;
  }

  /** Reads sibling nodes; the literal text is what lies between them, so that no space is lost. */
  read(nodes: readonly RawNode[], span: Span): Draft[] {
    if (this.depth >= MAX_DEPTH) {
      this.tooDeep();
      return [];
    }
    this.depth++;
    const drafts = this.readSiblings(nodes, span);
    this.depth--;
    return drafts;
  }

  private readSiblings(nodes: readonly RawNode[], span: Span): Draft[] {
    const drafts: Draft[] = [];
    let at = span.start;
    for (const node of nodes) {
      const sequence = node.type === 'template_directive' ? node.children[0] : node;
      if (sequence === undefined || !['template_interpolation', 'template_if', 'template_for'].includes(sequence.type))
        continue;
      this.literal(drafts, at, node.start);
      at = node.end;
      if (sequence.type === 'template_interpolation') {
        drafts.push({ kind: 'interpolation', node, ...this.sequence(node) });
      } else if (sequence.type === 'template_if') {
        drafts.push(this.readIf(sequence));
      } else {
        drafts.push(this.readFor(sequence));
      }
    }
    this.literal(drafts, at, span.end);
    return drafts;
  }

  private readIf(node: RawNode): Draft {
    const intro = node.children[0] ?? node;
    const end = node.children.at(-1) ?? node;
    const other = node.children.find((child) => child.type === 'template_else_intro');
    const inner = node.children.slice(1, -1);
    const split = other === undefined ? inner.length : inner.indexOf(other);
    this.sequence(intro);
    const then = this.read(inner.slice(0, split), { start: intro.end, end: (other ?? end).start });
    if (other !== undefined) this.sequence(other);
    const otherwise =
      other === undefined ? [] : this.read(inner.slice(split + 1), { start: other.end, end: end.start });
    this.sequence(end);
    return { kind: 'if', span: node, intro, then, otherwise };
  }

  private readFor(node: RawNode): Draft {
    const intro = node.children[0] ?? node;
    const end = node.children.at(-1) ?? node;
    this.sequence(intro);
    const body = this.read(node.children.slice(1, -1), { start: intro.end, end: end.start });
    this.sequence(end);
    return { kind: 'for', span: node, intro, body };
  }

  private sequence(node: RawNode): { readonly stripBefore: boolean; readonly stripAfter: boolean } {
    const stripBefore = node.children[1]?.type === 'strip_marker';
    const stripAfter = node.children.at(-2)?.type === 'strip_marker' && (node.children.length > 3 || !stripBefore);
    this.tokens.push({ kind: 'sequence', stripBefore, stripAfter });
    return { stripBefore, stripAfter };
  }

  private literal(drafts: Draft[], start: number, end: number): void {
    if (start >= end) return;
    const add = (from: number, to: number, value: string): void => {
      const token: TextToken = { kind: 'text', start: from, end: to, value };
      this.tokens.push(token);
      drafts.push(token);
    };
    if (!this.heredoc) {
      add(start, end, unescapeQuoted(this.text.slice(start, end)));
      return;
    }
    for (let at = start; at < end;) {
      const newline = this.text.indexOf('\n', at);
      const to = newline < 0 || newline >= end ? end : newline + 1;
      add(at, to, unescapeHeredoc(this.text.slice(at, to)));
      at = to;
    }
  }
}

function finish(text: string, drafts: readonly Draft[], expression: ConvertExpression): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  for (const draft of drafts) {
    switch (draft.kind) {
      case 'text': {
        if (draft.value === '') break;
        const last = parts.at(-1);
        if (last?.kind === 'text') {
          parts[parts.length - 1] = {
            kind: 'text',
            start: last.start,
            end: draft.end,
            value: last.value + draft.value,
          };
        } else {
          parts.push({ kind: 'text', start: draft.start, end: draft.end, value: draft.value });
        }
        break;
      }
      case 'interpolation': {
        const inner = draft.node.children.find((child) => child.type === 'expression');
        parts.push({
          kind: 'interpolation',
          start: draft.node.start,
          end: draft.node.end,
          expression: inner === undefined ? invalid(draft.node) : expression(inner),
          stripBefore: draft.stripBefore,
          stripAfter: draft.stripAfter,
        });
        break;
      }
      case 'if': {
        const condition = draft.intro.children.find((child) => child.type === 'expression');
        const part: TemplateIf = {
          kind: 'if',
          start: draft.span.start,
          end: draft.span.end,
          condition: condition === undefined ? invalid(draft.intro) : expression(condition),
          then: finish(text, draft.then, expression),
          otherwise: finish(text, draft.otherwise, expression),
        };
        parts.push(part);
        break;
      }
      case 'for': {
        const names = draft.intro.children.filter((child) => child.type === 'identifier');
        const collection = draft.intro.children.find((child) => child.type === 'expression');
        const nameOf = (node: RawNode | undefined): string =>
          node === undefined ? '' : text.slice(node.start, node.end);
        const part: TemplateFor = {
          kind: 'for',
          start: draft.span.start,
          end: draft.span.end,
          keyName: names.length > 1 ? nameOf(names[0]) : null,
          valueName: nameOf(names.at(-1)),
          collection: collection === undefined ? invalid(draft.intro) : expression(collection),
          body: finish(text, draft.body, expression),
        };
        parts.push(part);
        break;
      }
    }
  }
  return parts;
}

function invalid(span: Span): Expression {
  return { kind: 'invalid', start: span.start, end: span.end };
}
