/**
 * Terraform's JSON syntax (`.tf.json`), read into the same tree as the native one.
 *
 * Terraform needs a provider's schema to tell a nested block from an argument here. There is none, so what stands
 * inside a resource is an attribute whose value is an object or a list of objects, except for the block types of the
 * language itself (`lifecycle`, `dynamic`, …): who lowers a block must take both for the same. Follows
 * https://developer.hashicorp.com/terraform/language/syntax/json.
 */
import type { SourceFile, Span, SyntaxError } from '../model.ts';
import type { Attribute, Block, Body, Comment, Expression, Label, TemplatePart, TerraformFile } from './syntax.ts';
import { createLineIndex } from '../lineIndex.ts';
import { convertBody } from './convertBody.ts';
import { findProblem } from './findProblem.ts';
import type { Problem } from './tokenReader.ts';
import { readJson, unitOffsets, type JsonNode, type JsonObjectNode, type JsonStringNode } from './jsonReader.ts';
import { maskText } from './maskText.ts';
import { minimalEdit } from './minimalEdit.ts';
import { shiftBlock, shiftExpression } from './shiftSyntax.ts';
import type { Budget, Grammar } from './treeSitter.ts';

/** How many labels the language's own block types have, and which of them may stand inside. */
interface BlockShape {
  readonly labels: number;
  readonly inside?: Shapes;
}
interface Shapes {
  readonly [type: string]: BlockShape;
}

const CONDITIONS: Shapes = { precondition: { labels: 0 }, postcondition: { labels: 0 } };
const DYNAMIC: BlockShape = { labels: 1, inside: { content: { labels: 0 } } };
const MANAGED: Shapes = {
  lifecycle: { labels: 0, inside: CONDITIONS },
  connection: { labels: 0 },
  provisioner: { labels: 1, inside: { connection: { labels: 0 } } },
  dynamic: DYNAMIC,
};
const READ: Shapes = { lifecycle: { labels: 0, inside: CONDITIONS }, dynamic: DYNAMIC };

const TOP_LEVEL: Shapes = {
  terraform: {
    labels: 0,
    inside: {
      backend: { labels: 1 },
      cloud: { labels: 0, inside: { workspaces: { labels: 0 } } },
      provider_meta: { labels: 1 },
      required_providers: { labels: 0 },
    },
  },
  provider: { labels: 1, inside: { dynamic: DYNAMIC } },
  resource: { labels: 2, inside: MANAGED },
  data: { labels: 2, inside: READ },
  ephemeral: { labels: 2, inside: READ },
  variable: { labels: 1, inside: { validation: { labels: 0 } } },
  output: { labels: 1, inside: CONDITIONS },
  module: { labels: 1 },
  locals: { labels: 0 },
  moved: { labels: 0 },
  import: { labels: 0 },
  removed: { labels: 0, inside: MANAGED },
  check: { labels: 1, inside: { data: { labels: 2, inside: READ }, assert: { labels: 0 } } },
};

const MAX_ERRORS = 20;

/** Never throws for a bad text: what was read last is then kept. */
export function parseJsonFile(
  file: SourceFile,
  previous: TerraformFile | undefined,
  grammar: Grammar,
  budget: Budget,
): TerraformFile {
  const read = readJson(file.text);
  if (!read.ok) return toFile(file, keptBody(file, previous), [], [read.problem]);
  const converter = new JsonConverter(file.text, grammar, budget, /\.tfvars\.json$/i.test(file.uri));
  const body = converter.root(read.root);
  return toFile(file, body, converter.comments, converter.problems);
}

function toFile(
  file: SourceFile,
  body: Body,
  comments: readonly Comment[],
  problems: readonly Problem[],
): TerraformFile {
  const lines = createLineIndex(file.text);
  const errors: readonly SyntaxError[] = problems
    .slice(0, MAX_ERRORS)
    .map((problem) => ({ uri: file.uri, range: lines.rangeOf(problem), message: problem.message, parser: 'json' }));
  return { uri: file.uri, version: file.version, text: file.text, body, comments, errors };
}

