/**
 * `npm start`: builds, scans the bundled sample and prints what it finds, then opens the sample in VS Code with the extension.
 * Desktop `code` where there is one; else VS Code from npm packages, served to a browser at a printed address on this machine
 * only, until Ctrl-C.
 *
 *   npm start -- --no-open    never starts a browser or the desktop; prints the address
 *   npm start -- --browser    VS Code in the browser, even where the desktop is
 *   npm start -- --once       ends as soon as everything is up (for tests)
 *   npm start -- --port=8080  a fixed port
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { HOST_FOLDER } from './host/places.mjs';
import { freshWorkspace } from './freshWorkspace.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const { values: flags } = parseArgs({
  options: {
    'no-open': { type: 'boolean', default: false },
    browser: { type: 'boolean', default: false },
    once: { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
  },
});

run('Build', ['esbuild.mjs'], [0]);
// A copy, so that fixes tried in the editor leave the project as it is.
const sample = freshWorkspace('sample');
console.log('\nScanning the sample: plumbline scan test/workspaces/sample\n');
run('Scan', ['dist/cli.cjs', 'scan', sample], [0, 1]); // 1 = findings, which the sample is there for

const desktop = flags.browser || flags['no-open'] ? undefined : findDesktop();
if (desktop === undefined) await openInBrowser();
else openOnDesktop(desktop);

/** Runs one of our own programs; any exit code but the expected ends `npm start` with it. */
function run(what, args, expected) {
  const { status, error } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (expected.includes(status)) return;
  console.error(`${what} failed (${error?.message ?? `exit code ${status}`})`);
  process.exit(status === 0 || status === null ? 1 : status);
}

/** The desktop's command line tool, when it is one that can show a window here. */
function findDesktop() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
  const windows = process.platform === 'win32';
  const found = spawnSync(windows ? 'code.cmd' : 'code', ['--version'], { shell: windows, encoding: 'utf8' });
  return found.status === 0 && /^\d+\.\d+/.test(found.stdout) ? (windows ? 'code.cmd' : 'code') : undefined;
}

function openOnDesktop(code) {
  const args = [
    '--new-window',
    `--extensionDevelopmentPath=${root}`,
    sample,
    '--goto',
    path.join(sample, 'storage.tf'),
  ];
  const windows = process.platform === 'win32';
  const opened = spawnSync(code, windows ? args.map((arg) => `"${arg}"`) : args, { shell: windows, stdio: 'inherit' });
  console.log(
    opened.status === 0 ? '\nThe sample is open in VS Code.' : '\nVS Code did not start; try: npm start -- --browser',
  );
  process.exitCode = opened.status ?? 1;
}

async function openInBrowser() {
  const { setUpVsCode } = await import('./host/setUpVsCode.mjs');
  const { startVsCodeServer } = await import('./host/vscodeServer.mjs');
  const { workbenchAddress } = await import('./host/workbench.mjs');
  setUpVsCode();
  mkdirSync(HOST_FOLDER, { recursive: true });
  const dataFolder = mkdtempSync(path.join(HOST_FOLDER, 'start-'));
  const extensions = path.join(dataFolder, 'extensions');
  mkdirSync(extensions);
  writeFileSync(path.join(extensions, 'extensions.json'), '[]');
  // Whoever knows the address can run programs as you: it has a secret in it, as VS Code's own server does.
  const token = randomBytes(16).toString('hex');
  const server = await startVsCodeServer({
    dataFolder,
    token,
    port: Number(flags.port),
    args: ['--extensions-dir', extensions],
  });
  const openFiles = [path.join(sample, 'storage.tf')];
  const address = workbenchAddress({ port: server.port, token, folder: sample, developmentPaths: [root], openFiles });
  console.log(
    `\nVS Code with Plumbline and the sample:\n\n  ${address}\n\nOnly this machine can reach it. Ctrl-C ends it.`,
  );
  const stop = async () => {
    await server.stop();
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    process.exit(0);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  if (flags.once) await stop();
  else if (!flags['no-open']) openAddress(address);
}

/** Shows the address in the person's browser; that there is none is no failure, the address is printed. */
function openAddress(address) {
  const openers = { darwin: ['open'], win32: ['explorer.exe'] };
  const [command, ...args] = openers[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
