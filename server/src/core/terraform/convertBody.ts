/** Turns the grammar's blocks and attributes into `Block`s and `Attribute`s. */
import type { Span } from '../model.ts';
import type { RawNode } from './treeSitter.ts';
import type { Attribute, Block, Body, Label } from './syntax.ts';
import { ExpressionConverter } from './convertExpression.ts';
import type { LostLine } from './lostLine.ts';
import { MAX_DEPTH } from './tokenReader.ts';
import { unescapeQuoted } from './templateText.ts';

export interface ConvertedBody {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
  /** True when something was left out: nested too deep, or a shape that is no Terraform. */
  readonly damaged: boolean;
}

export interface ConvertOptions {
  /** Set on every block, nested ones too. */
  readonly complete: boolean;
  readonly lost: readonly LostLine[];
}

/** `nodes`: the children of a `body` node. */
export function convertBody(text: string, nodes: readonly RawNode[], options: ConvertOptions): ConvertedBody {
  const converter = new ExpressionConverter(text, options.lost);
  const content = bodyContent(converter, nodes, options, 0);
  return { ...content, damaged: converter.damaged };
}

function bodyContent(
  converter: ExpressionConverter,
  nodes: readonly RawNode[],
  options: ConvertOptions,
  depth: number,
): { readonly attributes: Attribute[]; readonly blocks: Block[] } {
  const attributes: Attribute[] = [];
  const blocks: Block[] = [];
  for (const node of nodes) {
    if (node.type === 'attribute') {
      const [name, , value] = node.children;
      if (name === undefined || value === undefined) {
        converter.damaged = true;
        continue;
      }
      attributes.push({
        start: node.start,
        end: node.end,
        name: converter.slice(name),
        nameSpan: { start: name.start, end: name.end },
        value: converter.expression(value),
      });
    } else if (node.type === 'block' && depth < MAX_DEPTH) {
      blocks.push(convertBlock(converter, node, options, depth));
    } else {
      converter.damaged = true;
    }
  }
  return { attributes, blocks };
}

function convertBlock(converter: ExpressionConverter, node: RawNode, options: ConvertOptions, depth: number): Block {
  const type = node.children[0] ?? node;
  const labels: Label[] = [];
  let opening: Span = { start: node.end, end: node.end };
  let closing: Span = { start: node.end, end: node.end };
  let inner: readonly RawNode[] = [];
  node.children.slice(1).forEach((child) => {
    switch (child.type) {
      case 'identifier':
        labels.push({ start: child.start, end: child.end, value: converter.slice(child) });
        break;
      case 'string_lit':
        labels.push({ start: child.start, end: child.end, value: unescapeQuoted(converter.slice(child).slice(1, -1)) });
        break;
      case 'block_start':
        opening = child;
        break;
      case 'body':
        inner = child.children;
        break;
      case 'block_end':
        closing = child;
        break;
      default:
        converter.damaged = true;
    }
  });
  const span = { start: opening.end, end: closing.start };
  const content = bodyContent(converter, inner, options, depth + 1);
  for (const line of converter.lostIn(span, [...content.attributes, ...content.blocks])) {
    if (line.name === null || content.attributes.some((attribute) => attribute.name === line.name)) continue;
    const { start, end, name, nameSpan, valueSpan } = line;
    content.attributes.push({ start, end, name, nameSpan, value: { kind: 'invalid', ...valueSpan } });
  }
  const body: Body = { ...span, ...content };
  const unread = options.lost.filter((line) => node.start <= line.start && line.end <= node.end);
  return {
    start: node.start,
    end: node.end,
    type: converter.slice(type),
    typeSpan: { start: type.start, end: type.end },
    labels,
    header: { start: type.start, end: labels.at(-1)?.end ?? type.end },
    body,
    complete: options.complete,
    stale: false,
    ...(unread.length > 0 ? { unread: unread.map(({ start, end }) => ({ start, end })) } : {}),
  };
}
