/**
 * `npm run bench`: speed, memory and size of what is built in dist/. Prints a table and writes out/bench/latest.json.
 *
 * Wall-clock numbers of a shared machine are noise to compare across runs; the ratios, measured within one run, are not.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageExtension } from '../support/packageExtension.mjs';
import { measureKeystrokes } from './keystrokes.ts';
import { writeModuleFolder } from './moduleFolder.ts';
import { measureScans } from './scanning.ts';
import { startServerProcess } from './serverProcess.ts';
import { statisticsOf } from './statistics.ts';

const root = path.resolve(import.meta.dirname, '../..');
const out = path.join(root, 'out/bench');
const CORPUS = path.resolve(root, '../shared/corpus/real');
const STARTS = 7;
const MEGABYTE = 1e6;

interface Row {
  readonly what: string;
  readonly value: string;
}

const folder = path.join(out, 'module');
rmSync(folder, { recursive: true, force: true });
const module = writeModuleFolder(folder);
const rows: Row[] = [];

/** ms from starting the process to its answer to `initialize`, and on to the first diagnostics of the 1,000-line file. */
async function measureStart(): Promise<{ readonly initialized: number; readonly firstDiagnostics: number }> {
  const began = performance.now();
  const server = await startServerProcess(folder);
  const initialized = performance.now() - began;
  const uri = pathToFileURL(module.file).href;
  const answer = server.next((params) => params.uri === uri && params.diagnostics.length > 0);
  const text = module.text.replace('encrypted         = true', 'encrypted         = false');
  const textDocument = { uri, languageId: 'terraform', version: 1, text };
  await server.connection.sendNotification('textDocument/didOpen', { textDocument });
  await answer;
  const firstDiagnostics = performance.now() - began;
  await server.stop();
  return { initialized, firstDiagnostics };
}

async function keystrokes() {
  const server = await startServerProcess(folder);
  const uri = pathToFileURL(module.file).href;
  const textDocument = { uri, languageId: 'terraform', version: 1, text: module.text };
  await server.connection.sendNotification('textDocument/didOpen', { textDocument });
  const result = await measureKeystrokes(server, module);
  const residentBytes = server.residentBytes();
  await server.stop();
  return { ...result, residentBytes };
}

const ms = (value: number): string => `${value.toFixed(1)} ms`;
const note = (what: string, value: string): void => void rows.push({ what, value });

const typing = await keystrokes();
const pair = (name: 'single' | 'burst' | 'roundTrip'): string =>
  `p50 ${ms(typing[name].p50)}, p95 ${ms(typing[name].p95)}`;
note('edit → diagnostics (1,000 lines, 30 files)', pair('single'));
note('last of 11 edits at once → diagnostics', pair('burst'));
note('empty round trip to the same process', pair('roundTrip'));
note('ratio of an edit to an empty round trip, p50', (typing.single.p50 / typing.roundTrip.p50).toFixed(1));
if (typing.residentBytes !== null) {
  note('memory of the server afterwards (RSS)', `${(typing.residentBytes / MEGABYTE).toFixed(0)} MB`);
}

const starts: Awaited<ReturnType<typeof measureStart>>[] = [];
for (let index = 0; index < STARTS; index += 1) starts.push(await measureStart());
const initialized = statisticsOf(starts.map((start) => start.initialized));
const firstDiagnostics = statisticsOf(starts.map((start) => start.firstDiagnostics));
note('start → initialized', `p50 ${ms(initialized.p50)}`);
note('start → first diagnostics', `p50 ${ms(firstDiagnostics.p50)}`);

const scans = existsSync(CORPUS) ? await measureScans(CORPUS) : [];
if (scans.length === 0) note('scan of real repositories', 'left out: there is no ../shared/corpus/real');
for (const scan of scans) {
  const rate = `${((scan.files / scan.scan) * 1000).toFixed(0)} files/s`;
  const ratio = `${(scan.scan / scan.parseOnly).toFixed(2)} × parsing only`;
  note(`scan of ${scan.name}`, `${scan.files} files, ${rate}, ${ratio}; command line ${ms(scan.commandLine)}`);
}

if (scans.length > 1) {
  const sum = (key: 'files' | 'scan' | 'parseOnly'): number => scans.reduce((total, scan) => total + scan[key], 0);
  const ratio = `${(sum('scan') / sum('parseOnly')).toFixed(2)} × parsing only`;
  note(
    'scan of all of them',
    `${sum('files')} files, ${((sum('files') / sum('scan')) * 1000).toFixed(0)} files/s, ${ratio}`,
  );
}

const { bytes: vsixBytes } = packageExtension();
note('.vsix', `${(vsixBytes / MEGABYTE).toFixed(2)} MB`);

const width = Math.max(...rows.map(({ what }) => what.length));
for (const { what, value } of rows) console.log(`${what.padEnd(width)}  ${value}`);
mkdirSync(out, { recursive: true });
const measured = { node: process.version, typing, initialized, firstDiagnostics, scans, vsixBytes };
writeFileSync(path.join(out, 'latest.json'), `${JSON.stringify(measured, null, 2)}\n`);
