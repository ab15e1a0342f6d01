/** The built command line, run as a process: built first where it is missing or older than its sources. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtemp, readdir, rm, stat, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
export const CLI = path.join(ROOT, 'dist/cli.cjs');

export interface RunResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Given the process as soon as it runs; its standard input is then this function's to end. */
  readonly onStart?: (child: ChildProcessWithoutNullStreams) => void;
}

/** `mocha` hook: makes sure that `dist/` is of now. */
export async function buildCli(): Promise<void> {
  const sources = await Promise.all(['server/src', 'policies/bundle', 'package.json', 'esbuild.mjs'].map(newest));
  const built = await Promise.all(
    ['cli.cjs', 'strictParserWorker.cjs', 'lspServer.cjs', 'policy.wasm'].map((name) =>
      modified(path.join(ROOT, 'dist', name)),
    ),
  );
  if (Math.min(...built) > Math.max(...sources)) return;
  const { exitCode, stderr } = await run(process.execPath, ['esbuild.mjs'], { cwd: ROOT });
  if (exitCode !== 0) throw new Error(`the build failed: ${stderr}`);
}

async function newest(relative: string): Promise<number> {
  const file = path.join(ROOT, relative);
  if (!(await stat(file)).isDirectory()) return modified(file);
  const names = await readdir(file, { recursive: true });
  return Math.max(...(await Promise.all(names.map((name) => modified(path.join(file, name))))));
}

function modified(file: string): Promise<number> {
  return stat(file).then(
    (info) => (info.isDirectory() ? 0 : info.mtimeMs),
    () => 0,
  );
}

export function plumbline(args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  return run(process.execPath, [CLI, ...args], options);
}

function run(command: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    // Colours and the like must not depend on where the tests run.
    const { NO_COLOR: _no, FORCE_COLOR: _force, ...inherited } = process.env;
    const child = spawn(command, args, {
      cwd: options.cwd ?? ROOT,
      env: { ...inherited, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    if (options.onStart === undefined) child.stdin.end();
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
    options.onStart?.(child);
  });
}

export interface TemporaryFolder {
  readonly path: string;
  write(name: string, content: string | Uint8Array): Promise<string>;
  remove(): Promise<void>;
}

export async function temporaryFolder(files: Readonly<Record<string, string>> = {}): Promise<TemporaryFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'plumbline-'));
  const write = async (name: string, content: string | Uint8Array): Promise<string> => {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
    return file;
  };
  for (const [name, text] of Object.entries(files)) await write(name, text);
  return { path: folder, write, remove: () => rm(folder, { recursive: true, force: true }) };
}
