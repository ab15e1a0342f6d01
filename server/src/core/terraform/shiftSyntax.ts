/** Moves a piece of syntax to another place: the same nodes with every offset changed. */
import type { Attribute, Block, Body, Expression, ObjectEntry, SplatStep, TemplatePart } from './syntax.ts';
import type { Span } from '../model.ts';

/** `at` gives the new offset of an old one. */
export type OffsetMap = (offset: number) => number;

export function shiftBlock(block: Block, at: OffsetMap): Block {
  return {
    ...block,
    start: at(block.start),
    end: at(block.end),
    typeSpan: span(block.typeSpan, at),
    labels: block.labels.map((label) => ({ start: at(label.start), end: at(label.end), value: label.value })),
    header: span(block.header, at),
    body: shiftBody(block.body, at),
    ...(block.unread === undefined ? {} : { unread: block.unread.map((unread) => span(unread, at)) }),
  };
}

export function shiftBody(body: Body, at: OffsetMap): Body {
  return {
    start: at(body.start),
    end: at(body.end),
    attributes: body.attributes.map((attribute) => shiftAttribute(attribute, at)),
    blocks: body.blocks.map((block) => shiftBlock(block, at)),
  };
}

export function shiftAttribute(attribute: Attribute, at: OffsetMap): Attribute {
  return {
    start: at(attribute.start),
    end: at(attribute.end),
    name: attribute.name,
    nameSpan: span(attribute.nameSpan, at),
    value: shiftExpression(attribute.value, at),
  };
}

export function shiftExpression(node: Expression, at: OffsetMap): Expression {
  const start = at(node.start);
  const end = at(node.end);
  switch (node.kind) {
    case 'literal':
      return { kind: 'literal', start, end, value: node.value, raw: node.raw };
    case 'variable':
      return { kind: 'variable', start, end, name: node.name };
    case 'invalid':
      return { kind: 'invalid', start, end };
    case 'template':
      return { ...node, start, end, parts: node.parts.map((part) => shiftPart(part, at)) };
    case 'tuple':
      return { kind: 'tuple', start, end, items: node.items.map((item) => shiftExpression(item, at)) };
    case 'object':
      return { kind: 'object', start, end, entries: node.entries.map((entry) => shiftEntry(entry, at)) };
    case 'call':
      return {
        ...node,
        start,
        end,
        nameSpan: span(node.nameSpan, at),
        args: node.args.map((argument) => shiftExpression(argument, at)),
      };
    case 'attribute':
      return { ...node, start, end, nameSpan: span(node.nameSpan, at), target: shiftExpression(node.target, at) };
    case 'index':
      return {
        kind: 'index',
        start,
        end,
        target: shiftExpression(node.target, at),
        key: shiftExpression(node.key, at),
      };
    case 'splat':
      return {
        ...node,
        start,
        end,
        target: shiftExpression(node.target, at),
        steps: node.steps.map((step) => shiftStep(step, at)),
      };
    case 'conditional':
      return {
        kind: 'conditional',
        start,
        end,
        condition: shiftExpression(node.condition, at),
        then: shiftExpression(node.then, at),
        otherwise: shiftExpression(node.otherwise, at),
      };
    case 'binary':
      return { ...node, start, end, left: shiftExpression(node.left, at), right: shiftExpression(node.right, at) };
    case 'unary':
      return { ...node, start, end, operand: shiftExpression(node.operand, at) };
    case 'for':
      return {
        ...node,
        start,
        end,
        collection: shiftExpression(node.collection, at),
        key: node.key === null ? null : shiftExpression(node.key, at),
        value: shiftExpression(node.value, at),
        condition: node.condition === null ? null : shiftExpression(node.condition, at),
      };
    case 'parentheses':
      return { kind: 'parentheses', start, end, inner: shiftExpression(node.inner, at) };
  }
}

function span(old: Span, at: OffsetMap): Span {
  return { start: at(old.start), end: at(old.end) };
}

function shiftEntry(entry: ObjectEntry, at: OffsetMap): ObjectEntry {
  return {
    start: at(entry.start),
    end: at(entry.end),
    key: shiftExpression(entry.key, at),
    value: shiftExpression(entry.value, at),
  };
}

function shiftStep(step: SplatStep, at: OffsetMap): SplatStep {
  const start = at(step.start);
  const end = at(step.end);
  switch (step.kind) {
    case 'attribute':
      return { kind: 'attribute', start, end, name: step.name };
    case 'index':
      return { kind: 'index', start, end, key: shiftExpression(step.key, at) };
    case 'splat':
      return { ...step, start, end, steps: step.steps.map((inner) => shiftStep(inner, at)) };
  }
}

function shiftPart(part: TemplatePart, at: OffsetMap): TemplatePart {
  const start = at(part.start);
  const end = at(part.end);
  switch (part.kind) {
    case 'text':
      return { kind: 'text', start, end, value: part.value };
    case 'interpolation':
      return { ...part, start, end, expression: shiftExpression(part.expression, at) };
    case 'if':
      return {
        kind: 'if',
        start,
        end,
        condition: shiftExpression(part.condition, at),
        then: part.then.map((inner) => shiftPart(inner, at)),
        otherwise: part.otherwise.map((inner) => shiftPart(inner, at)),
      };
    case 'for':
      return {
        ...part,
        start,
        end,
        collection: shiftExpression(part.collection, at),
        body: part.body.map((inner) => shiftPart(inner, at)),
      };
  }
}
