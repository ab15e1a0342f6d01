/**
 * The VS Code that tests run in, driven through @vscode/test-electron. Which one:
 *
 *   VSCODE_EXECUTABLE_PATH=<path>   that one
 *   PLUMBLINE_VSCODE=download       the desktop, downloaded; PLUMBLINE_VSCODE=npm: the one from npm packages, in a Chromium
 *   neither                         the desktop where it can be downloaded and shown, else the one from npm packages
 */
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { setUpVsCode } from './host/setUpVsCode.mjs';

/** The desktop to download: the same version as the one from npm packages. */
const DESKTOP_VERSION = '1.100.3';
const NPM_HOST = path.join(import.meta.dirname, 'host/code.mjs');

/** @returns {Promise<string>} path of an executable with the desktop's command line */
export async function findVsCode() {
  const named = process.env.VSCODE_EXECUTABLE_PATH;
  if (named !== undefined && named !== '') return named;
  const wish = process.env.PLUMBLINE_VSCODE;
  if (wish === 'download' || (wish !== 'npm' && hasDisplay() && (await canDownload())))
    return downloadAndUnzipVSCode(DESKTOP_VERSION);
  setUpVsCode();
  return NPM_HOST;
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

async function canDownload() {
  const releases = 'https://update.code.visualstudio.com/api/releases/stable';
  const response = await fetch(releases, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
  return response?.ok === true;
}

/** Installs a .vsix. Throws when VS Code refuses it. */
export async function installExtension({ vscode, vsix, extensions, userData }) {
  const [command, ...first] =
    vscode === NPM_HOST ? [vscode] : resolveCliArgsFromVSCodeExecutablePath(vscode, { reuseMachineInstall: true });
  const args = [
    ...first,
    `--extensions-dir=${extensions}`,
    `--user-data-dir=${userData}`,
    `--install-extension=${vsix}`,
    '--force',
  ];
  const result = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) throw new Error(`VS Code could not install ${vsix}`);
}

/** @returns {Promise<number>} exit code of the tests */
export async function runVsCodeTests({
  vscode,
  extensionDevelopmentPath,
  extensionTestsPath,
  workspace,
  userData,
  launchArgs = [],
}) {
  console.log(`VS Code: ${vscode}`);
  try {
    return await runTests({
      vscodeExecutablePath: vscode,
      extensionDevelopmentPath,
      extensionTestsPath,
      launchArgs: [workspace, `--user-data-dir=${userData}`, ...launchArgs],
      extensionTestsEnv: { PLUMBLINE_COUNTS: process.env.PLUMBLINE_COUNTS, PLUMBLINE_GREP: process.env.PLUMBLINE_GREP },
    });
  } catch (error) {
    console.error(error.message);
    return 1;
  }
}
