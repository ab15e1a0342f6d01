/**
 * Measures from `didChange` to `publishDiagnostics` of the same version, through the built server over stdio, debounce included:
 * an edit that makes and unmakes a finding in a 1,000-line file of a 30-file module. Beside each, in the same run, the round
 * trip of a request that the server does not know: what the pipe and the process cost without any work.
 */
import { pathToFileURL } from 'node:url';
import type { Position } from 'vscode-languageserver/node';
import type { ModuleFolder } from './moduleFolder.ts';
import type { ServerProcess } from './serverProcess.ts';
import { statisticsOf, type Statistics } from './statistics.ts';

const WARM_UP = 20;
const SINGLE_EDITS = 200;
const BURSTS = 40;
const BURST_LENGTH = 11;

export interface KeystrokeResult {
  /** ms, one edit at a time on an idle server. */
  readonly single: Statistics;
  /** ms, from the last of eleven edits sent at once to its diagnostics. */
  readonly burst: Statistics;
  /** ms, an unknown request and its refusal. */
  readonly roundTrip: Statistics;
}

/** The document must be open at version 1 with its text as `module` has it. */
export async function measureKeystrokes(server: ServerProcess, module: ModuleFolder): Promise<KeystrokeResult> {
  const uri = pathToFileURL(module.file).href;
  let version = 1;
  let value = 'true';

  async function change(start: Position, end: Position, text: string): Promise<void> {
    version += 1;
    const contentChanges = [{ range: { start, end }, text }];
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  /** Flips the value, so that the diagnostics change. */
  async function flip(): Promise<void> {
    const start = { line: module.line, character: module.character };
    const end = { line: module.line, character: module.character + value.length };
    value = value === 'true' ? 'false' : 'true';
    await change(start, end, value);
  }

  /** Types a character into the comment on the last line: nothing new is to be said. */
  async function typeInComment(): Promise<void> {
    const end = { line: module.lastLine, character: 2 };
    await change(end, end, 'x');
  }

  /** Resolves with ms from flipping the value, after typing `before` other characters at once, to its diagnostics. */
  async function timeFlip(before: number): Promise<number> {
    for (let index = 0; index < before; index += 1) await typeInComment();
    const wanted = version + 1;
    const answer = server.next((params) => params.uri === uri && params.version === wanted);
    const began = performance.now();
    await flip();
    const { diagnostics } = await answer;
    const elapsed = performance.now() - began;
    const found = diagnostics.some(({ range }) => range.start.line === module.line);
    if (found !== (value === 'false')) throw new Error(`version ${version}: the diagnostics are not those of the text`);
    return elapsed;
  }

  async function timeRoundTrip(): Promise<number> {
    const began = performance.now();
    await server.connection.sendRequest('$bench/unknown').catch(() => undefined);
    return performance.now() - began;
  }

  for (let index = 0; index < WARM_UP; index += 1) await timeFlip(0);
  const single: number[] = [];
  const roundTrip: number[] = [];
  for (let index = 0; index < SINGLE_EDITS; index += 1) {
    single.push(await timeFlip(0));
    roundTrip.push(await timeRoundTrip());
  }
  const burst: number[] = [];
  for (let index = 0; index < BURSTS; index += 1) burst.push(await timeFlip(BURST_LENGTH - 1));
  return { single: statisticsOf(single), burst: statisticsOf(burst), roundTrip: statisticsOf(roundTrip) };
}
