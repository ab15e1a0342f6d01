/**
 * Plans fixes in Terraform files: operations on a resource become replacements of spans of its source.
 *
 * Text is never re-printed: a plan is a few replacements, after which the touched lines' `=` are aligned as `terraform fmt` would.
 * An operation that does not fit the text (an attribute where a block is wanted, a stale block) gives no plan at all.
 */
import type { FixEntry, FixOperation, FixValue, Path, Span } from '../model.ts';
import { evaluate, type Scope } from '../terraform/evaluate/expression.ts';
import { toTemplateText } from '../terraform/evaluate/operators.ts';
import type { TerraformResource } from '../terraform/lower.ts';
import { linesOf } from '../terraform/lines.ts';
import { isInstalled } from '../terraform/module/installedModules.ts';
import { blockInstances } from '../terraform/nestedBlocks.ts';
import type { Attribute, Block, Body, Expression, TerraformFile } from '../terraform/syntax.ts';
import { writeBlock, writeEntries, writeKey, writeValue } from './hclText.ts';

/** A span of one file's text and what replaces it; `\n` stands for the file's own line ending. */
export interface Replacement {
  readonly file: TerraformFile;
  readonly span: Span;
  readonly text: string;
}

export interface HclModule {
  readonly files: readonly TerraformFile[];
  /** Whether a block exists in the module: `aws_s3_bucket.x`, `data.…`, `var.x`. */
  has(address: string): boolean;
}

/** The replacements that apply a fix to a resource, or null when one of its operations cannot be applied. */
export function planHclFix(
  resource: TerraformResource,
  scope: Scope,
  operations: readonly FixOperation[],
  module: HclModule,
): readonly Replacement[] | null {
  const { block, file } = resource;
  if (block.stale || !block.complete || file.uri.endsWith('.json') || isInstalled(file.uri)) return null;
  const result: Replacement[] = [];
  for (const operation of operations) {
    const replacements = planOperation(resource, scope, operation, module);
    if (replacements === null) return null;
    result.push(...replacements);
  }
  return result;
}

function planOperation(
  resource: TerraformResource,
  scope: Scope,
  operation: FixOperation,
  module: HclModule,
): readonly Replacement[] | null {
  const { block, file } = resource;
  const place: Place = { file, block, body: block.body, scope, top: true };
  switch (operation.op) {
    case 'set':
      return one(setInBody(place, operation.path, operation));
    case 'remove':
      return one(removeFromBody(place, operation.path));
    case 'add_block': {
      const parent = enter(place, operation.path.slice(0, -1));
      const name = operation.path.at(-1);
      return parent === null || typeof name !== 'string' ? null : [insertBlock(parent, name, operation.body)];
    }
    case 'add_resource':
      return addResource(resource, operation, module);
  }
}

function one(replacement: Replacement | null): readonly Replacement[] | null {
  return replacement === null ? null : [replacement];
}

/** A body in which an operation goes on, with the block it belongs to. */
interface Place {
  readonly file: TerraformFile;
  readonly block: Block;
  readonly body: Body;
  readonly scope: Scope;
  readonly top: boolean;
}

/** Goes down a path of nested blocks, `["ebs_block_device", 0]`. */
function enter(place: Place, path: Path): Place | null {
  const [name, position, ...rest] = path;
  if (name === undefined) return place;
  const index = typeof position === 'number' ? position : 0;
  const instance = blockInstances(place.body, place.scope, place.top).get(String(name))?.[index];
  if (instance === undefined || instance === null) return null;
  const file = instance.block.origin ?? place.file;
  return enter({ file, block: instance.block, body: instance.body, scope: instance.scope, top: false }, rest);
}

function findAttribute(body: Body, name: unknown): Attribute | undefined {
  return body.attributes.find((attribute) => attribute.name === name);
}

function setInBody(place: Place, path: Path, value: FixValue): Replacement | null {
  const [name, position, ...rest] = path;
  if (typeof name !== 'string') return null;
  const attribute = findAttribute(place.body, name);
  if (attribute !== undefined) {
    return setInExpression({ ...place, file: attribute.origin ?? place.file }, attribute.value, path.slice(1), value);
  }
  if (position === undefined) return insertAttribute(place, name, value);
  const inner = enter(place, [name, position]);
  if (inner !== null) return setInBody(inner, rest, value);
  // The block to set it in does not exist yet (or, for a text key, is a map attribute to be written).
  if (typeof position === 'number') {
    const body = entriesFor(rest, value);
    return body === null ? null : insertBlock(place, name, body);
  }
  const entries = entriesFor([position, ...rest], value);
  if (entries === null) return null;
  return insertLines(place, [
    `${indentOf(place)}${name} = {`,
    ...writeEntries(entries, `${indentOf(place)}  `),
    `${indentOf(place)}}`,
  ]);
}

