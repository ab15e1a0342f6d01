/** An engine over texts in memory, with the committed bundle, and the few words that tests ask it in. */
import path from 'node:path';
import {
  createEngine,
  type Assets,
  type Engine,
  type EngineOptions,
  type FileEdits,
  type Finding,
  type TextEdit,
} from '../../server/src/core/index.ts';
import { createLineIndex } from '../../server/src/core/lineIndex.ts';
import { fileAssets } from '../../server/src/node/fileAssets.ts';

const files = fileAssets(path.resolve(import.meta.dirname, '../../server/src/node'));
const read = new Map<string, Promise<Uint8Array>>();
/** Reads each asset once, so that the engines of a test run share what is compiled of it. */
export const assets: Assets = {
  read: (name) => {
    let bytes = read.get(name);
    if (bytes === undefined) read.set(name, (bytes = files.read(name)));
    return bytes;
  },
};
export const FOLDER = 'file:///module';

export interface TestEngine {
  readonly engine: Engine;
  /** Sets a file of the module by its name; every call is a new version. */
  set(name: string, text: string): void;
  text(name: string): string;
  /** Findings of the module (or of the folder's manifests), of one policy if given. */
  findings(policy?: string, framework?: 'terraform' | 'kubernetes'): readonly Finding[];
  /** `policy resource outcome` of each finding, without the passes. */
  summary(framework?: 'terraform' | 'kubernetes'): readonly string[];
}

export async function testEngine(
  files: Readonly<Record<string, string>> = {},
  options: Partial<EngineOptions> = {},
): Promise<TestEngine> {
  const engine = await createEngine({ assets, clock: () => new Date('2026-11-22T12:00:00Z'), ...options });
  let version = 0;
  const uri = (name: string): string => `${FOLDER}/${name}`;
  const set = (name: string, text: string): void => {
    engine.setFile({ uri: uri(name), version: ++version, text });
  };
  for (const [name, text] of Object.entries(files)) set(name, text);
  const findings = (policy?: string, framework = 'terraform'): readonly Finding[] =>
    engine
      .analyze(`${framework}:${FOLDER}`)
      .findings.filter((finding) => policy === undefined || finding.policy === policy);
  return {
    engine,
    set,
    text: (name) => engine.file(uri(name))?.text ?? '',
    findings,
    summary: (framework) =>
      findings(undefined, framework)
        .filter((finding) => finding.outcome !== 'pass')
        .map((finding) => `${finding.policy} ${finding.resource} ${finding.outcome}`),
  };
}

export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const lines = createLineIndex(text);
  return edits
    .map((edit) => ({ ...lines.spanOf(edit.range), newText: edit.newText }))
    .sort((a, b) => b.start - a.start)
    .reduce((result, span) => result.slice(0, span.start) + span.newText + result.slice(span.end), text);
}

/** Applies planned edits to the engine's own texts. */
export function applyPlan(test: TestEngine, plan: readonly FileEdits[]): void {
  for (const { uri, edits } of plan) {
    const name = uri.slice(FOLDER.length + 1);
    test.set(name, applyEdits(test.text(name), edits));
  }
}
