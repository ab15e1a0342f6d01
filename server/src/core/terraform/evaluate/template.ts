/** Renders templates: literal text, interpolations and directives. */
import type { TemplatePart } from '../syntax.ts';
import { TEXT_BOUND } from './budget.ts';
import { convertTo } from './convert.ts';
import { decide } from './decide.ts';
import { evaluatePart } from './expression.ts';
import { forEach } from './forExpression.ts';
import type { Scope } from './scope.ts';
import { STRING } from './types.ts';
import { computedFrom, refused, string, unknownOf, type Value } from './value.ts';

/** A text, or the value itself where the template is nothing but one interpolation. */
export function evaluateTemplate(parts: readonly TemplatePart[], scope: Scope): Value {
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'text') return string(only.value);
  if (parts.length === 1 && only?.kind === 'interpolation') return evaluatePart(only.expression, scope);
  return renderParts(parts, scope);
}

/** Always a text, also for a template that is nothing but one interpolation. */
export function renderParts(parts: readonly TemplatePart[], scope: Scope): Value {
  return join(parts.map((part) => renderPart(part, scope)));
}

/** Every part is looked at, so that what is refused is found behind what is unknown too. */
function join(pieces: readonly Value[]): Value {
  let text: string | null = '';
  for (const piece of pieces) {
    const converted =
      piece.kind === 'null' ? refused('a null value cannot be put into a text') : convertTo(piece, STRING);
    if (converted.error !== undefined) {
      return computedFrom({ ...unknownOf(STRING, true), error: converted.error }, pieces);
    }
    if (converted.kind !== 'string' || text === null) text = null;
    else if (text.length + converted.value.length > TEXT_BOUND) text = null;
    else text += converted.value;
  }
  return computedFrom(text === null ? unknownOf(STRING, true) : string(text), pieces);
}

function renderPart(part: TemplatePart, scope: Scope): Value {
  switch (part.kind) {
    case 'text':
      return string(part.value);
    case 'interpolation':
      return evaluatePart(part.expression, scope);
    case 'if': {
      const condition = evaluatePart(part.condition, scope);
      const decided = decide(condition, part.condition, scope);
      if (typeof decided !== 'boolean') return computedFrom(decided ?? unknownOf(STRING, true), [condition]);
      return computedFrom(renderParts(decided ? part.then : part.otherwise, scope), [condition]);
    }
    case 'for': {
      const collection = evaluatePart(part.collection, scope);
      const pieces: Value[] = [];
      const failed = forEach(collection, part, scope, (inner) => {
        pieces.push(renderParts(part.body, inner));
        return null;
      });
      return computedFrom(failed ?? join(pieces), [collection]);
    }
  }
}
