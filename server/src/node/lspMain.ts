/** The language server on Node: gives the server this machine. Composition only. The transport is named on the command line. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import manifest from '../../../package.json' with { type: 'json' };
import { createEngine } from '../core/index.ts';
import { startServer } from '../lsp/server.ts';
import { fileAssets } from './fileAssets.ts';
import { fsFileReader } from './fsFileReader.ts';
import { fsWorkspace } from './fsWorkspace.ts';
import { readGit } from './git.ts';
import { createStrictParser } from './strictParser.ts';

const HERE = import.meta.dirname;
/** A program of its own, built beside this one; sources have the built one in `dist/`. */
const WORKER = ['strictParserWorker.cjs', '../../../dist/strictParserWorker.cjs'].map((file) =>
  path.resolve(HERE, file),
);

/** Far more than real files need, so that a busy machine does not make one look broken; a hostile one is felt this long. */
const PARSE_BUDGET_MS = 1000;

const assets = fileAssets(HERE);
const clock = (): Date => new Date();
const now = (): number => performance.now();

startServer(createConnection(ProposedFeatures.all), {
  createEngine: (choices, folders) =>
    createEngine({ assets, clock, ...choices, now, parseBudgetMs: PARSE_BUDGET_MS, files: fsFileReader(folders) }),
  workspace: fsWorkspace(),
  strictParser: createStrictParser(
    WORKER.find((file) => existsSync(file)) ?? path.join(HERE, 'strictParserWorker.cjs'),
  ),
  clock,
  git: (folderUri) => readGit(URI.parse(folderUri).fsPath),
  version: manifest.version,
  defer: (task) => void setImmediate(task),
  delay: (task, ms) => void setTimeout(task, ms),
  now,
});