/** The last result's blocks while the text does not parse; a block that the edit touches is stale. */
function keptBody(file: SourceFile, previous: TerraformFile | undefined): Body {
  const blocks: Block[] = [];
  const edit = previous === undefined ? null : minimalEdit(previous.text, file.text);
  for (const block of previous?.body.blocks ?? []) {
    const after = edit !== null && block.start >= edit.oldEnd;
    const touched = edit !== null && block.start < edit.oldEnd && block.end > edit.start;
    const by = edit !== null && after ? edit.newEnd - edit.oldEnd : 0;
    // a label before the block may stand on the other side of the edit
    const move = (offset: number): number =>
      Math.min(file.text.length, edit !== null && offset >= edit.oldEnd ? offset + edit.newEnd - edit.oldEnd : offset);
    const moved = shiftBlock(block, touched ? (offset) => Math.min(file.text.length, offset + by) : move);
    blocks.push(touched || block.stale ? withState(moved, true) : withState(moved, false));
  }
  return { start: 0, end: file.text.length, attributes: [], blocks };
}

function withState(block: Block, stale: boolean): Block {
  const blocks = block.body.blocks.map((inner) => withState(inner, stale));
  return { ...block, complete: false, stale, body: { ...block.body, blocks } };
}

class JsonConverter {
  readonly comments: Comment[] = [];
  readonly problems: Problem[] = [];
  private readonly text: string;
  private readonly grammar: Grammar;
  private readonly budget: Budget;
  /** A variable file: every key is a variable, and strings are no templates. */
  private readonly variables: boolean;

  constructor(text: string, grammar: Grammar, budget: Budget, variables: boolean) {
    this.text = text;
    this.grammar = grammar;
    this.budget = budget;
    this.variables = variables;
  }

  root(node: JsonNode): Body {
    const span = { start: 0, end: this.text.length };
    const objects = node.kind === 'array' ? node.items : [node];
    const bodies = objects.map((object) => {
      if (object.kind === 'object') return this.content(object, this.variables ? {} : TOP_LEVEL);
      this.problems.push({ ...firstUnit(object), message: 'Expected an object of Terraform blocks.' });
      return { attributes: [], blocks: [] };
    });
    return {
      ...span,
      attributes: bodies.flatMap((body) => body.attributes),
      blocks: bodies.flatMap((body) => body.blocks),
    };
  }

  private content(node: JsonObjectNode, shapes: Shapes): { attributes: Attribute[]; blocks: Block[] } {
    const attributes: Attribute[] = [];
    const blocks: Block[] = [];
    for (const { key, value, start, end } of node.properties) {
      if (key.value === '//') {
        this.comment(value);
        continue;
      }
      const shape = Object.hasOwn(shapes, key.value) ? shapes[key.value] : undefined;
      if (shape !== undefined) {
        this.blocks(key, [], shape, value, key, blocks);
        continue;
      }
      attributes.push({ start, end, name: key.value, nameSpan: inside(key), value: this.expression(value) });
    }
    return { attributes, blocks };
  }

  private comment(value: JsonNode): void {
    if (value.kind !== 'string') return;
    const { start, end } = inside(value);
    this.comments.push({ start, end, text: `// ${value.value}` });
  }

