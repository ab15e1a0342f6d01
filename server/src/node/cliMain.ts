/** The command line on Node: gives `run` this machine. Composition only. */
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { URI } from 'vscode-uri';
import manifest from '../../../package.json' with { type: 'json' };
import type { CliEnvironment, PathLookup } from '../cli/environment.ts';
import { NOT_EVALUATED } from '../cli/exitCode.ts';
import { run } from '../cli/run.ts';
import type { StrictParser } from '../core/index.ts';
import { atomicWrite } from './atomicWrite.ts';
import { fileAssets } from './fileAssets.ts';
import { fsFileReader } from './fsFileReader.ts';
import { fsWorkspace, reasonOf } from './fsWorkspace.ts';
import { readGit } from './git.ts';
import { createStrictParser } from './strictParser.ts';

const HERE = import.meta.dirname;
/** Exit code of a program that was ended by Ctrl-C, where it does not end by itself. */
const INTERRUPTED = 130;

/** Set when output could not be written, for another reason than that nobody reads it. */
let outputFailed = false;

/** Writes and waits; a reader that has gone (`| head`) is no error of ours. */
function writer(stream: NodeJS.WriteStream): (text: string) => Promise<void> {
  let gone = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    gone = true;
    if (error.code !== 'EPIPE') outputFailed = true;
  });
  return (text) =>
    new Promise((resolve) => {
      if (gone) resolve();
      else stream.write(text, () => resolve());
    });
}

/** https://no-color.org and its counterpart FORCE_COLOR. */
function hasColour(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: terminal } = process.env;
  if (no !== undefined && no !== '') return false;
  if (force !== undefined && force !== '' && force !== '0') return true;
  // Not false but absent where it is no terminal, whatever its type says.
  return (stream.isTTY as boolean | undefined) === true && terminal !== 'dumb';
}

function progressLine(): (text: string | null) => void {
  if (!process.stderr.isTTY) return () => undefined;
  let shown = false;
  return (text) => {
    if (text === null && !shown) return;
    process.stderr.write(`\r\u001b[K${text ?? ''}`);
    shown = text !== null;
  };
}

async function resolvePath(given: string): Promise<PathLookup> {
  const absolute = path.resolve(given);
  try {
    const info = await stat(absolute);
    return { ok: true, root: { uri: URI.file(absolute).toString(), kind: info.isDirectory() ? 'folder' : 'file' } };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

/** The worker is a program of its own, built beside this one; sources have the built one in `dist/`. */
function startStrictParser(): StrictParser {
  const beside = path.join(HERE, 'strictParserWorker.cjs');
  return createStrictParser(existsSync(beside) ? beside : path.resolve(HERE, '../../../dist/strictParserWorker.cjs'));
}

/** The server starts by being loaded, runs from here on, and ends the process. */
async function serve(): Promise<number> {
  await import('./lspMain.ts');
  return new Promise(() => undefined);
}

const cancel = new AbortController();
process.on('SIGINT', () => {
  // The second time, at once.
  if (cancel.signal.aborted) process.exit(INTERRUPTED);
  cancel.abort();
});

const environment: CliEnvironment = {
  fileReader: fsFileReader,
  writeOut: writer(process.stdout),
  writeError: writer(process.stderr),
  showProgress: progressLine(),
  colour: hasColour(process.stdout),
  errorColour: hasColour(process.stderr),
  isTerminal: process.stdout.isTTY,
  width: process.stdout.isTTY ? process.stdout.columns : 120,
  toolVersion: manifest.version,
  clock: () => new Date(),
  assets: fileAssets(HERE),
  workspace: fsWorkspace(),
  startStrictParser,
  readGit: (uri) => readGit(URI.parse(uri).fsPath),
  resolvePath,
  displayPath: (uri) => URI.parse(uri).fsPath,
  writeFile: (target, content, expected) =>
    atomicWrite('path' in target ? target.path : URI.parse(target.uri).fsPath, content, expected),
  serve,
  signal: cancel.signal,
};

// Node would exit with 1, which means findings.
process.on('uncaughtException', (error) => {
  process.stderr.write(`Plumbline broke off: ${error.message}\n`);
  process.exit(NOT_EVALUATED);
});

void run(process.argv.slice(2), environment).then((exitCode) => {
  process.exitCode = outputFailed ? NOT_EVALUATED : exitCode;
});
