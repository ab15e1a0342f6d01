/**
 * The rules of ARCHITECTURE.md that can be read off the sources: which part may import which, file names, sizes, and that
 * nothing in the tree names one machine. Reads import statements itself, so that it does not depend on ESLint's settings.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '..');

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

interface Rule {
  /** Packages it may import; a trailing `/` allows everything below, `(types)` types only. */
  readonly packages: readonly string[];
  /** Project files it may import, by prefix. */
  readonly files: readonly string[];
  readonly node: boolean;
}

const FACADE = ['server/src/core/index.ts'];
/** Words and ports that every part shares. */
const SHARED = [
  ...FACADE,
  'server/src/core/model.ts',
  'server/src/core/assets.ts',
  'server/src/core/clock.ts',
  'server/src/core/workspace.ts',
  'server/src/core/strictParser.ts',
  'server/src/core/report/schema.ts',
];

const RULES: Readonly<Record<string, Rule>> = {
  'server/src/core/': {
    packages: [
      'yaml',
      'web-tree-sitter',
      '@open-policy-agent/opa-wasm',
      '@noble/hashes/',
      'vscode-uri',
      'ignore',
      'diff',
      'picocolors',
      'jsonc-parser',
      're2js',
      'sarif (types)',
    ],
    files: ['server/src/core/'],
    node: false,
  },
  'server/src/lsp/': {
    packages: ['vscode-languageserver', 'vscode-languageserver-textdocument', 'vscode-uri', 'ignore'],
    files: ['server/src/lsp/', ...SHARED],
    node: false,
  },
  'server/src/cli/': {
    packages: ['commander', 'picocolors', 'cli-table3', 'diff', 'vscode-uri'],
    files: ['server/src/cli/', ...SHARED],
    node: false,
  },
  'server/src/node/': {
    packages: ['vscode-languageserver/node', 'hcl2-parser', 'ignore', 'vscode-uri'],
    files: ['server/src/node/', 'server/src/lsp/', 'server/src/cli/', ...SHARED, 'package.json'],
    node: true,
  },
  'server/src/browser/': {
    packages: ['vscode-languageserver/browser', 'vscode-uri'],
    files: ['server/src/browser/', 'server/src/lsp/', ...SHARED],
    node: false,
  },
  'client/src/': {
    packages: ['vscode', 'vscode-languageclient', 'vscode-languageclient/node', 'vscode-uri'],
    files: ['client/src/', 'server/src/lsp/protocol.ts'],
    node: true,
  },
};

/** May be absent: nothing runs in a browser yet. */
const PLANNED = 'server/src/browser/';

/** Files that git knows or would add. */
function projectFiles(): readonly string[] {
  const output = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  });
  return output.split('\0').filter((file) => file !== '' && existsSync(path.join(root, file)));
}

function importsOf(file: string): readonly Import[] {
  const source = ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, false);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined) {
      const clause = ts.isImportDeclaration(node)
        ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
        : node.isTypeOnly;
      found.push({ specifier: (node.moduleSpecifier as ts.StringLiteral).text, typeOnly: clause });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const argument = node.arguments[0];
      found.push({
        specifier: argument !== undefined && ts.isStringLiteral(argument) ? argument.text : '(computed)',
        typeOnly: false,
      });
    } else if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument) &&
      ts.isStringLiteral(node.argument.literal)
    ) {
      found.push({ specifier: node.argument.literal.text, typeOnly: true });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Why an import breaks its part's rule, or null. */
function objection(file: string, rule: Rule, { specifier, typeOnly }: Import): string | null {
  if (specifier.startsWith('.')) {
    const target = path.posix.join(path.posix.dirname(file), specifier);
    return rule.files.some((allowed) => target.startsWith(allowed)) ? null : `${file} imports ${target}`;
  }
  if (specifier.startsWith('node:')) return rule.node ? null : `${file} imports ${specifier}`;
  const allowed = rule.packages.some(
    (name) =>
      specifier === name ||
      (name.endsWith('/') && specifier.startsWith(name)) ||
      (typeOnly && name === `${specifier} (types)`),
  );
  return allowed ? null : `${file} imports ${specifier}`;
}

const files = projectFiles();
const sources = files.filter((file) => /\.(ts|mjs|cjs|js|rego)$/.test(file));

describe('architecture', () => {
  for (const [part, rule] of Object.entries(RULES)) {
    it(`${part} imports only what it may`, () => {
      const own = files.filter((file) => file.startsWith(part) && file.endsWith('.ts'));
      assert.ok(own.length > 0 || part === PLANNED, `${part} has no sources`);
      const objections = own.flatMap((file) => importsOf(file).map((found) => objection(file, rule, found)));
      assert.deepEqual(
        objections.filter((text) => text !== null),
        [],
      );
    });
  }

  it('only the evaluator touches opa-wasm, only the parser touches tree-sitter', () => {
    const importers = (name: string): readonly string[] =>
      files.filter(
        (file) =>
          file.startsWith('server/src/') &&
          file.endsWith('.ts') &&
          importsOf(file).some((found) => found.specifier === name && !found.typeOnly),
      );
    assert.deepEqual(importers('@open-policy-agent/opa-wasm'), ['server/src/core/evaluator.ts']);
    const parsers = importers('web-tree-sitter');
    assert.ok(parsers.length > 0, 'nothing imports web-tree-sitter');
    assert.deepEqual(
      parsers.filter((file) => !file.startsWith('server/src/core/terraform/')),
      [],
    );
  });

  it('no file is a drawer for anything', () => {
    const drawers = files.filter((file) =>
      /(^|\/)[^/]*(utils?|helpers?|managers?)[^/]*\.(ts|mjs|cjs|rego)$/i.test(file),
    );
    assert.deepEqual(drawers, []);
  });

  it('no source is over 400 lines', () => {
    const long = sources.filter(
      (file) => readFileSync(path.join(root, file), 'utf8').trimEnd().split('\n').length > 400,
    );
    assert.deepEqual(long, []);
  });

  it('every module says on top what it is for', () => {
    const own = files.filter((file) => /^(client|server)\/src\/.*(?<!\.d)\.ts$/.test(file));
    assert.deepEqual(
      own.filter((file) => !/^(#!.*\n)?\/\*\*/.test(readFileSync(path.join(root, file), 'utf8'))),
      [],
    );
  });

  it('nothing names one machine or one registry', () => {
    // Put together here so that this file does not name what it looks for.
    const machine = new RegExp(`["'\`\\s(=:](/(${['root', 'home', 'work', 'Users'].join('|')})/[a-z])`);
    const names = ['npm', 'registry', 'artifactory', 'nexus'].join('|');
    const registry = new RegExp(`https?://(?!registry\\.terraform\\.io/)[^/\\s"]*(${names})`);
    const texts = files.filter(
      (file) => /\.(ts|mjs|cjs|json|md|rego|sh)$/.test(file) || file.startsWith('.ci/') || file === '.npmrc',
    );
    const named = texts.flatMap((file) =>
      readFileSync(path.join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          machine.test(line) || registry.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 100)}`] : [],
        ),
    );
    assert.deepEqual(named, []);
  });
});
