/**
 * Works out what the quick fixes make of scanned files, as new texts; writing them is the caller's.
 *
 * Owns the proof that a fix helped: texts with fixes are evaluated again, and fixes that break a file are taken back. Must
 * never apply a fix that needs a person's choice.
 */
import type { Engine } from './engineApi.ts';
import { createLineIndex } from './lineIndex.ts';
import type { FileEdits, Finding, StrictVerdict, TextEdit, UnitAnalysis } from './model.ts';
import { needsChoice } from './report/build.ts';
import type { StrictParser } from './strictParser.ts';

/** One fix may make room for the next; whoever needs more rounds than this is not getting anywhere. */
const MAX_ROUNDS = 5;

export interface FixedFile {
  readonly uri: string;
  readonly before: string;
  readonly after: string;
}

export interface FixedUnit {
  /** Files whose text changed. */
  readonly files: readonly FixedFile[];
  /** Failing findings that no longer fail. */
  readonly fixed: readonly Finding[];
  /** What the unit is after the fixes: equals the analysis given when nothing changed. */
  readonly analysis: UnitAnalysis;
}

export interface FixOptions {
  /** Holds the unit's files; afterwards holds them with their fixes. */
  readonly engine: Engine;
  /** Policies whose fixes are wanted, null for all. */
  readonly onlyPolicies: readonly string[] | null;
  readonly strict: StrictParser | null;
}

/** Never throws for what a file can cause. The same unit and bundle give the same texts. */
export async function fixUnit(before: UnitAnalysis, options: FixOptions): Promise<FixedUnit> {
  const { engine } = options;
  const original = new Map<string, string>();
  const tried = new Set<string>();
  let analysis = before;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const candidates = analysis.findings.filter((finding) => isWanted(finding, options) && !tried.has(keyOf(finding)));
    if (candidates.length === 0) break;
    const { edits, applied } = engine.planFixes(before.unit.id, candidates);
    if (applied.length === 0) break;
    for (const finding of applied) tried.add(keyOf(finding));
    const changes = changesOf(engine, edits);
    const verdicts = await strictVerdicts(changes, options.strict);
    const next = apply(engine, before.unit.id, changes, verdicts);
    if (next.syntaxErrors.length > analysis.syntaxErrors.length) {
      // A fix that breaks a file is worse than none.
      const back = changes.map(({ uri, before: text }) => ({ uri, before: text, after: text }));
      analysis = apply(engine, before.unit.id, back, await strictVerdicts(back, options.strict));
      break;
    }
    for (const { uri, before: text } of changes) if (!original.has(uri)) original.set(uri, text);
    analysis = next;
  }
  const failing = new Set(analysis.findings.filter(({ outcome }) => outcome === 'fail').map(keyOf));
  return {
    files: [...original]
      .map(([uri, text]) => ({ uri, before: text, after: engine.file(uri)?.text ?? text }))
      .filter((file) => file.before !== file.after),
    fixed: before.findings.filter((finding) => isWanted(finding, options) && !failing.has(keyOf(finding))),
    analysis,
  };
}

function isWanted(finding: Finding, { onlyPolicies }: FixOptions): boolean {
  return (
    finding.outcome === 'fail' &&
    finding.fix !== undefined &&
    !needsChoice(finding.fix) &&
    (onlyPolicies === null || onlyPolicies.includes(finding.policy))
  );
}

function keyOf(finding: Finding): string {
  return JSON.stringify([finding.policy, finding.resourceId, finding.path]);
}

function changesOf(engine: Engine, edits: readonly FileEdits[]): readonly FixedFile[] {
  return edits.flatMap(({ uri, edits: own }) => {
    const text = engine.file(uri)?.text;
    // A module that lies outside what was scanned is not ours to change.
    return text === undefined ? [] : [{ uri, before: text, after: applyEdits(text, own) }];
  });
}

/** Applies edits that were all computed from `text`. Throws when two overlap: that is a bug of the planner. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const index = createLineIndex(text);
  const spans = edits
    .map(({ range, newText }, order) => ({ ...index.spanOf(range), newText, order }))
    .sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order);
  let result = '';
  let from = 0;
  for (const { start, end, newText } of spans) {
    if (start < from) throw new Error('two edits of one file overlap');
    result += text.slice(from, start) + newText;
    from = end;
  }
  return result + text.slice(from);
}

async function strictVerdicts(
  changes: readonly FixedFile[],
  strict: StrictParser | null,
): Promise<ReadonlyMap<string, StrictVerdict>> {
  const verdicts = new Map<string, StrictVerdict>();
  if (strict === null) return verdicts;
  for (const { uri, after } of changes) {
    if (/\.(tf|tofu)$/.test(uri)) verdicts.set(uri, await strict.check(after));
  }
  return verdicts;
}

function apply(
  engine: Engine,
  unitId: string,
  changes: readonly FixedFile[],
  verdicts: ReadonlyMap<string, StrictVerdict>,
): UnitAnalysis {
  for (const { uri, after } of changes) {
    engine.setFile({ uri, version: null, text: after });
    const verdict = verdicts.get(uri);
    if (verdict !== undefined) engine.setStrictVerdict(uri, null, verdict);
  }
  return engine.analyze(unitId);
}
