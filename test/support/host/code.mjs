#!/usr/bin/env node
/**
 * Stands in for the desktop's `code` executable: takes the part of its command line that @vscode/test-electron uses, runs the
 * same workbench and extension host from npm packages, and exits with the tests' exit code.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runInWorkbench } from './runInWorkbench.mjs';
import { setUpVsCode } from './setUpVsCode.mjs';
import { serverEnvironment } from './vscodeServer.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false, // the desktop's other switches (--no-sandbox, --skip-welcome, …) mean nothing here
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true },
    extensionTestsPath: { type: 'string' },
    'extensions-dir': { type: 'string' },
    'user-data-dir': { type: 'string' },
    'install-extension': { type: 'string', multiple: true },
    // The browser's payload of this name would disable the extension under test too: an empty folder does what is meant.
    'disable-extensions': { type: 'boolean' },
  },
});

const serverMain = setUpVsCode();
const extensionsFolder = values['extensions-dir'];
if (extensionsFolder !== undefined && !existsSync(path.join(extensionsFolder, 'extensions.json'))) {
  mkdirSync(extensionsFolder, { recursive: true });
  writeFileSync(path.join(extensionsFolder, 'extensions.json'), '[]');
}
const extensionArgs =
  extensionsFolder !== undefined && !values['disable-extensions']
    ? ['--extensions-dir', path.resolve(extensionsFolder)]
    : [];

if (values['install-extension'] !== undefined) install(values['install-extension']);
else await runTests();

function install(files) {
  const args = [serverMain, '--accept-server-license-terms', ...extensionArgs, '--force'];
  const installs = files.flatMap((file) => ['--install-extension', path.resolve(file)]);
  const userData =
    values['user-data-dir'] === undefined ? [] : ['--server-data-dir', path.resolve(values['user-data-dir'])];
  const result = spawnSync(process.execPath, [...args, ...installs, ...userData], {
    stdio: 'inherit',
    env: serverEnvironment(),
  });
  process.exitCode = result.status ?? 1;
}

async function runTests() {
  if (values.extensionTestsPath === undefined)
    throw new Error('code.mjs needs --extensionTestsPath or --install-extension');
  const target = positionals.map((file) => path.resolve(file)).find((file) => existsSync(file));
  const code = await runInWorkbench({
    developmentPaths: (values.extensionDevelopmentPath ?? []).map((file) => path.resolve(file)),
    testsPath: path.resolve(values.extensionTestsPath),
    settings: userSettings(),
    folder: target !== undefined && statSync(target).isDirectory() ? target : undefined,
    workspaceFile: target?.endsWith('.code-workspace') === true ? target : undefined,
    serverArgs: extensionArgs,
  });
  // test-electron stops reading when this process ends: let the last lines through first.
  setTimeout(() => process.exit(code), 150);
}

/** The desktop takes settings from the same place. */
function userSettings() {
  const file = path.join(values['user-data-dir'] ?? '', 'User/settings.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
