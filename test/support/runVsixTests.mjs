/**
 * Packages the extension, installs the .vsix in a real VS Code outside of the project (where nothing can be borrowed from
 * node_modules) and runs test/client/vsix/ beside it. The extension "under development" is an empty one: what answers is what
 * was installed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildClientTests } from './buildClientTests.mjs';
import { freshFolder, freshWorkspace } from './freshWorkspace.mjs';
import { findVsCode, installExtension, runVsCodeTests } from './vscodeUnderTest.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const temporary = mkdtempSync(path.join(os.tmpdir(), 'plumbline-vsix-'));
const MAX_VSIX_BYTES = 5_000_000;

try {
  const vsix = packageExtension();
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

function packageExtension() {
  const vsix = path.join(root, 'out/plumbline.vsix');
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const args = [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    vsix,
  ];
  const result = spawnSync(process.execPath, [vsce, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (result.status !== 0) throw new Error('vsce package failed');
  const { size } = statSync(vsix);
  console.log(`${path.basename(vsix)}: ${(size / 1e6).toFixed(2)} MB`);
  if (size > MAX_VSIX_BYTES) throw new Error(`the .vsix is larger than ${MAX_VSIX_BYTES / 1e6} MB`);
  return vsix;
}

function emptyExtension() {
  const folder = freshFolder('empty-extension');
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'empty', publisher: 'test', version: '0.0.1', engines: { vscode: '^1.95.0' } }),
  );
  return folder;
}
