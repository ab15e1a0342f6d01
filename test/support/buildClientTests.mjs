/**
 * Bundles tests of test/client/ to CommonJS, one file per test file, for mocha inside the extension host (which knows no
 * TypeScript).
 */
import { build } from 'esbuild';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * @param {string} folder test/client/ itself or a folder below it, relative to the project
 * @returns {Promise<string>} the module to give to VS Code; below the project, so that it finds mocha in node_modules
 */
export async function buildClientTests(folder) {
  const sources = path.join(root, folder);
  const outdir = path.join(root, 'out', folder.replaceAll('/', '-'));
  const tests = readdirSync(sources).filter((file) => file.endsWith('.test.ts'));
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: [path.join(root, 'test/client/index.ts'), ...tests.map((file) => path.join(sources, file))],
    outdir,
    entryNames: '[name]',
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
  return path.join(outdir, 'index.cjs');
}
