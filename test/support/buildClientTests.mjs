/**
 * Bundles test/client/ to CommonJS, one file per test file, for mocha inside the extension host (which knows no TypeScript).
 */
import { build } from 'esbuild';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
/** Where the bundles go. Below the project, so that they find mocha in its node_modules. */
export const CLIENT_TESTS = path.join(root, 'out/test-client');

export async function buildClientTests() {
  const sources = path.join(root, 'test/client');
  rmSync(CLIENT_TESTS, { recursive: true, force: true });
  await build({
    entryPoints: readdirSync(sources)
      .filter((file) => /^(index.*|.*\.test)\.ts$/.test(file))
      .map((file) => path.join(sources, file)),
    outdir: CLIENT_TESTS,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    define: { 'import.meta.dirname': '__dirname' },
    logLevel: 'warning',
  });
}
