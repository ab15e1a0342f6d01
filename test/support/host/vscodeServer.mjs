/**
 * Starts VS Code's own server (from setUpVsCode) on 127.0.0.1. Owns its settings and its end; knows nothing of browsers or tests.
 */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SERVER_MAIN } from './places.mjs';

const SETTINGS = {
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'git.openRepositoryInParentFolders': 'never', // else it asks, in the middle of every picture
  'files.autoSave': 'off', // afterDelay by default in the browser: a test's edits would reach its files
};

/** The server's environment: nothing of an editor that this may run in, and no extension gallery to look things up in. */
export function serverEnvironment(extra = {}) {
  const foreign = /^(VSCODE_(IPC|CWD|NLS|PID|HANDLES|CLI|ESM|AMD)|ELECTRON_)/;
  const inherited = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  const gallery = JSON.stringify({ serviceUrl: 'http://127.0.0.1:9', itemUrl: 'http://127.0.0.1:9' });
  return { EXTENSIONS_GALLERY: gallery, ...Object.fromEntries(inherited), ...extra };
}

/**
 * @param {{dataFolder: string, port?: number, token?: string, settings?: object, args?: string[], env?: object}} options
 *   `token`: what a browser must show to get in; without one, every local process may (tests only).
 * @returns {Promise<{port: number, stop: () => Promise<void>}>} Rejects when the server ends before it listens.
 */
export async function startVsCodeServer({ dataFolder, port = 0, token, settings = {}, args = [], env = {} }) {
  const user = path.join(dataFolder, 'data/User');
  mkdirSync(user, { recursive: true });
  writeFileSync(path.join(user, 'settings.json'), JSON.stringify({ ...SETTINGS, ...settings }, null, 2));
  const access = token === undefined ? ['--without-connection-token'] : ['--connection-token', token];
  const child = spawn(
    process.execPath,
    [
      ...['-r', path.join(import.meta.dirname, 'stopWithParent.cjs'), SERVER_MAIN],
      ...['--host', '127.0.0.1', '--port', String(port), ...access, '--accept-server-license-terms'],
      ...['--server-data-dir', dataFolder, '--telemetry-level', 'off'],
      ...['--disable-workspace-trust', '--disable-getting-started-override', ...args],
    ],
    { stdio: ['pipe', 'pipe', 'pipe'], env: serverEnvironment(env) },
  );
  const listening = await portOf(child, path.join(dataFolder, 'server.log'));
  await answers(listening);
  return { port: listening, stop: () => end(child) };
}

function portOf(child, logFile) {
  const log = createWriteStream(logFile);
  return new Promise((resolve, reject) => {
    let seen = '';
    const onOutput = (data) => {
      log.write(data);
      seen = (seen + data).slice(-4096);
      const match =
        /Web UI available at http:\/\/[^:]+:(\d+)/.exec(seen) ?? /Extension host agent listening on (\d+)/.exec(seen);
      if (match !== null) resolve(Number(match[1]));
    };
    child.stdout.on('data', onOutput);
    child.stderr.on('data', onOutput);
    child.on('error', reject);
    child.on('exit', (code) =>
      reject(new Error(`VS Code's server ended (${code}): ${seen.trim().split('\n').at(-1)} (log: ${logFile})`)),
    );
  });
}

async function answers(port) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const response = await fetch(`http://127.0.0.1:${port}/version`).catch(() => undefined);
    if (response?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`VS Code's server does not answer on port ${port}`);
}

function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.on('exit', () => resolve());
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 3000).unref();
  });
}
