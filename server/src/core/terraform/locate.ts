/**
 * Finds where a path of a resource is written: the narrowest range that exists, and how the value got there.
 *
 * Walks the syntax tree only when asked, since most paths are never shown.
 */
import type { Path, Placement, RelatedLocation, Span } from '../model.ts';
import { locateInTemplate } from './embedded.ts';
import { evaluate, type Scope } from './evaluate/expression.ts';
import { toTemplateText } from './evaluate/operators.ts';
import { linesOf } from './lines.ts';
import { isInstalled } from './module/installedModules.ts';
import type { PlacedBlock } from './module/moduleIndex.ts';
import { blockInstances } from './nestedBlocks.ts';
import type { Block, Body, Expression, TerraformFile } from './syntax.ts';

interface Found {
  readonly file: TerraformFile;
  readonly span: Span;
  readonly exact: boolean;
  /** The expression that gives the value, when the path ends in one. */
  readonly expression?: Expression;
  readonly scope?: Scope;
}

/** @param chain the module calls that lead to the block, nearest first */
export function locateIn(
  file: TerraformFile,
  block: Block,
  scope: Scope,
  path: Path,
  chain: readonly PlacedBlock[],
): Placement {
  const found = findInBody({ file, body: block.body, enclosing: { file, span: block.header }, scope, top: true }, path);
  // A stale block's inner spans belong to an older text: only its header is certain.
  const place = block.stale ? { file, span: block.header } : found;
  const via = found.expression !== undefined && found.scope !== undefined ? hops(found.expression, found.scope) : [];
  const inside = { uri: place.file.uri, range: linesOf(place.file).rangeOf(place.span) };
  const related = [...via, ...chain.map(callLocation)];
  const elsewhere = via.length > 0 ? ({ elsewhere: true } as const) : {};
  const exact = found.exact && !block.stale;
  const call = isInstalled(inside.uri) ? chain.find((outer) => !isInstalled(outer.file.uri)) : undefined;
  if (call === undefined) return { ...inside, exact, related, ...elsewhere };
  // Nobody edits an installed module: the call is the place to look at.
  const message = `In the installed module "${call.block.labels[0]?.value ?? ''}"`;
  const { uri, range } = callLocation(call);
  return { uri, range, exact: false, related: [{ ...inside, message }, ...related] };
}

/** The expression that a path of a block is given by, or null when the path is not written. */
export function expressionAt(
  file: TerraformFile,
  block: Block,
  scope: Scope,
  path: Path,
): { readonly expression: Expression; readonly scope: Scope } | null {
  const found = findInBody({ file, body: block.body, enclosing: { file, span: block.header }, scope, top: true }, path);
  if (!found.exact || found.expression === undefined || found.scope === undefined) return null;
  return { expression: found.expression, scope: found.scope };
}

interface Enclosing {
  readonly file: TerraformFile;
  readonly span: Span;
}

interface BodyPlace {
  readonly file: TerraformFile;
  readonly body: Body;
  readonly enclosing: Enclosing;
  readonly scope: Scope;
  readonly top: boolean;
}

function findInBody({ file, body, enclosing, scope, top }: BodyPlace, path: Path): Found {
  const [name, ...rest] = path;
  if (name === undefined) return { ...enclosing, exact: true };
  const attribute = body.attributes.find((candidate) => candidate.name === name);
  if (attribute !== undefined) {
    const origin = attribute.origin ?? file;
    return findInExpression(origin, attribute.value, attribute.value, scope, rest);
  }
  const instances = blockInstances(body, scope, top).get(String(name));
  if (instances === undefined) return { ...enclosing, exact: false };
  const [position, ...inner] = rest;
  const instance = instances[typeof position === 'number' ? position : 0] ?? instances.find((other) => other !== null);
  if (!instance) {
    // Only a dynamic block of unknown extent can give this attribute.
    const dynamic = body.blocks.find((block) => block.type === 'dynamic' && block.labels[0]?.value === name);
    return dynamic === undefined ? { ...enclosing, exact: false } : { file, span: dynamic.header, exact: false };
  }
  const origin = instance.block.origin ?? file;
  return findInBody(
    {
      file: origin,
      body: instance.body,
      enclosing: { file: origin, span: instance.block.header },
      scope: instance.scope,
      top: false,
    },
    inner,
  );
}

function findInExpression(
  file: TerraformFile,
  expression: Expression,
  enclosing: Span,
  scope: Scope,
  path: Path,
): Found {
  const [step, ...rest] = path;
  const whole: Found = { file, span: expression, exact: true, expression, scope };
  if (step === undefined) return whole;
  const missing: Found = { file, span: enclosing, exact: false };
  switch (expression.kind) {
    case 'parentheses':
      return findInExpression(file, expression.inner, enclosing, scope, path);
    case 'object': {
      const entry = expression.entries.find(
        (candidate) => toTemplateText(evaluate(candidate.key, scope)) === String(step),
      );
      return entry === undefined ? missing : findInExpression(file, entry.value, entry.key, scope, rest);
    }
    case 'tuple': {
      const item = typeof step === 'number' ? expression.items[step] : undefined;
      return item === undefined ? missing : findInExpression(file, item, item, scope, rest);
    }
    case 'call': {
      // The path goes on inside the document that the call encodes.
      const [argument] = expression.args;
      const transparent = /^(core::)?(jsonencode|yamlencode|tolist|toset|tomap|sensitive|nonsensitive)$/.test(
        expression.name,
      );
      return transparent && argument !== undefined ? findInExpression(file, argument, enclosing, scope, path) : whole;
    }
    case 'template': {
      const [only] = expression.parts;
      if (expression.parts.length === 1 && only?.kind === 'interpolation') {
        return findInExpression(file, only.expression, enclosing, scope, path);
      }
      const place = locateInTemplate(file, expression, path);
      return place === null ? whole : { file, span: place.span, exact: place.exact };
    }
    default:
      return whole;
  }
}

function hops(expression: Expression, scope: Scope): readonly RelatedLocation[] {
  return evaluate(expression, scope).via.map((hop) => ({
    uri: hop.file.uri,
    range: linesOf(hop.file).rangeOf(hop.span),
    message: hop.note,
  }));
}

function callLocation({ file, block }: PlacedBlock): RelatedLocation {
  return {
    uri: file.uri,
    range: linesOf(file).rangeOf(block.header),
    message: `Called here as module "${block.labels[0]?.value ?? ''}"`,
  };
}
