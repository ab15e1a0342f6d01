/**
 * Runs a module of tests in the VS Code that this machine can have; see runClientTests for the choice. Owns that choice only.
 */
import { runTests } from '@vscode/test-electron';
import path from 'node:path';
import { setUpVsCode } from './host/setUpVsCode.mjs';

/** What the desktop is tested with when it can be downloaded: the same version as the one from npm packages. */
const DESKTOP_VERSION = '1.100.3';
const NPM_HOST = path.join(import.meta.dirname, 'host/code.mjs');

/** @returns {Promise<string | undefined>} the executable, or undefined for "download the desktop" */
export async function chooseVsCode() {
  const named = process.env.VSCODE_EXECUTABLE_PATH;
  if (named !== undefined && named !== '') return named;
  const wish = process.env.PLUMBLINE_VSCODE;
  if (wish === 'download' || (wish !== 'npm' && hasDisplay() && (await canDownload()))) return undefined;
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

/** @returns {Promise<number>} exit code */
export async function runVsCodeTests({
  extensionDevelopmentPath,
  extensionTestsPath,
  workspace,
  userData,
  launchArgs = [],
}) {
  const vscodeExecutablePath = await chooseVsCode();
  console.log(
    `VS Code: ${vscodeExecutablePath === undefined ? `desktop ${DESKTOP_VERSION}, downloaded` : path.basename(vscodeExecutablePath)}`,
  );
  try {
    return await runTests({
      version: DESKTOP_VERSION,
      ...(vscodeExecutablePath === undefined ? {} : { vscodeExecutablePath }),
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
