/**
 * Runs steps one after the other and adds up what their tests counted. `npm test`, `npm run verify` and .ci/run are lists of
 * steps given to it: `node test/support/run.mjs build unit client`. A step that fails does not stop the others (except
 * `build`); the last line is always `N passed, N failed`, and the exit code is 1 when anything failed.
 *
 * A step that is no test suite (lint, …) counts only when it fails, as one failure: it can never look like a pass.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { runRegoTests } from './regoTests.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const countsFolder = path.join(root, 'out/counts');
const bin = (name) => path.join(root, 'node_modules/.bin', name);

/** Seconds that all steps may take together; what there is no time for has failed. */
const deadline = process.env.PLUMBLINE_TIME_LIMIT ? Number(process.env.PLUMBLINE_TIME_LIMIT) * 1000 : 2 ** 31 - 1;

/** step → what to run; `suite` says that it writes counts, `needed` that nothing else makes sense without it. */
const STEPS = {
  build: { command: [process.execPath, 'esbuild.mjs'], needed: true },
  policies: { command: [process.execPath, '--import=tsx', 'policies/tools/build.ts', '--check'] },
  typecheck: { command: [bin('tsc'), '--noEmit'] },
  eslint: { command: [bin('eslint'), '.', '--max-warnings=0'] },
  prettier: { command: [bin('prettier'), '--check', '--log-level=warn', '.'] },
  browser: { command: [process.execPath, 'esbuild.mjs', '--check-browser'] },
  start: { command: [process.execPath, 'test/support/start.mjs', '--once', '--no-open'] },
  unit: { command: unitCommand(), suite: true },
  client: { command: [process.execPath, 'test/support/runClientTests.mjs'], suite: true },
  vsix: { command: [process.execPath, 'test/support/runVsixTests.mjs'], suite: true },
  rego: { run: runRegoTests },
};

function unitCommand() {
  const args = [
    '--import=tsx',
    '--forbid-only',
    '--timeout=20000',
    '--ignore=test/client/**',
    '--ignore=test/bench/**',
  ];
  return [
    bin('mocha'),
    ...args,
    `--reporter=${path.join(import.meta.dirname, 'countingReporter.cjs')}`,
    'test/**/*.test.ts',
  ];
}

/** Resolves with the exit code, or a word for what happened instead. */
function spawnStep([command, ...args], countsFile) {
  return new Promise((resolve) => {
    // A group of its own, so that what a step started ends with it.
    const detached = process.platform !== 'win32';
    const env = { ...process.env, PLUMBLINE_COUNTS: countsFile };
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env, detached });
    const end = (signal) => (detached ? process.kill(-child.pid, signal) : child.kill(signal));
    const late = setTimeout(() => end('SIGKILL'), Math.max(1000, deadline - performance.now()));
    const interrupted = () => end('SIGINT');
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    const done = (result) => {
      clearTimeout(late);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      resolve(result);
    };
    child.on('error', (error) => {
      console.error(error.message);
      done(1);
    });
    child.on('exit', (code, signal) => {
      if (performance.now() >= deadline) console.error('there was no time for the rest');
      done(code ?? signal);
    });
  });
}

/** @returns {Promise<{passed: number, failed: number, skipped: string[]}>} */
async function runStep(name) {
  const step = STEPS[name];
  if (step === undefined) throw new Error(`unknown step "${name}"; known: ${Object.keys(STEPS).join(', ')}`);
  console.log(`\n== ${name}`);
  if (performance.now() >= deadline) {
    console.error('there is no time left');
    return { passed: 0, failed: 1, skipped: [] };
  }
  if (step.run !== undefined) return step.run(root);
  const countsFile = path.join(countsFolder, `${name}.json`);
  fs.rmSync(countsFile, { force: true });
  const code = await spawnStep(step.command, countsFile);
  if (!step.suite) return { passed: 0, failed: code === 0 ? 0 : 1, skipped: [] };
  if (!fs.existsSync(countsFile)) {
    console.error(`${name}: ended (${code}) without counting its tests`);
    return { passed: 0, failed: 1, skipped: [] };
  }
  const counts = JSON.parse(fs.readFileSync(countsFile, 'utf8'));
  // Mocha can end badly with no failed test: an exception outside of any, or a process that died.
  return { ...counts, failed: Math.max(counts.failed, code === 0 ? 0 : 1) };
}

const rows = [];
for (const name of process.argv.slice(2)) {
  const began = performance.now();
  const result = await runStep(name);
  rows.push({ name, ...result, seconds: (performance.now() - began) / 1000 });
  if (result.failed > 0 && STEPS[name].needed) {
    console.error(`${name} failed: the steps after it are left out`);
    break;
  }
}

console.log('');
for (const { name, passed, failed, skipped, seconds } of rows) {
  const counted =
    passed + failed + skipped.length === 0
      ? 'ok'
      : `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} left out` : ''}`;
  console.log(`${name.padEnd(10)} ${counted} (${seconds.toFixed(1)} s)`);
  for (const title of skipped) console.log(`           left out: ${title}`);
}
const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') > 0 || rows.length === 0 ? 1 : 0;
