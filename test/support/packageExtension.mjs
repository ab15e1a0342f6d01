/**
 * Packages what is built in dist/ as out/plumbline.vsix.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** @returns {{vsix: string, bytes: number}} Throws when vsce refuses. */
export function packageExtension() {
  const vsix = path.join(root, 'out/plumbline.vsix');
  mkdirSync(path.dirname(vsix), { recursive: true });
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  // Everything is bundled, so no dependencies; pictures of the README are not part of the package.
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
  return { vsix, bytes: statSync(vsix).size };
}

if (process.argv[1] === import.meta.filename) {
  const { vsix, bytes } = packageExtension();
  console.log(`${path.relative(root, vsix)}: ${(bytes / 1e6).toFixed(2)} MB`);
}
