/** The assets port on a disk: `dist/`, where the build puts everything side by side, or a source tree. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AssetName, Assets } from '../core/index.ts';

const IN_SOURCES: Readonly<Record<AssetName, string>> = {
  'policy.wasm': 'policies/bundle/policy.wasm',
  'catalog.json': 'policies/bundle/catalog.json',
  'tree-sitter.wasm': 'node_modules/web-tree-sitter/web-tree-sitter.wasm',
  'tree-sitter-terraform.wasm': 'node_modules/@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm',
};

/** Takes the folder of the running program: `dist/`, or `server/src/node/` where sources run unbundled. */
export function fileAssets(programFolder: string): Assets {
  const built = existsSync(path.join(programFolder, 'policy.wasm'));
  const sources = path.resolve(programFolder, '../../..');
  return {
    read: (name) => readFile(built ? path.join(programFolder, name) : path.join(sources, IN_SOURCES[name])),
  };
}
