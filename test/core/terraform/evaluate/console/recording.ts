/** The recorded answers of Terraform 1.11, one line of JSON per expression, so that a new recording can be compared with the old. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Answer } from './terraformConsole.ts';

const FILE = path.join(import.meta.dirname, 'recording.jsonl');

/** `[expression, type, json]`, with `"sensitive"` behind it, or `[expression, "error" | "unknown"]`, or a text. */
type Line = readonly [string, ...string[]];

export async function readRecording(): Promise<ReadonlyMap<string, Answer>> {
  const lines = (await readFile(FILE, 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
  return new Map(lines.map((line) => [line[0], answerOf(line)]));
}

function answerOf([, first = '', second, third]: Line): Answer {
  if (first === 'error' || first === 'unknown') return { kind: first };
  if (first === 'text') return { kind: 'text', text: second ?? '' };
  return { kind: 'value', type: first, json: second ?? '', sensitive: third === 'sensitive' };
}

export async function writeRecording(answers: ReadonlyMap<string, Answer>): Promise<void> {
  const lines = [...answers].map(([expression, answer]) => JSON.stringify(lineOf(expression, answer)));
  await writeFile(FILE, `${lines.join('\n')}\n`);
}

function lineOf(expression: string, answer: Answer): Line {
  switch (answer.kind) {
    case 'error':
    case 'unknown':
      return [expression, answer.kind];
    case 'text':
      return [expression, 'text', answer.text];
    case 'value':
      return [expression, answer.type, answer.json, ...(answer.sensitive ? ['sensitive'] : [])];
  }
}