/** The entries of a new block that hold a value at a path of names and block positions. */
function entriesFor(path: Path, value: FixValue): readonly FixEntry[] | null {
  const [name, position, ...rest] = path;
  if (typeof name !== 'string') return null;
  if (position === undefined) return [{ name, ...value }];
  if (typeof position !== 'number') return null;
  const inner = entriesFor(rest, value);
  return inner === null ? null : [{ name, block: inner }];
}

function setInExpression(place: Place, expression: Expression, path: Path, value: FixValue): Replacement | null {
  const { file, scope } = place;
  const [step, ...rest] = path;
  if (step === undefined) {
    return { file, span: expression, text: writeValue(value, indentAt(file, expression.start)) };
  }
  switch (expression.kind) {
    case 'parentheses':
      return setInExpression(place, expression.inner, path, value);
    case 'object': {
      const entry = expression.entries.find(
        (candidate) => toTemplateText(evaluate(candidate.key, scope)) === String(step),
      );
      if (entry !== undefined) return setInExpression(place, entry.value, rest, value);
      return rest.length === 0 ? insertEntry(file, expression, String(step), value) : null;
    }
    case 'tuple': {
      const item = typeof step === 'number' ? expression.items[step] : undefined;
      return item === undefined ? null : setInExpression(place, item, rest, value);
    }
    case 'call': {
      const [argument] = expression.args;
      return argument !== undefined && (expression.name === 'jsonencode' || expression.name === 'yamlencode')
        ? setInExpression(place, argument, path, value)
        : null;
    }
    default:
      return null;
  }
}

function insertEntry(
  file: TerraformFile,
  expression: Extract<Expression, { kind: 'object' }>,
  key: string,
  value: FixValue,
): Replacement {
  const last = expression.entries.at(-1);
  const oneLine = !file.text.slice(expression.start, expression.end).includes('\n');
  if (last === undefined) return { file, span: expression, text: `{ ${writeKey(key)} = ${writeValue(value, '')} }` };
  if (oneLine) {
    return { file, span: at(last.end), text: `, ${writeKey(key)} = ${writeValue(value, '')}` };
  }
  const indent = indentAt(file, last.start);
  return {
    file,
    span: at(lineEndAt(file, last.end)),
    text: `\n${indent}${writeKey(key)} = ${writeValue(value, indent)}`,
  };
}

function removeFromBody(place: Place, path: Path): Replacement | null {
  const [name, position, ...rest] = path;
  const attribute = findAttribute(place.body, name);
  if (attribute !== undefined) {
    return position === undefined ? removeLines(attribute.origin ?? place.file, attribute) : null;
  }
  if (rest.length > 0) {
    const inner = enter(place, path.slice(0, 2));
    return inner === null ? null : removeFromBody(inner, rest);
  }
  const inner = enter(place, path);
  return inner === null || inner.block.type === 'content' ? null : removeLines(inner.file, inner.block);
}

/** The node with its line; a node that shares its line with others leaves that line. */
function removeLines(file: TerraformFile, node: Span): Replacement {
  const start = lineStartAt(file, node.start);
  const end = lineEndAt(file, node.end);
  const alone =
    file.text.slice(start, node.start).trim() === '' && /^\s*((#|\/\/).*)?$/.test(file.text.slice(node.end, end));
  if (!alone) return { file, span: node, text: '' };
  const next = file.text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, file.text.length);
  // A blank line on both sides would leave two in a row.
  const blankBefore = /(^|\n)[ \t]*\r?\n$/.test(file.text.slice(0, start));
  const blankAfter = /^[ \t]*\r?\n/.exec(file.text.slice(next));
  // Nor is one wanted between what is left and the closing brace.
  const closes = /^[ \t]*\}/.test(file.text.slice(next));
  return {
    file,
    span: {
      start: blankBefore && closes ? file.text.lastIndexOf('\n', start - 2) + 1 : start,
      end: blankBefore && blankAfter !== null ? next + blankAfter[0].length : next,
    },
    text: '',
  };
}

