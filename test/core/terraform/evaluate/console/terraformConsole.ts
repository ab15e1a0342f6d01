/** Asks `terraform console` for the values and types of expressions, many at a time. */
import { execFile } from 'node:child_process';
import path from 'node:path';

/** What Terraform says of an expression. */
export type Answer =
  /** The type as `type()` writes it, without spaces; the value as `jsonencode` writes it; whether it is marked sensitive. */
  | { readonly kind: 'value'; readonly type: string; readonly json: string; readonly sensitive: boolean }
  /** A value that JSON cannot hold (an infinity), as a text. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'error' };

const MODULE = path.join(import.meta.dirname, 'module');
/** Expressions in one question. */
const CHUNK = 100;

/** The answers, in the order of the expressions. One question at a time: the console locks its folder. */
export async function ask(expressions: readonly string[]): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (let at = 0; at < expressions.length; at += CHUNK) {
    answers.push(...(await askChunk(expressions.slice(at, at + CHUNK))));
  }
  return answers;
}

interface Known {
  readonly works: boolean;
  readonly json: string | null;
  readonly sensitive: boolean;
}

/** One question for all; where something in it is refused or unknown as a whole, both halves are asked by themselves. */
async function askChunk(expressions: readonly string[]): Promise<readonly Answer[]> {
  const parts = expressions.map(
    (each) =>
      `{ works = can(${each}), json = try(jsonencode(${each}), null), sensitive = issensitive(try(${each}, null)) }`,
  );
  const output = await consoleOutput(`base64encode(nonsensitive(jsonencode([${parts.join(', ')}])))`);
  const encoded = output === null ? null : /^"([A-Za-z0-9+/=]+)"$/.exec(output.trim());
  const [only] = expressions;
  if (encoded?.[1] !== undefined) {
    const known = JSON.parse(Buffer.from(encoded[1], 'base64').toString('utf8')) as readonly Known[];
    return withTypes(expressions, known);
  }
  if (expressions.length === 1 && only !== undefined) return [await askAlone(only)];
  const half = Math.ceil(expressions.length / 2);
  return [...(await askChunk(expressions.slice(0, half))), ...(await askChunk(expressions.slice(half)))];
}

async function withTypes(expressions: readonly string[], known: readonly Known[]): Promise<readonly Answer[]> {
  const good = expressions.filter((_, index) => known[index]?.works === true && known[index].json !== null);
  const types = good.length === 0 ? [] : typesIn((await consoleOutput(`type([${good.join(', ')}])`)) ?? '');
  if (types.length !== good.length) throw new Error(`${types.length} types for ${good.length}: ${good.join(' | ')}`);
  const answers: Answer[] = [];
  for (const [index, expression] of expressions.entries()) {
    const { works = false, json = null, sensitive = false } = known[index] ?? {};
    const type = types[good.indexOf(expression)];
    if (!works) answers.push({ kind: 'error' });
    else if (json === null || type === undefined) answers.push(await askAlone(expression));
    else answers.push({ kind: 'value', type, json, sensitive });
  }
  return answers;
}

async function askAlone(expression: string): Promise<Answer> {
  const output = await consoleOutput(`tostring(${expression})`);
  if (output === null) return (await consoleOutput(expression)) === null ? { kind: 'error' } : { kind: 'unknown' };
  return output.includes('(known after apply)') ? { kind: 'unknown' } : { kind: 'text', text: output.trim() };
}

/** The elements of the tuple type that the console prints. */
function typesIn(output: string): readonly string[] {
  const inner = /^tuple\(\[(.*)\]\)$/s.exec(normalType(output))?.[1] ?? '';
  const types: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= inner.length; at++) {
    const character = inner[at];
    if (character === '(') depth++;
    else if (character === ')') depth--;
    else if ((character === ',' && depth === 0) || character === undefined) {
      if (at > start) types.push(inner.slice(start, at));
      start = at + 1;
    }
  }
  return types;
}

/** A type without spaces and trailing commas. */
export function normalType(text: string): string {
  return text.replace(/\s+/g, '').replace(/,(?=[)\]}])/g, '');
}

/** What the console prints for an input, or null when it refuses it. */
function consoleOutput(input: string): Promise<string | null> {
  const { TF_CLI_CONFIG_FILE: _ignored, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const child = execFile(
      'terraform',
      ['console', '-no-color'],
      { cwd: MODULE, env, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (error !== null && !stderr.includes('Error:')) reject(new Error(`terraform console: ${error.message}`));
        else resolve(error === null ? stdout : null);
      },
    );
    child.stdin?.end(`${input}\n`);
  });
}
