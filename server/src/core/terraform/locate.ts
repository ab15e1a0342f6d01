/**
 * Finds where a path of a resource is written: the narrowest range that exists, and how the value got there.
 *
 * Walks the syntax tree only when asked, since most paths are never shown.
 */
import type { Path, Placement, RelatedLocation, Span } from '../model.ts';
import { evaluate, type Scope } from './evaluate/expression.ts';
import { toTemplateText } from './evaluate/operators.ts';
import { linesOf } from './lines.ts';
import { blockInstances } from './nestedBlocks.ts';
import type { Block, Body, Expression, TerraformFile } from './syntax.ts';

interface Found {
  readonly span: Span;
  readonly exact: boolean;
  /** The expression that gives the value, when the path ends in one. */
  readonly expression?: Expression;
  readonly scope?: Scope;
}

export function locateIn(file: TerraformFile, block: Block, scope: Scope, path: Path): Placement {
  const found = findInBody(block.body, block.header, scope, path, true);
  // A stale block's inner spans belong to an older text: only its header is certain.
  const span = block.stale ? block.header : found.span;
  const related =
    found.expression !== undefined && found.scope !== undefined ? hops(found.expression, found.scope) : [];
  return { uri: file.uri, range: linesOf(file).rangeOf(span), exact: found.exact && !block.stale, related };
}

function findInBody(body: Body, enclosing: Span, scope: Scope, path: Path, top: boolean): Found {
  const [name, ...rest] = path;
  if (name === undefined) return { span: enclosing, exact: true };
  const attribute = body.attributes.find((candidate) => candidate.name === name);
  if (attribute !== undefined) return findInExpression(attribute.value, attribute.value, scope, rest);
  const instances = blockInstances(body, scope, top).get(String(name));
  if (instances === undefined) return { span: enclosing, exact: false };
  const [position, ...inner] = rest;
  const instance =
    instances[typeof position === 'number' ? position : 0] ?? instances.find((candidate) => candidate !== null);
  if (instance === undefined || instance === null) {
    // Only a dynamic block of unknown extent can give this attribute.
    const dynamic = body.blocks.find(
      (candidate) => candidate.type === 'dynamic' && candidate.labels[0]?.value === name,
    );
    return { span: dynamic?.header ?? enclosing, exact: false };
  }
  return findInBody(instance.body, instance.block.header, instance.scope, inner, false);
}

function findInExpression(expression: Expression, enclosing: Span, scope: Scope, path: Path): Found {
  const [step, ...rest] = path;
  if (step === undefined) return { span: expression, exact: true, expression, scope };
  switch (expression.kind) {
    case 'parentheses':
      return findInExpression(expression.inner, enclosing, scope, path);
    case 'object': {
      const entry = expression.entries.find(
        (candidate) => toTemplateText(evaluate(candidate.key, scope)) === String(step),
      );
      return entry === undefined
        ? { span: enclosing, exact: false }
        : findInExpression(entry.value, entry.key, scope, rest);
    }
    case 'tuple': {
      const item = typeof step === 'number' ? expression.items[step] : undefined;
      return item === undefined ? { span: enclosing, exact: false } : findInExpression(item, item, scope, rest);
    }
    case 'call': {
      // The path goes on inside the document that the call encodes.
      const [argument] = expression.args;
      const encodes =
        expression.name === 'jsonencode' || expression.name === 'yamlencode' || expression.name.startsWith('to');
      if (encodes && argument !== undefined) return findInExpression(argument, enclosing, scope, path);
      return { span: expression, exact: true, expression, scope };
    }
    case 'template': {
      const [only] = expression.parts;
      if (expression.parts.length === 1 && only?.kind === 'interpolation') {
        return findInExpression(only.expression, enclosing, scope, path);
      }
      return { span: expression, exact: true, expression, scope };
    }
    default:
      return { span: expression, exact: true, expression, scope };
  }
}

function hops(expression: Expression, scope: Scope): readonly RelatedLocation[] {
  return evaluate(expression, scope).via.map((hop) => ({
    uri: hop.file.uri,
    range: linesOf(hop.file).rangeOf(hop.span),
    message: hop.note,
  }));
}