function insertAttribute(place: Place, name: string, value: FixValue): Replacement {
  const indent = indentOf(place);
  return insertLines(place, `${indent}${name} = ${writeValue(value, indent)}`.split('\n'));
}

/** Inserts lines after the last attribute of a body, else at its beginning. */
function insertLines(place: Place, lines: readonly string[]): Replacement {
  const { file, body } = place;
  if (isOneLine(file, body)) return expandBody(place, lines);
  const last = body.attributes.filter((attribute) => attribute.origin === undefined).at(-1);
  const anchor = last === undefined ? body.start : last.end;
  return { file, span: at(lineEndAt(file, anchor)), text: `\n${lines.join('\n')}` };
}

function insertBlock(place: Place, name: string, entries: readonly FixEntry[]): Replacement {
  const { file, body } = place;
  const lines = writeBlock(name, entries, indentOf(place));
  if (isOneLine(file, body)) return expandBody(place, lines);
  const closing = lineStartAt(file, body.end);
  const empty = file.text.slice(body.start, body.end).trim() === '';
  const insertion = `${lines.join('\n')}\n`;
  if (empty) return { file, span: { start: lineEndAt(file, body.start), end: closing }, text: `\n${insertion}` };
  const blankBefore = /\n[ \t]*\r?\n$/.test(file.text.slice(body.start, closing));
  return { file, span: at(closing), text: `${blankBefore ? '' : '\n'}${insertion}` };
}

/** `{}` and `{ a = 1 }` become bodies of several lines. */
function expandBody(place: Place, lines: readonly string[]): Replacement {
  const { file, body, block } = place;
  const present = file.text.slice(body.start, body.end).trim();
  const kept = present === '' ? [] : [`${indentOf(place)}${present}`];
  const outer = indentAt(file, block.start);
  return { file, span: body, text: `\n${[...kept, ...lines].join('\n')}\n${outer}` };
}

function addResource(
  resource: TerraformResource,
  operation: Extract<FixOperation, { op: 'add_resource' }>,
  module: HclModule,
): readonly Replacement[] | null {
  const { block, type, name, body } = operation;
  if (module.has(addressAdded(operation))) return [];
  const header = block === 'variable' ? `variable "${name}"` : `${block} "${type}" "${name}"`;
  const text = writeBlock(header, body, '').join('\n');
  const { file } = resource;
  // Variables live in variables.tf where the module has one in the same folder.
  const folder = file.uri.slice(0, file.uri.lastIndexOf('/') + 1);
  const variables =
    block === 'variable' ? module.files.find((other) => other.uri === `${folder}variables.tf`) : undefined;
  if (variables !== undefined) {
    const end = variables.text.trimEnd().length;
    return [{ file: variables, span: at(end), text: `${end === 0 ? '' : '\n\n'}${text}` }];
  }
  return [{ file, span: at(lineEndAt(file, resource.block.end)), text: `\n\n${text}` }];
}

/** The address of the block that the operation adds. */
export function addressAdded({ block, type, name }: Extract<FixOperation, { op: 'add_resource' }>): string {
  const prefix = block === 'variable' ? 'var.' : block === 'data' ? `data.${type}.` : `${type}.`;
  return `${prefix}${name}`;
}

// ---- places in the text --------------------------------------------------------------------------

function at(offset: number): Span {
  return { start: offset, end: offset };
}

function isOneLine(file: TerraformFile, body: Body): boolean {
  return !file.text.slice(body.start, body.end).includes('\n');
}

/** The indentation of the lines of a body: that of what is in it, else one step more than its block's. */
function indentOf(place: Place): string {
  const { file, body, block } = place;
  const own = [...body.attributes, ...body.blocks].filter((node) => node.origin === undefined);
  const [first] = own.sort((a, b) => a.start - b.start);
  if (first !== undefined && !isOneLine(file, body)) return indentAt(file, first.start);
  return `${indentAt(file, block.start)}  `;
}

function indentAt(file: TerraformFile, offset: number): string {
  return /^[ \t]*/.exec(file.text.slice(lineStartAt(file, offset), offset))?.[0] ?? '';
}

function lineStartAt(file: TerraformFile, offset: number): number {
  const lines = linesOf(file);
  return lines.lineStart(lines.positionAt(offset).line);
}

function lineEndAt(file: TerraformFile, offset: number): number {
  const lines = linesOf(file);
  return lines.lineEnd(lines.positionAt(offset).line);
}
