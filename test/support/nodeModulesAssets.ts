/** The grammars as they lie in node_modules, for tests that need no build. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Assets } from '../../server/src/core/assets.ts';

const require = createRequire(import.meta.url);

export const nodeModulesAssets: Assets = {
  async read(name) {
    switch (name) {
      case 'tree-sitter.wasm':
        return readFile(require.resolve('web-tree-sitter/web-tree-sitter.wasm'));
      case 'tree-sitter-terraform.wasm':
        return readFile(require.resolve('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm'));
      case 'policy.wasm':
      case 'catalog.json':
        throw new Error(`${name} is built, see policies/tools`);
    }
  },
};
