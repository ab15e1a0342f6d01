/**
 * Packages the extension, installs the .vsix in a real VS Code outside of the project (where nothing can be borrowed from
 * node_modules) and runs test/client/vsix/ beside it. The extension "under development" is an empty one: what answers is what
 * was installed.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildClientTests } from './buildClientTests.mjs';
import { freshFolder, freshWorkspace } from './freshWorkspace.mjs';
import { packageExtension } from './packageExtension.mjs';
import { findVsCode, installExtension, runVsCodeTests } from './vscodeUnderTest.mjs';

const temporary = mkdtempSync(path.join(os.tmpdir(), 'plumbline-vsix-'));
const MAX_VSIX_BYTES = 5_000_000;

try {
  const { vsix, bytes } = packageExtension();
  if (bytes > MAX_VSIX_BYTES) throw new Error(`the .vsix has ${bytes} bytes, more than ${MAX_VSIX_BYTES}`);
  const vscode = await findVsCode();
  const extensions = path.join(temporary, 'extensions');
  const userData = freshFolder('vscode-user-data-vsix');
  await installExtension({ vscode, vsix, extensions, userData });
  process.exitCode = await runVsCodeTests({
    vscode,
    extensionDevelopmentPath: emptyExtension(),
    extensionTestsPath: await buildClientTests('test/client/vsix'),
    workspace: freshWorkspace('client'),
    userData,
    launchArgs: [`--extensions-dir=${extensions}`],
  });
} finally {
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

function emptyExtension() {
  const folder = freshFolder('empty-extension');
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'empty', publisher: 'test', version: '0.0.1', engines: { vscode: '^1.95.0' } }),
  );
  return folder;
}
