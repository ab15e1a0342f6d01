/**
 * Runs test/client/ in a real VS Code, through @vscode/test-electron. Which VS Code:
 *
 *   VSCODE_EXECUTABLE_PATH=<path>   that one
 *   PLUMBLINE_VSCODE=download       the desktop, downloaded; PLUMBLINE_VSCODE=npm: the one from npm packages, in a Chromium
 *   neither                         the desktop where it can be downloaded and shown, else the one from npm packages
 */
import path from 'node:path';
import { buildClientTests, CLIENT_TESTS } from './buildClientTests.mjs';
import { freshFolder, freshWorkspace } from './freshWorkspace.mjs';
import { runVsCodeTests } from './runVsCodeTests.mjs';

const root = path.resolve(import.meta.dirname, '../..');

await buildClientTests();
process.exitCode = await runVsCodeTests({
  extensionDevelopmentPath: root,
  extensionTestsPath: path.join(CLIENT_TESTS, 'index.cjs'),
  workspace: freshWorkspace('client'),
  userData: freshFolder('vscode-user-data'),
  launchArgs: ['--disable-extensions'],
});
