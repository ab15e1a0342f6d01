/**
 * One whole run of tests in a real VS Code: server, browser, extension host. Returns the exit code; a run whose extension host
 * died, or that gave no result in time, never looks like success.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openControlPort } from './controlPort.mjs';
import { SCREENSHOTS } from './places.mjs';
import { startVsCodeServer } from './vscodeServer.mjs';
import { openBrowser, openWorkbench } from './workbench.mjs';

const EXTENSION_HOST_DIED = 98;
const NO_RESULT = 99;

/** @param {{developmentPaths: string[], testsPath: string, folder?: string, workspaceFile?: string, settings?: object, serverArgs?: string[], timeout?: number}} options */
export async function runInWorkbench({
  developmentPaths,
  testsPath,
  folder,
  workspaceFile,
  settings,
  serverArgs = [],
  timeout = 240_000,
}) {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-vscode-'));
  let page, server, browser, control;
  let keep = false;
  const stop = async () => {
    await browser?.close().catch(() => {});
    control?.stop();
    await server?.stop();
  };
  const onSignal = async (signal) => {
    await stop();
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    control = await openControlPort(() => page, SCREENSHOTS);
    const env = { PLUMBLINE_CONTROL_URL: control.url };
    server = await startVsCodeServer({ dataFolder, settings, args: serverArgs, env });
    ({ browser, page } = await openBrowser());
    const wrapped = wrapTests(dataFolder, testsPath, control.url);
    const target = { port: server.port, folder, workspaceFile, developmentPaths, testsPath: wrapped };
    const { exit } = await openWorkbench(page, target);
    const code = await Promise.race([exit, expire(timeout)]);
    if (control.verdict !== undefined) return code === 0 && control.verdict !== 'pass' ? 1 : code;
    keep = true;
    console.error(`the extension host ended before the tests did (logs in ${dataFolder})`);
    return EXTENSION_HOST_DIED;
  } catch (error) {
    keep = true;
    await page?.screenshot({ path: path.join(dataFolder, 'failed.png') }).catch(() => {});
    console.error(`${error.message} (logs and failed.png in ${dataFolder})`);
    return NO_RESULT;
  } finally {
    await stop();
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    if (!keep) rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function expire(timeout) {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`no test result within ${timeout} ms`)), timeout).unref();
  });
}

/**
 * The workbench reports success when its extension host dies, so a crash would pass. The module it is given is therefore this
 * wrapper, which runs the real one and says itself how that ended.
 */
function wrapTests(folder, testsPath, controlUrl) {
  const file = path.join(folder, 'tests.cjs');
  writeFileSync(
    file,
    `const say = (verdict) => fetch(${JSON.stringify(`${controlUrl}verdict`)}, { method: 'POST', body: verdict });
exports.run = async () => {
  try {
    await require(${JSON.stringify(testsPath)}).run();
  } catch (error) {
    await say('fail');
    throw error;
  }
  await say('pass');
};
`,
  );
  return file;
}
