/**
 * Reads JSON (RFC 8259) and keeps the place of everything, every property in order, and repeated keys.
 *
 * Stops at the first fault and says what it is. Nesting is limited, so that no text can exhaust the stack.
 */
import type { Span } from '../model.ts';
import { MAX_DEPTH, TOO_DEEP, type Problem } from './tokenReader.ts';

export type JsonNode = JsonObjectNode | JsonArrayNode | JsonStringNode | JsonLiteralNode;

export interface JsonObjectNode extends Span {
  readonly kind: 'object';
  readonly properties: readonly JsonProperty[];
}

export interface JsonProperty extends Span {
  readonly key: JsonStringNode;
  readonly value: JsonNode;
}

export interface JsonArrayNode extends Span {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
}

/** The span has the quotes. */
export interface JsonStringNode extends Span {
  readonly kind: 'string';
  readonly value: string;
}

export interface JsonLiteralNode extends Span {
  readonly kind: 'literal';
  readonly value: null | boolean | number;
}

export type JsonResult =
  { readonly ok: true; readonly root: JsonNode } | { readonly ok: false; readonly problem: Problem };

const SPACE = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /[A-Za-z_]+/y;
// eslint-disable-next-line no-control-regex -- JSON forbids them in strings
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|(.))/g;
const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Thrown inside this module only. */
class Fault extends Error {
  readonly problem: Problem;
  constructor(start: number, end: number, message: string) {
    super(message);
    this.problem = { start, end, message };
  }
}

export function readJson(text: string): JsonResult {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;

  const skip = (): void => {
    SPACE.lastIndex = at;
    SPACE.exec(text);
    at = SPACE.lastIndex;
  };
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? null;
  };
  const fail = (message: string): never => {
    const character = text.codePointAt(at);
    if (character === undefined) {
      const end = text.trimEnd().length;
      throw new Fault(Math.max(0, end - 1), end, message);
    }
    throw new Fault(at, at + (character > 0xffff ? 2 : 1), message);
  };
  const found = (): string => {
    const character = text.codePointAt(at);
    return character === undefined ? 'the end of the text' : `\`${String.fromCodePoint(character)}\``;
  };

  const string = (): JsonStringNode => {
    const source = match(STRING);
    if (source === null) {
      const line = /[^\r\n]*/y;
      line.lastIndex = at;
      const rest = line.exec(text)?.[0] ?? '';
      throw new Fault(
        at,
        at + rest.trimEnd().length,
        'This string is not closed, or holds an escape that JSON does not know.',
      );
    }
    const start = at;
    at += source.length;
    return { kind: 'string', start, end: at, value: unescape(source.slice(1, -1)) };
  };

  const value = (depth: number): JsonNode => {
    skip();
    if (depth > MAX_DEPTH) fail(TOO_DEEP);
    const start = at;
    switch (text[at]) {
      case '{':
        return object(depth);
      case '[':
        return array(depth);
      case '"':
        return string();
      default: {
        const number = match(NUMBER);
        if (number !== null) {
          at += number.length;
          return { kind: 'literal', start, end: at, value: Number(number) };
        }
        const word = match(WORD);
        if (word !== 'true' && word !== 'false' && word !== 'null') return fail(`Expected a value, found ${found()}.`);
        at += word.length;
        return { kind: 'literal', start, end: at, value: word === 'null' ? null : word === 'true' };
      }
    }
  };

  const object = (depth: number): JsonObjectNode => {
    const start = at++;
    const properties: JsonProperty[] = [];
    skip();
    if (text[at] === '}') return { kind: 'object', start, end: ++at, properties };
    for (;;) {
      skip();
      if (text[at] !== '"') fail(`Expected a key in double quotes, found ${found()}.`);
      const key = string();
      skip();
      if (text[at] !== ':') fail(`Expected \`:\` after the key, found ${found()}.`);
      at++;
      const content = value(depth + 1);
      properties.push({ start: key.start, end: content.end, key, value: content });
      skip();
      if (text[at] === '}') return { kind: 'object', start, end: ++at, properties };
      if (text[at] !== ',') fail(`Expected \`,\` or \`}\` after this property, found ${found()}.`);
      at++;
    }
  };

  const array = (depth: number): JsonArrayNode => {
    const start = at++;
    const items: JsonNode[] = [];
    skip();
    if (text[at] === ']') return { kind: 'array', start, end: ++at, items };
    for (;;) {
      items.push(value(depth + 1));
      skip();
      if (text[at] === ']') return { kind: 'array', start, end: ++at, items };
      if (text[at] !== ',') fail(`Expected \`,\` or \`]\` after this item, found ${found()}.`);
      at++;
    }
  };

  try {
    const root = value(0);
    skip();
    if (at < text.length) fail(`Expected the end of the text, found ${found()}.`);
    return { ok: true, root };
  } catch (fault) {
    if (fault instanceof Fault) return { ok: false, problem: fault.problem };
    throw fault;
  }
}

function unescape(source: string): string {
  if (!source.includes('\\')) return source;
  return source.replace(ESCAPE, (_all, code: string | undefined, simple: string | undefined) =>
    code !== undefined ? String.fromCharCode(parseInt(code, 16)) : (ESCAPES[simple ?? ''] ?? simple ?? ''),
  );
}

/** Where each UTF-16 unit of a string's value stands in the text, and one more for its end. */
export function unitOffsets(text: string, node: JsonStringNode): (unit: number) => number {
  const source = text.slice(node.start + 1, node.end - 1);
  if (!source.includes('\\')) return (unit) => node.start + 1 + Math.min(unit, source.length);
  const offsets: number[] = [];
  for (let i = 0; i < source.length;) {
    offsets.push(node.start + 1 + i);
    i += source[i] !== '\\' ? 1 : source[i + 1] === 'u' ? 6 : 2;
  }
  return (unit) => offsets[unit] ?? node.end - 1;
}
