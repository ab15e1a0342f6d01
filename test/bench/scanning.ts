/**
 * Measures a full scan of real files in files per second, and how many times longer it takes than only listing, reading and
 * parsing the same files in the same process. Without the strict parser, whose worker shares the machine's cores with the scan;
 * the command line's own time, all included, is measured beside it.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createEngine, decodeText, scanWorkspace, type Assets } from '../../server/src/core/index.ts';
import { readFile } from '../../server/src/core/readFile.ts';
import { createTerraformParser } from '../../server/src/core/terraform/parser.ts';
import { fileAssets } from '../../server/src/node/fileAssets.ts';
import { fsWorkspace } from '../../server/src/node/fsWorkspace.ts';

const root = path.resolve(import.meta.dirname, '../..');

export interface ScanTiming {
  readonly name: string;
  readonly files: number;
  readonly findings: number;
  /** ms */
  readonly scan: number;
  /** ms: list, read, decode, parse */
  readonly parseOnly: number;
  /** ms: the whole process of `plumbline scan --format json`, strict parser included */
  readonly commandLine: number;
}

/** One timing for each folder directly below `corpus`. */
export async function measureScans(corpus: string): Promise<readonly ScanTiming[]> {
  const assets = fileAssets(path.join(root, 'dist'));
  const folders = readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const timings: ScanTiming[] = [];
  for (const { name } of folders) {
    const folder = path.join(corpus, name);
    await parseAll(assets, folder); // reads the disk's cache warm, for both alike
    const parseOnly = await timed(() => parseAll(assets, folder));
    const scan = await timed(() => scanAll(assets, folder));
    timings.push({ name, ...scan.result, scan: scan.ms, parseOnly: parseOnly.ms, commandLine: commandLine(folder) });
  }
  return timings;
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const began = performance.now();
  const result = await work();
  return { ms: performance.now() - began, result };
}

async function scanAll(assets: Assets, folder: string): Promise<{ readonly files: number; readonly findings: number }> {
  const clock = (): Date => new Date(0);
  const engine = await createEngine({ assets, clock });
  const result = await scanWorkspace({
    engine,
    workspace: fsWorkspace(),
    roots: [{ uri: pathToFileURL(folder).href, kind: 'folder' }],
    exclude: [],
    strict: null,
    clock,
    git: null,
    toolVersion: 'bench',
  });
  engine.dispose();
  return {
    files: result.files.length,
    findings: result.analyses.reduce((sum, { findings }) => sum + findings.length, 0),
  };
}

async function parseAll(assets: Assets, folder: string): Promise<void> {
  const workspace = fsWorkspace();
  const parser = await createTerraformParser(assets);
  const uris: string[] = [];
  for await (const entry of workspace.list(pathToFileURL(folder).href, []))
    if (entry.kind === 'file') uris.push(entry.uri);
  const charts = new Set(
    uris.filter((uri) => uri.endsWith('/Chart.yaml')).map((uri) => uri.slice(0, -'/Chart.yaml'.length)),
  );
  for (const uri of uris) {
    const read = await workspace.read(uri);
    const decoded = read.ok ? decodeText(read.bytes) : null;
    if (decoded?.ok !== true) continue;
    readFile({ uri, version: null, text: decoded.text }, parser, undefined, (chart) => charts.has(chart));
    parser.forget(uri);
  }
  parser.dispose();
}

function commandLine(folder: string): number {
  const began = performance.now();
  const args = [path.join(root, 'dist/cli.cjs'), 'scan', folder, '--format', 'json'];
  const { status, stderr } = spawnSync(process.execPath, args, { maxBuffer: 2 ** 30, encoding: 'utf8' });
  if (status !== 0 && status !== 1 && status !== 2) throw new Error(`plumbline scan: ${stderr}`);
  return performance.now() - began;
}
