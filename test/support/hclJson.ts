/**
 * Prints our syntax tree as the JSON that hcl2-parser makes of the same text, so that the two can be compared: blocks
 * become arrays under their type and labels, expressions become `"${source}"`.
 */
import type { Block, Body, Expression, TemplatePart, TerraformFile } from '../../server/src/core/terraform/syntax.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

export function toHclJson(file: TerraformFile): Json {
  return new Printer(file.text).body(file.body);
}

class Printer {
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  body(body: Body): JsonObject {
    const out: JsonObject = {};
    for (const attribute of body.attributes) out[attribute.name] = this.expression(attribute.value);
    for (const block of body.blocks) this.block(block, out);
    return out;
  }

  private block(block: Block, into: JsonObject): void {
    let out = into;
    let key = block.type;
    for (const label of block.labels) {
      const inner = out[key] ?? {};
      if (!isObject(inner)) throw new Error(`${block.type} has blocks with and without labels`);
      out[key] = inner;
      out = inner;
      key = label.value;
    }
    const list = out[key] ?? [];
    if (!Array.isArray(list)) throw new Error(`${block.type} has blocks with and without labels`);
    out[key] = [...list, this.body(block.body)];
  }

  private expression(node: Expression): Json {
    switch (node.kind) {
      case 'literal':
        return node.value;
      case 'template': {
        const only = node.parts[0];
        // a template that is nothing but one interpolation is the expression itself
        if (node.parts.length === 1 && only?.kind === 'interpolation' && node.heredoc === undefined) {
          return this.expression(only.expression);
        }
        return this.parts(node.parts);
      }
      case 'tuple':
        return node.items.map((item) => this.expression(item));
      case 'object': {
        const out: JsonObject = {};
        for (const entry of node.entries) out[this.key(entry.key)] = this.expression(entry.value);
        return out;
      }
      case 'unary': {
        const operand = this.expression(node.operand);
        if (node.operator === '-' && typeof operand === 'number') return -operand;
        if (node.operator === '!' && typeof operand === 'boolean') return !operand;
        return this.wrap(node);
      }
      case 'call':
      case 'variable':
      case 'attribute':
      case 'index':
      case 'splat':
      case 'conditional':
      case 'binary':
      case 'for':
      case 'parentheses':
        return this.wrap(node);
      case 'invalid':
        throw new Error('not parsed');
    }
  }

  private wrap(node: Expression): string {
    return `\${${this.source(node)}}`;
  }

  private source(node: Expression): string {
    return this.text.slice(node.start, node.end);
  }

  private key(node: Expression): string {
    if (node.kind === 'attribute' || node.kind === 'index') return this.source(node);
    return this.stringPart(node);
  }

  private stringPart(node: Expression): string {
    switch (node.kind) {
      case 'literal':
        return node.value === null ? '' : String(node.value);
      case 'template':
        return this.parts(node.parts);
      case 'conditional': {
        // it does not tell `${a ? "b" : "c"}` from `%{if a}b%{else}c%{endif}`
        const otherwise = this.stringPart(node.otherwise);
        const other = otherwise === '' ? '' : `%{else}${otherwise}`;
        return `%{if ${this.source(node.condition)}}${this.stringPart(node.then)}${other}%{endif}`;
      }
      default:
        return this.wrap(node);
    }
  }

  private parts(parts: readonly TemplatePart[]): string {
    return parts
      .map((part) => {
        switch (part.kind) {
          case 'text':
            return part.value;
          case 'interpolation':
            return this.stringPart(part.expression);
          case 'if': {
            const otherwise = this.parts(part.otherwise);
            const other = otherwise === '' ? '' : `%{else}${otherwise}`;
            return `%{if ${this.source(part.condition)}}${this.parts(part.then)}${other}%{endif}`;
          }
          case 'for': {
            const names = part.keyName === null ? part.valueName : `${part.keyName}, ${part.valueName}`;
            return `%{for ${names} in ${this.source(part.collection)}}${this.parts(part.body)}%{endfor}`;
          }
        }
      })
      .join('');
  }
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
