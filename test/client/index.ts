/**
 * The module that VS Code runs as the extension's tests: mocha inside the extension host, over the bundled test files beside it.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

/** Resolves when every test passed, rejects otherwise: that is how VS Code wants to be told. */
export function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    color: false,
    timeout: 60_000,
    forbidOnly: true,
    reporter: path.resolve(import.meta.dirname, '../../test/support/countingReporter.cjs'),
    ...(process.env.PLUMBLINE_GREP ? { grep: process.env.PLUMBLINE_GREP } : {}),
  });
  for (const file of readdirSync(import.meta.dirname).sort()) {
    if (file.endsWith('.test.cjs')) mocha.addFile(path.join(import.meta.dirname, file));
  }
  return new Promise((resolve, reject) => {
    mocha.run((failures) => {
      if (failures > 0) reject(new Error(`${failures} tests failed`));
      else resolve();
    });
  });
}
