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

function spawnStep([command, ...args], countsFile) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PLUMBLINE_COUNTS: countsFile },
    });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (code, signal) => resolve(code ?? `signal ${signal}`));
  });
}

/** @returns {Promise<{passed: number, failed: number, skipped: string[]}>} */
async function runStep(name) {
  const step = STEPS[name];
  if (step === undefined) throw new Error(`unknown step "${name}"; known: ${Object.keys(STEPS).join(', ')}`);
  console.log(`\n== ${name}`);
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
