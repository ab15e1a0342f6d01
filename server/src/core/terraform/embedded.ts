/**
 * JSON documents that stand as text in a configuration (heredocs, quoted strings): decoded in part, and with places.
 */
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import type { JsonValue, Path, Span } from '../model.ts';
import { evaluate, type Scope } from './evaluate/expression.ts';
import { toTemplateText } from './evaluate/operators.ts';
import { UNKNOWN, fromJson, list, object, type Value } from './evaluate/value.ts';
import type { TemplateExpression, TerraformFile } from './syntax.ts';

/** No text of a user's: stands for what is not known while the rest is decoded. */
const HOLE = '\uE000plumbline-unknown\uE000';

/** The document in a template that is not known as a whole, or null when its text is no JSON whatever the unknown parts are. */
export function partialDocument(template: TemplateExpression, scope: Scope): Value | null {
  const first = template.parts.find((part) => part.kind !== 'text' || part.value.trim() !== '');
  if (first?.kind !== 'text' || !/^\s*[{[]/.test(first.value)) return null;
  let raw = '';
  for (const part of template.parts) {
    if (part.kind === 'text') raw += part.value;
    else if (part.kind === 'interpolation') {
      const text = toTemplateText(evaluate(part.expression, scope));
      // Outside of a string the hole must be a value of its own.
      raw += text ?? (insideString(raw) ? HOLE : JSON.stringify(HOLE));
    } else return null;
  }
  try {
    return withHoles(JSON.parse(raw) as JsonValue);
  } catch {
    return null;
  }
}

function insideString(json: string): boolean {
  let inside = false;
  for (let i = 0; i < json.length; i++) {
    if (json[i] === '\\' && inside) i++;
    else if (json[i] === '"') inside = !inside;
  }
  return inside;
}

function withHoles(json: JsonValue): Value {
  if (typeof json === 'string') return json.includes(HOLE) ? UNKNOWN : fromJson(json);
  if (isArray(json)) return list(json.map(withHoles));
  if (json === null || typeof json !== 'object') return fromJson(json);
  const entries = Object.entries(json);
  // With a key unknown, no key of the object is certain.
  if (entries.some(([key]) => key.includes(HOLE))) return UNKNOWN;
  return object(new Map(entries.map(([key, value]) => [key, withHoles(value)])));
}

function isArray(json: JsonValue): json is readonly JsonValue[] {
  return Array.isArray(json);
}

export interface EmbeddedPlace {
  readonly span: Span;
  /** False when the span belongs to what encloses the path in the document. */
  readonly exact: boolean;
}

/** Where a path of the JSON document in a heredoc is written, or null when its text cannot be mapped one to one. */
export function locateInTemplate(file: TerraformFile, template: TemplateExpression, path: Path): EmbeddedPlace | null {
  const first = template.parts[0];
  const last = template.parts.at(-1);
  if (template.heredoc === undefined || first === undefined || last === undefined) return null;
  // Interpolations are blanked to the same length, so that offsets hold.
  let source = file.text.slice(first.start, last.end);
  for (const part of template.parts) {
    if (part.kind === 'text') continue;
    const start = part.start - first.start;
    const end = part.end - first.start;
    source = `${source.slice(0, start)}${'_'.repeat(end - start)}${source.slice(end)}`;
  }
  const tree = parseTree(source);
  if (tree === undefined) return null;
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node === undefined) continue;
    const exact = length === path.length;
    const named = !exact && node.parent?.type === 'property' ? (node.parent.children?.[0] ?? node) : node;
    return { span: { start: first.start + named.offset, end: first.start + named.offset + named.length }, exact };
  }
  return null;
}
