/**
 * Opens VS Code's workbench in a headless Chromium through Playwright, as a person's browser would.
 */
import { format } from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium } from './findChromium.mjs';

/** Lines of the workbench itself, which share a channel with the tests' output. Narrow on purpose: what it matches is not shown. */
const NOISE =
  /^(Resolving connection token \(|Resolved connection token \(|Creating a socket \(|\[reconnection-grace-time\]|Updating additional builtin extensions cache|\[Service Worker\] registration|ComputeTargetPlatform:|Timed out waiting for authentication provider|Canceled: Canceled|getaddrinfo ENOTFOUND open-vsx|connect ECONNREFUSED 127\.0\.0\.1:9(:|$)|.*extensionquery - error )/;

export async function openBrowser({ width = 1400, height = 900, scale = 1 } = {}) {
  const { executablePath, env } = findChromium();
  const browser = await chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: [
      ...[
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
      ],
      ...['--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'],
    ],
  });
  const browserContext = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  return { browser, page: await browserContext.newPage() };
}

/** The address of a workbench with extensions under development, and with tests when `testsPath` is given. */
export function workbenchAddress({
  port,
  token,
  folder,
  workspaceFile,
  developmentPaths = [],
  testsPath,
  openFiles = [],
}) {
  const authority = `127.0.0.1:${port}`;
  const remote = (file) => `vscode-remote://${authority}${file}`;
  const payload = [
    ...developmentPaths.map((file) => ['extensionDevelopmentPath', remote(file)]),
    ...(testsPath === undefined ? [] : [['extensionTestsPath', remote(testsPath)]]),
    ...openFiles.map((file) => ['openFile', remote(file)]),
    ['skipWelcome', 'true'],
  ];
  const query = new URLSearchParams();
  if (token !== undefined) query.set('tkn', token);
  if (workspaceFile !== undefined) query.set('workspace', workspaceFile);
  else if (folder !== undefined) query.set('folder', folder);
  else query.set('ew', 'true');
  query.set('payload', JSON.stringify(payload));
  return `http://${authority}/?${query}`;
}

/** Resolves when the workbench is on screen; `exit` resolves with the exit code it reports for the tests. */
export async function openWorkbench(page, target) {
  let report;
  const exit = new Promise((resolve) => {
    report = resolve;
  });
  await page.exposeFunction('codeAutomationLog', printLine);
  await page.exposeFunction('codeAutomationExit', (code) => report(code));
  await page.goto(workbenchAddress(target));
  await page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
  return { exit };
}

function printLine(type, args) {
  if (typeof args[0] === 'string' && NOISE.test(args[0]) && process.env.PLUMBLINE_HOST_VERBOSE === undefined) return;
  (type === 'error' || type === 'warn' ? process.stderr : process.stdout).write(`${format(...args)}\n`);
}
