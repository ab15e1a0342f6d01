/**
 * Lint rules. The imports between the parts of the project (see ARCHITECTURE.md) are enforced here while one writes;
 * test/architecture.test.ts checks the same from the import statements themselves.
 */
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

const NODE = { regex: '^node:', message: 'This part must run without Node: ask for what you need through a port.' };
const BARE_NODE = {
  regex:
    '^(assert|buffer|child_process|crypto|events|fs|http|https|module|net|os|path|process|stream|url|util|worker_threads|zlib)(/.*)?$',
  message: 'Write node: in front, where Node is allowed at all.',
};
const EDITOR = { regex: '^vscode', message: 'Only client/ and server/src/lsp/ know the editor.' };
/** Everything below core/ that is neither the façade nor types that every part shares. */
const CORE_INSIDE = {
  regex: '/core/(?!(index|model|assets|clock|workspace|strictParser)\\.ts$)(?!report/schema\\.ts$)',
  message: 'Import from core/index.ts, the façade.',
};

/** @param {string} name @param {...string} others */
const away = (name, ...others) => ({
  regex: `^(\\.\\./)+(${others.join('|')})(/|$)`,
  message: `${name} must not know this part; see ARCHITECTURE.md, "Imports".`,
});

const boundary = (files, ...patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [BARE_NODE, ...patterns] }] },
});

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'dist/',
      'out/',
      '.host/',
      '.vscode-test/',
      'coverage/',
      'screenshots/',
      'test/workspaces/',
    ],
  },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      eqeqeq: 'error',
    },
  },
  {
    // node:test style promises of mocha's describe/it are not ours to await; indexing is checked by the assertions.
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['**/*.{mjs,cjs}'], languageOptions: { globals: nodeGlobals() } },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
  boundary(
    ['server/src/core/**/*.ts'],
    NODE,
    EDITOR,
    away('core', 'lsp', 'cli', 'node', 'browser', 'client', 'policies'),
  ),
  boundary(['server/src/lsp/**/*.ts'], NODE, CORE_INSIDE, away('lsp', 'cli', 'node', 'browser', 'client', 'policies'), {
    regex: '^vscode$|^vscode-languageserver/(node|browser)|^vscode-languageclient',
    message: 'The server is told its transport by node/ or browser/.',
  }),
  boundary(
    ['server/src/cli/**/*.ts'],
    NODE,
    EDITOR,
    CORE_INSIDE,
    away('cli', 'lsp', 'node', 'browser', 'client', 'policies'),
  ),
  boundary(['server/src/node/**/*.ts'], CORE_INSIDE, away('node', 'browser', 'client', 'policies')),
  boundary(['server/src/browser/**/*.ts'], NODE, CORE_INSIDE, away('browser', 'node', 'cli', 'client', 'policies')),
  boundary(['client/src/**/*.ts'], {
    regex: '/server/(?!src/lsp/protocol\\.ts$)',
    message: 'The client knows the server by server/src/lsp/protocol.ts only.',
  }),
);

function nodeGlobals() {
  const names = [
    'process',
    'console',
    'Buffer',
    'URL',
    'URLSearchParams',
    'fetch',
    'AbortController',
    'AbortSignal',
    'TextEncoder',
    'TextDecoder',
    'performance',
  ];
  const timers = [
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'setImmediate',
    'queueMicrotask',
    'structuredClone',
    'WebAssembly',
  ];
  const commonjs = ['require', 'module', 'exports', '__dirname', '__filename'];
  return Object.fromEntries([...names, ...timers, ...commonjs].map((name) => [name, 'readonly']));
}
