/**
 * Builds `dist/`: the four programs (extension, language server, command line, strict parser's worker) and the files they
 * read (policy bundle, grammars, licences of what is bundled).
 *
 *   node esbuild.mjs              production: minified, no source maps
 *   node esbuild.mjs --watch      development: readable, source maps, rebuilds on change
 *   node esbuild.mjs --check-browser   bundles core for a browser, writes nothing: proves that no Node leaked in
 *
 * Files are written over one another, never deleted first: a running server keeps working during a build.
 */
import { build, context } from 'esbuild';
import { chmod, copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const root = import.meta.dirname;
const dist = path.join(root, 'dist');
const watch = process.argv.includes('--watch');

const PROGRAMS = [
  { name: 'extension', entry: 'client/src/extension.ts', external: ['vscode'] },
  { name: 'lspServer', entry: 'server/src/node/lspMain.ts' },
  { name: 'cli', entry: 'server/src/node/cliMain.ts', banner: '#!/usr/bin/env node\n' },
  { name: 'strictParserWorker', entry: 'server/src/node/strictParserWorker.ts' },
];

const ASSETS = {
  'policy.wasm': 'policies/bundle/policy.wasm',
  'catalog.json': 'policies/bundle/catalog.json',
  'tree-sitter.wasm': 'node_modules/web-tree-sitter/web-tree-sitter.wasm',
  'tree-sitter-terraform.wasm': 'node_modules/@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm',
  'terraform.tmLanguage.json': 'node_modules/tm-grammars/grammars/terraform.json',
};

/** Packages whose files are copied as assets rather than bundled; esbuild's metafile cannot know them. */
const ASSET_PACKAGES = ['@tree-sitter-grammars/tree-sitter-hcl', 'tm-grammars'];

const IMPORT_META_URL = '__importMetaUrl';

/** @returns {import('esbuild').BuildOptions} */
function optionsOf(program) {
  return {
    absWorkingDir: root,
    entryPoints: [program.entry],
    outfile: path.join(dist, `${program.name}.cjs`),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: program.external ?? [],
    alias: {
      // Its ESM entry looks for itself by import.meta and fails inside a CommonJS bundle.
      'web-tree-sitter': path.join(root, 'node_modules/web-tree-sitter/web-tree-sitter.cjs'),
      // Its main entry (UMD) asks for its parts in a way that no bundler sees.
      'jsonc-parser': path.join(root, 'node_modules/jsonc-parser/lib/esm/main.js'),
    },
    // CommonJS has no import.meta: sources may use it all the same, and run unbundled as ES modules in tests.
    define: {
      'import.meta.url': IMPORT_META_URL,
      'import.meta.dirname': '__dirname',
      'import.meta.filename': '__filename',
    },
    banner: {
      js: `${program.banner ?? ''}const ${IMPORT_META_URL} = require('node:url').pathToFileURL(__filename).href;`,
    },
    minify: !watch,
    lineLimit: 160, // Node prints the line that threw
    keepNames: true,
    sourcemap: watch,
    legalComments: 'none', // collected in THIRD_PARTY_LICENSES.txt
    metafile: true,
    logLevel: 'warning',
  };
}

/** Names of the npm packages that went into bundles. */
function packagesIn(metafiles) {
  const names = new Set(ASSET_PACKAGES);
  for (const input of metafiles.flatMap((metafile) => Object.keys(metafile.inputs))) {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
    if (name !== undefined) names.add(name);
  }
  return [...names].sort();
}

async function licenceOf(name) {
  const folder = path.join(root, 'node_modules', name);
  const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const head = `${name} ${manifest.version} (${manifest.license ?? 'see below'})`;
  if (name === 'tm-grammars') return `${head}\n\n${await grammarNotice(folder)}`;
  const file = (await readdir(folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text =
    file === undefined
      ? `No licence file in the package; its manifest says ${manifest.license}.`
      : await readFile(path.join(folder, file), 'utf8');
  return `${head}\n\n${text.trim()}`;
}

/** tm-grammars collects grammars of many owners; only Terraform's is shipped, under its own licence. */
async function grammarNotice(folder) {
  const sections = (await readFile(path.join(folder, 'NOTICE'), 'utf8')).split(/^={40,}$/m);
  const section = sections.find((text) => /^Files:.*\bterraform\.json/m.test(text));
  if (section === undefined) throw new Error('tm-grammars: NOTICE no longer names the licence of terraform.json');
  return section.trim();
}

async function writeLicences(metafiles) {
  const texts = await Promise.all(packagesIn(metafiles).map(licenceOf));
  const line = `\n\n${'-'.repeat(100)}\n\n`;
  await writeFile(
    path.join(dist, 'THIRD_PARTY_LICENSES.txt'),
    `Plumbline contains the following software.${line}${texts.join(line)}\n`,
  );
}

async function copyAssets() {
  await Promise.all(
    Object.entries(ASSETS).map(([name, source]) => copyFile(path.join(root, source), path.join(dist, name))),
  );
}

/** What an earlier version of this build left behind would otherwise be packaged. */
async function removeStrangers() {
  const known = new Set([...PROGRAMS.map((p) => `${p.name}.cjs`), ...Object.keys(ASSETS), 'THIRD_PARTY_LICENSES.txt']);
  const strangers = (await readdir(dist)).filter((file) => !known.has(file) && !(watch && file.endsWith('.map')));
  await Promise.all(strangers.map((file) => rm(path.join(dist, file), { recursive: true })));
}

async function checkBrowser() {
  const result = await build({
    absWorkingDir: root,
    entryPoints: ['server/src/core/index.ts'],
    bundle: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'warning',
  });
  const bytes = result.outputFiles.reduce((sum, file) => sum + file.contents.byteLength, 0);
  console.log(`core bundles for a browser: ${Math.round(bytes / 1024)} kB unminified`);
}

if (process.argv.includes('--check-browser')) {
  await checkBrowser();
} else {
  await mkdir(dist, { recursive: true });
  if (watch) {
    for (const program of PROGRAMS) await (await context(optionsOf(program))).watch();
    await copyAssets();
    console.log('watching; Ctrl-C ends it');
  } else {
    const results = await Promise.all(PROGRAMS.map((program) => build(optionsOf(program))));
    await chmod(path.join(dist, 'cli.cjs'), 0o755);
    await copyAssets();
    await writeLicences(results.map((result) => result.metafile));
    await removeStrangers();
  }
}
