/**
 * What an analysis says of one file, and whether two analyses say the same of it.
 *
 * Owns the grouping by file. An edit changes what is said of one or two files of a module: the others are recognised here
 * before anything is built for them.
 */
import type {
  Finding,
  Range,
  RelatedLocation,
  SyntaxError,
  UnitAnalysis,
  UnresolvedModule,
  Waiver,
} from '../core/index.ts';

export interface FileFacts {
  /** Without passes and waived ones, which are never shown as problems. */
  readonly findings: readonly Finding[];
  readonly syntaxErrors: readonly SyntaxError[];
  /** Waivers that are not valid. */
  readonly faultyWaivers: readonly Waiver[];
  readonly unresolvedModules: readonly UnresolvedModule[];
  readonly notRead: string | null;
}

interface Growing {
  readonly findings: Finding[];
  readonly syntaxErrors: SyntaxError[];
  readonly faultyWaivers: Waiver[];
  readonly unresolvedModules: UnresolvedModule[];
  notRead: string | null;
}

/** The facts of every file of the unit, also of those of which there is nothing to say. */
export function factsByFile(analysis: UnitAnalysis): ReadonlyMap<string, FileFacts> {
  const files = new Map<string, Growing>();
  const of = (uri: string): Growing => {
    const known = files.get(uri);
    if (known !== undefined) return known;
    const fresh: Growing = { findings: [], syntaxErrors: [], faultyWaivers: [], unresolvedModules: [], notRead: null };
    files.set(uri, fresh);
    return fresh;
  };
  for (const uri of analysis.unit.files) of(uri);
  for (const uri of analysis.versions.keys()) of(uri);
  for (const error of analysis.syntaxErrors) of(error.uri).syntaxErrors.push(error);
  for (const [uri, reason] of analysis.notRead) of(uri).notRead = reason;
  for (const waiver of analysis.waivers) if (waiver.problem !== null) of(waiver.uri).faultyWaivers.push(waiver);
  for (const module of analysis.unresolvedModules) of(module.uri).unresolvedModules.push(module);
  for (const finding of analysis.findings) {
    if (finding.outcome !== 'pass' && finding.outcome !== 'waived') of(finding.uri).findings.push(finding);
  }
  return files;
}

/** Whether the same diagnostics would be made of both, under the same settings. */
export function sameFacts(a: FileFacts, b: FileFacts): boolean {
  return (
    a.notRead === b.notRead &&
    sameList(a.findings, b.findings, sameFinding) &&
    sameList(a.syntaxErrors, b.syntaxErrors, sameError) &&
    sameList(a.faultyWaivers, b.faultyWaivers, sameWaiver) &&
    sameList(a.unresolvedModules, b.unresolvedModules, sameRelated)
  );
}

function sameFinding(a: Finding, b: Finding): boolean {
  return (
    a === b ||
    (a.policy === b.policy &&
      a.outcome === b.outcome &&
      a.resourceId === b.resourceId &&
      sameList(a.instances ?? [], b.instances ?? [], Object.is) &&
      a.message === b.message &&
      a.severity === b.severity &&
      sameRange(a.range, b.range) &&
      sameList(a.path, b.path, Object.is) &&
      sameList(a.controls, b.controls, Object.is) &&
      sameList(a.related, b.related, sameRelated) &&
      sameOptional(a.lapsedWaiver, b.lapsedWaiver))
  );
}

function sameError(a: SyntaxError, b: SyntaxError): boolean {
  return a.message === b.message && a.parser === b.parser && sameRange(a.range, b.range);
}

function sameRelated(a: RelatedLocation, b: RelatedLocation): boolean {
  return a.uri === b.uri && a.message === b.message && sameRange(a.range, b.range);
}

function sameOptional(a: Waiver | undefined, b: Waiver | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameWaiver(a, b);
}

function sameWaiver(a: Waiver, b: Waiver): boolean {
  return a.uri === b.uri && a.until === b.until && a.problem === b.problem && sameRange(a.range, b.range);
}

function sameRange(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}

function sameList<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (const [index, x] of a.entries()) {
    const y = b[index];
    if (y === undefined || !same(x, y)) return false;
  }
  return true;
}
