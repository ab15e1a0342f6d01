/**
 * Runs test/client/ in a real VS Code against the extension built in dist/.
 */
import path from 'node:path';
import { buildClientTests } from './buildClientTests.mjs';
import { freshFolder, freshWorkspace } from './freshWorkspace.mjs';
import { findVsCode, runVsCodeTests } from './vscodeUnderTest.mjs';

process.exitCode = await runVsCodeTests({
  vscode: await findVsCode(),
  extensionDevelopmentPath: path.resolve(import.meta.dirname, '../..'),
  extensionTestsPath: await buildClientTests('test/client'),
  workspace: freshWorkspace('client'),
  userData: freshFolder('vscode-user-data'),
  launchArgs: ['--disable-extensions'],
});
