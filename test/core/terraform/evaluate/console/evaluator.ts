/** Answers expressions as `terraform console` does, with our own parser and evaluator. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { convertValue } from '../../../../../server/src/core/terraform/evaluate/convert.ts';
import { evaluate, type Root, type Scope } from '../../../../../server/src/core/terraform/evaluate/expression.ts';
import { toJsonText } from '../../../../../server/src/core/terraform/evaluate/functions/goJson.ts';
import { toText } from '../../../../../server/src/core/terraform/evaluate/bigFloatText.ts';
import { parseTypeConstraint } from '../../../../../server/src/core/terraform/evaluate/typeConstraint.ts';
import { typeOf, type Type } from '../../../../../server/src/core/terraform/evaluate/types.ts';
import {
  NULL,
  isKnown,
  object,
  refused,
  string,
  type Value,
} from '../../../../../server/src/core/terraform/evaluate/value.ts';
import { createTemplateReader } from '../../../../../server/src/core/terraform/templateFile.ts';
import { createTerraformParser, type TerraformParser } from '../../../../../server/src/core/terraform/parser.ts';
import type { Block, Expression } from '../../../../../server/src/core/terraform/syntax.ts';
import { fileAssets } from '../../../../../server/src/node/fileAssets.ts';
import { normalType, type Answer } from './terraformConsole.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../../..');
const MODULE = path.join(import.meta.dirname, 'module');

export interface Evaluator {
  answer(expression: string): Answer;
  evaluate(expression: string): Value;
  dispose(): void;
}

export async function createEvaluator(): Promise<Evaluator> {
  const parser = await createTerraformParser(fileAssets(path.join(ROOT, 'server/src/node')));
  const scope = moduleScope(parser);
  const valueOf = (expression: string): Value | null => {
    const file = parser.parse({ uri: 'file:///console.tf', version: null, text: `x = ${expression}\n` });
    const [attribute] = file.body.attributes;
    return file.errors.length > 0 || attribute === undefined ? null : evaluate(attribute.value, scope);
  };
  return {
    answer: (expression) => {
      const value = valueOf(expression);
      return value === null ? { kind: 'error' } : answerOf(value);
    },
    evaluate: (expression) => {
      const value = valueOf(expression);
      if (value === null) throw new Error(`not parsed: ${expression}`);
      return value;
    },
    dispose: () => parser.dispose(),
  };
}

function answerOf(value: Value): Answer {
  if (value.error !== undefined) return { kind: 'error' };
  if (!isKnown(value)) return { kind: 'unknown' };
  if (value.kind === 'number' && value.exact.infinite !== 0) return { kind: 'text', text: `"${toText(value.exact)}"` };
  const json = toJsonText(value);
  if (typeof json !== 'string') return { kind: json.error === undefined ? 'unknown' : 'error' };
  return { kind: 'value', type: normalType(consoleType(typeOf(value))), json, sensitive: value.sensitive };
}

/** As the console's `type()` writes it. */
function consoleType(type: Type): string {
  switch (type.kind) {
    case 'any':
      return 'dynamic';
    case 'bool':
    case 'number':
    case 'string':
      return type.kind;
    case 'list':
    case 'set':
    case 'map':
      return `${type.kind}(${consoleType(type.element)})`;
    case 'tuple':
      return `tuple([${type.elements.map(consoleType).join(',')}])`;
    case 'object':
      return `object({${[...type.attributes]
        .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
        .map(([name, attribute]) => `${name}:${consoleType(attribute.type)}`)
        .join(',')}})`;
  }
}

/** Variables with their defaults, locals, and the files beside them. */
function moduleScope(parser: TerraformParser): Scope {
  const text = readFileSync(path.join(MODULE, 'main.tf'), 'utf8');
  const file = parser.parse({ uri: 'file:///main.tf', version: null, text });
  if (file.errors.length > 0) throw new Error(file.errors.map((error) => error.message).join('; '));
  const variables = new Map<string, Value>();
  const locals = new Map<string, Expression>();
  for (const block of file.body.blocks) {
    if (block.type === 'variable') variables.set(block.labels[0]?.value ?? '', variableValue(block));
    if (block.type === 'locals') for (const local of block.body.attributes) locals.set(local.name, local.value);
  }
  const scope: Scope = {
    assume: () => null,
    files,
    parseTemplate: createTemplateReader(parser),
    root: (name) => {
      if (name === 'var') return namespace((variable) => variables.get(variable) ?? null);
      if (name === 'local') {
        return namespace((local) => {
          const expression = locals.get(local);
          return expression === undefined ? null : evaluate(expression, scope);
        });
      }
      if (name === 'path') return object(new Map(['module', 'root', 'cwd'].map((key) => [key, string('.')])));
      return name === 'terraform' ? object(new Map([['workspace', string('default')]])) : null;
    },
  };
  return scope;
}

function variableValue(block: Block): Value {
  const attribute = (name: string): Expression | undefined =>
    block.body.attributes.find((candidate) => candidate.name === name)?.value;
  const initial = attribute('default');
  const constraint = attribute('type');
  const value = initial === undefined ? NULL : evaluate(initial, { root: () => null, assume: () => null });
  const parsed = constraint === undefined ? null : parseTypeConstraint(constraint);
  const converted = parsed?.ok === true ? convertValue(value, parsed.type) : value;
  return attribute('sensitive') === undefined ? converted : { ...converted, sensitive: true };
}

function namespace(find: (name: string) => Value | null): Root {
  const absent = refused('there is no such name');
  return { kind: 'root', attribute: (name) => find(name) ?? absent, index: () => absent, value: () => absent };
}

const files: NonNullable<Scope['files']> = {
  exists: (file) => {
    const full = path.join(MODULE, file);
    if (!existsSync(full)) return false;
    return statSync(full).isFile() ? true : null;
  },
  read: (file) => {
    const full = path.join(MODULE, file);
    return existsSync(full) && statSync(full).isFile() ? readFileSync(full) : null;
  },
  list: (folder) => {
    const full = path.join(MODULE, folder);
    if (!existsSync(full)) return [];
    return readdirSync(full, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(full, path.join(entry.parentPath, entry.name)));
  },
};
