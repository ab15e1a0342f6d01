/** A Terraform parser for tests, with the grammars from node_modules, and short ways to read a text with it. */
import path from 'node:path';
import { createTerraformParser, type TerraformParser } from '../../server/src/core/terraform/parser.ts';
import type { Block, Expression, TerraformFile } from '../../server/src/core/terraform/syntax.ts';
import { fileAssets } from '../../server/src/node/fileAssets.ts';

export const TF = 'file:///main.tf';

export function newParser(options: Parameters<typeof createTerraformParser>[1] = {}): Promise<TerraformParser> {
  return createTerraformParser(fileAssets(path.resolve(import.meta.dirname, '../../server/src/node')), options);
}

/** `resource.aws_s3_bucket.logs`: type and labels. */
export function nameOf(block: Block): string {
  return [block.type, ...block.labels.map((label) => label.value)].join('.');
}

/** The value of a top-level attribute. */
export function valueOf(file: TerraformFile, name: string): Expression {
  const attribute = file.body.attributes.find((candidate) => candidate.name === name);
  if (attribute === undefined) throw new Error(`no attribute ${name}: ${JSON.stringify(file.errors)}`);
  return attribute.value;
}

/** An expression as a short text that shows its structure, `(a + (b * 1))`. */
export function show(node: Expression): string {
  switch (node.kind) {
    case 'literal':
      return node.raw;
    case 'variable':
      return node.name;
    case 'invalid':
      return 'INVALID';
    case 'template':
      return `"${node.parts
        .map((part) => {
          switch (part.kind) {
            case 'text':
              return part.value;
            case 'interpolation':
              return `\${${show(part.expression)}}`;
            case 'if':
              return `%{if ${show(part.condition)}}`;
            case 'for':
              return `%{for ${part.keyName ?? ''},${part.valueName} in ${show(part.collection)}}`;
          }
        })
        .join('')}"`;
    case 'tuple':
      return `[${node.items.map(show).join(', ')}]`;
    case 'object':
      return `{${node.entries.map((entry) => `${show(entry.key)}: ${show(entry.value)}`).join(', ')}}`;
    case 'call':
      return `${node.name}(${node.args.map(show).join(', ')}${node.expandFinal ? '...' : ''})`;
    case 'attribute':
      return `${show(node.target)}.${node.name}`;
    case 'index':
      return `${show(node.target)}[${show(node.key)}]`;
    case 'splat':
      return `<${show(node.target)} ${node.style} ${node.steps.map(showStep).join(' ')}>`;
    case 'conditional':
      return `(${show(node.condition)} ? ${show(node.then)} : ${show(node.otherwise)})`;
    case 'binary':
      return `(${show(node.left)} ${node.operator} ${show(node.right)})`;
    case 'unary':
      return `(${node.operator}${show(node.operand)})`;
    case 'parentheses':
      return `paren ${show(node.inner)}`;
    case 'for': {
      const key = node.key === null ? '' : `${show(node.key)} => `;
      const condition = node.condition === null ? '' : ` if ${show(node.condition)}`;
      const names = [node.keyName, node.valueName].filter((name) => name !== null).join(', ');
      return `for(${names} in ${show(node.collection)}: ${key}${show(node.value)}${node.grouping ? '...' : ''}${condition})`;
    }
  }
}

type Step = Extract<Expression, { kind: 'splat' }>['steps'][number];

function showStep(step: Step): string {
  switch (step.kind) {
    case 'attribute':
      return `.${step.name}`;
    case 'index':
      return `[${show(step.key)}]`;
    case 'splat':
      return `<${step.style} ${step.steps.map(showStep).join(' ')}>`;
  }
}
