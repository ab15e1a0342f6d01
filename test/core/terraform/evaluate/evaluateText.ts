/** Evaluates an expression that is given as a text, among names that a test chooses. */
import path from 'node:path';
import { evaluate, type Scope } from '../../../../server/src/core/terraform/evaluate/expression.ts';
import { ANY, STRING, listOf, mapOf, objectOf, setOf } from '../../../../server/src/core/terraform/evaluate/types.ts';
import {
  UNKNOWN,
  object,
  unknownOf,
  withReference,
  type Value,
} from '../../../../server/src/core/terraform/evaluate/value.ts';
import { createTemplateReader } from '../../../../server/src/core/terraform/templateFile.ts';
import { createTerraformParser } from '../../../../server/src/core/terraform/parser.ts';
import type { Expression } from '../../../../server/src/core/terraform/syntax.ts';
import { fileAssets } from '../../../../server/src/node/fileAssets.ts';

const parser = await createTerraformParser(
  fileAssets(path.resolve(import.meta.dirname, '../../../../server/src/node')),
);

export function parseExpression(text: string): Expression {
  const file = parser.parse({ uri: 'file:///x.tf', version: null, text: `x = ${text}\n` });
  const [attribute] = file.body.attributes;
  if (file.errors.length > 0 || attribute === undefined) throw new Error(`does not parse: ${text}`);
  return attribute.value;
}

/** Unknown values of several types: `u.any`, `u.text`, `u.list`, …, and `u.bucket`, which refers to a resource. */
const UNKNOWNS: Value = object(
  new Map<string, Value>([
    ['any', UNKNOWN],
    ['text', unknownOf(STRING)],
    ['present', unknownOf(STRING, true)],
    ['list', unknownOf(listOf(STRING))],
    ['set', unknownOf(setOf(STRING))],
    ['map', unknownOf(mapOf(STRING))],
    ['object', unknownOf(objectOf(new Map([['a', STRING]])))],
    ['bucket', withReference(unknownOf(ANY), { address: 'aws_s3_bucket.b', attribute: [] })],
  ]),
);

export function scopeOf(names: Readonly<Record<string, Value>> = {}, more: Partial<Scope> = {}): Scope {
  const all = new Map(Object.entries({ u: UNKNOWNS, ...names }));
  return {
    root: (name) => all.get(name) ?? null,
    assume: () => null,
    parseTemplate: createTemplateReader(parser),
    ...more,
  };
}

export function evaluateText(
  text: string,
  names: Readonly<Record<string, Value>> = {},
  more: Partial<Scope> = {},
): Value {
  return evaluate(parseExpression(text), scopeOf(names, more));
}

/** A short text for a value: JSON with `?` where it is unknown, `!` where it is refused. */
export function show(value: Value): string {
  if (value.error !== undefined) return '!';
  switch (value.kind) {
    case 'unknown':
      return '?';
    case 'null':
      return 'null';
    case 'bool':
    case 'number':
      return String(value.value);
    case 'string':
      return JSON.stringify(value.value);
    case 'list':
      return `[${value.items.map(show).join(',')}]`;
    case 'object':
      return `{${[...value.entries].map(([key, entry]) => `${key}:${show(entry)}`).join(',')}}`;
  }
}