  /** One block, or many: under further labels, or in a list. */
  private blocks(
    type: JsonStringNode,
    labels: readonly Label[],
    shape: BlockShape,
    value: JsonNode,
    start: Span,
    into: Block[],
  ): void {
    if (value.kind === 'array') {
      for (const item of value.items) this.blocks(type, labels, shape, item, item, into);
      return;
    }
    if (value.kind === 'literal' && value.value === null) return;
    if (value.kind !== 'object') {
      this.problems.push({ start: value.start, end: value.end, message: `Expected an object for \`${type.value}\`.` });
      return;
    }
    if (labels.length < shape.labels) {
      for (const property of value.properties) {
        if (property.key.value === '//') this.comment(property.value);
        else {
          const label: Label = { ...inside(property.key), value: property.key.value };
          this.blocks(type, [...labels, label], shape, property.value, property.key, into);
        }
      }
      return;
    }
    const faults = this.problems.length;
    const content = this.content(value, shape.inside ?? {});
    const header = labels.at(-1) ?? inside(type);
    into.push({
      start: start.start,
      end: value.end,
      type: type.value,
      typeSpan: inside(type),
      labels,
      header: { start: header.start, end: header.end },
      body: { start: value.start + 1, end: value.end - 1, ...content },
      complete: this.problems.length === faults,
      stale: false,
    });
  }

  private expression(node: JsonNode): Expression {
    const { start, end } = node;
    switch (node.kind) {
      case 'literal':
        return { kind: 'literal', start, end, value: node.value, raw: this.text.slice(start, end) };
      case 'string':
        return this.template(node);
      case 'array':
        return { kind: 'tuple', start, end, items: node.items.map((item) => this.expression(item)) };
      case 'object':
        return {
          kind: 'object',
          start,
          end,
          entries: node.properties
            .filter(({ key }) => key.value !== '//')
            .map((property) => ({
              start: property.start,
              end: property.end,
              key: this.template(property.key),
              value: this.expression(property.value),
            })),
        };
    }
  }

  /** A string is a template without backslash escapes, which is what a heredoc is: so it is parsed as one. */
  private template(node: JsonStringNode): Expression {
    const { start, end, value } = node;
    if (this.variables || !/[$%]\{/.test(value)) {
      const parts: readonly TemplatePart[] = value === '' ? [] : [{ kind: 'text', ...inside(node), value }];
      return { kind: 'template', start, end, parts };
    }
    // a marker that does not occur in the text
    const marker = 'T'.repeat(1 + (value.match(/T+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0));
    const prefix = `x = <<${marker}\n`;
    const snippet = `${prefix}${value}\n${marker}\n`;
    const unit = unitOffsets(this.text, node);
    const at = (offset: number): number => unit(Math.max(0, offset - prefix.length));

    const problem = findProblem(snippet) ?? null;
    const expression = problem === null ? this.parseSnippet(snippet) : null;
    if (expression?.kind !== 'template') {
      const message = problem?.message ?? 'This cannot be read as a Terraform template.';
      const span = problem === null ? inside(node) : { start: at(problem.start), end: at(problem.end) };
      this.problems.push({ ...span, message });
      return { kind: 'invalid', start, end };
    }
    const moved = shiftExpression({ ...expression, parts: withoutLastLineEnd(expression.parts) }, at);
    return moved.kind === 'template' ? { kind: 'template', start, end, parts: moved.parts } : moved;
  }

  private parseSnippet(snippet: string): Expression | null {
    const tree = this.grammar.parse(maskText(snippet), null, this.budget.part(snippet.length));
    if (tree === null) return null;
    try {
      const content = tree.rootNode.firstNamedChild;
      if (tree.rootNode.hasError || content?.type !== 'body') return null;
      const nodes = this.grammar.copy(content, 0).children;
      const converted = convertBody(snippet, nodes, { complete: true, lost: [] });
      return converted.damaged ? null : (converted.attributes[0]?.value ?? null);
    } finally {
      tree.delete();
    }
  }
}

function inside(node: Span): Span {
  return { start: node.start + 1, end: node.end - 1 };
}

function firstUnit(node: Span): Span {
  return { start: node.start, end: Math.min(node.end, node.start + 1) };
}

/** The line end that the heredoc needed and the string did not have. */
function withoutLastLineEnd(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  const last = parts.at(-1);
  if (last?.kind !== 'text' || !last.value.endsWith('\n')) return parts;
  const value = last.value.slice(0, -1);
  return value === '' ? parts.slice(0, -1) : [...parts.slice(0, -1), { ...last, value, end: last.end - 1 }];
}
