/**
 * Sends diagnostics: the only module that decides what a client sees of a file.
 *
 * Owns what each unit contributes to each file. Sends a file's diagnostics only when they changed, only when all its units
 * have been evaluated for the version the editor has, and never an empty list in place of a failure.
 */
import type { Diagnostic } from 'vscode-languageserver';
import type { UnitAnalysis } from '../core/index.ts';
import type { UnitResult } from './analyses.ts';
import {
  failureDiagnostic,
  notReadDiagnostic,
  syntaxErrorDiagnostic,
  toDiagnostic,
  tooManyDiagnostic,
  waiverDiagnostic,
  type ConvertContext,
} from './convert.ts';

export interface FileDiagnostics {
  readonly uri: string;
  /** The editor's version they belong to; null for a file that is not open. */
  readonly version: number | null;
  readonly diagnostics: readonly Diagnostic[];
}

export interface PublisherPorts {
  readonly send: (file: FileDiagnostics) => void;
  /** The editor's version of a document, null when it is not open. */
  readonly versionOf: (uri: string) => number | null;
  /** Whether findings of a file are wanted (it is not excluded). */
  readonly isWanted: (uri: string) => boolean;
  readonly context: () => ConvertContext;
}

export interface Publisher {
  /** Takes a unit's newest result. */
  publish(result: UnitResult): void;
  /** Marks a file as not checked (a crash, too large), or as checked again with null. */
  setFailure(uri: string, message: string | null): void;
  /** Withdraws what a unit contributed. */
  withdraw(unitId: string): void;
  /** What the client was last sent. */
  current(uri: string): readonly Diagnostic[];
  /** Withdraws what units contributed; files that could not be taken in stay marked. */
  withdrawAll(): void;
  /** Files that could not be checked, with the reason. */
  failures(): readonly { readonly uri: string; readonly message: string }[];
}

interface Contribution {
  readonly version: number | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly failure: string | null;
}

/** More diagnostics than a person reads, and what an editor shows; the rest is counted in one diagnostic. */
const MAX_PER_FILE = 1000;

export function createPublisher(ports: PublisherPorts): Publisher {
  const contributions = new Map<string, Map<string, Contribution>>();
  const filesOfUnit = new Map<string, readonly string[]>();
  const fileFailures = new Map<string, string>();
  const sent = new Map<string, { readonly key: string; readonly diagnostics: readonly Diagnostic[] }>();

  function flush(uri: string): void {
    const version = ports.versionOf(uri);
    const parts = [...(contributions.get(uri)?.values() ?? [])];
    if (parts.some((part) => part.version !== version)) return;
    const failure = ports.isWanted(uri) ? fileFailures.get(uri) : undefined;
    const merged = merge(parts.map((part) => part.diagnostics));
    const diagnostics = failure === undefined ? merged : [failureDiagnostic(failure), ...merged];
    const key = JSON.stringify(diagnostics, withoutGeneration);
    const before = sent.get(uri);
    if (before?.key === key || (before === undefined && diagnostics.length === 0)) return;
    if (diagnostics.length === 0) sent.delete(uri);
    else sent.set(uri, { key, diagnostics });
    ports.send({ uri, version, diagnostics });
  }

  function contribute(unit: string, files: ReadonlyMap<string, Contribution>): void {
    const before = filesOfUnit.get(unit) ?? [];
    if (files.size === 0) filesOfUnit.delete(unit);
    else filesOfUnit.set(unit, [...files.keys()]);
    for (const uri of before) if (!files.has(uri)) remove(uri, unit);
    for (const [uri, contribution] of files) {
      const units = contributions.get(uri) ?? new Map<string, Contribution>();
      units.set(unit, contribution);
      contributions.set(uri, units);
    }
    for (const uri of new Set([...before, ...files.keys()])) flush(uri);
  }

  function remove(uri: string, unit: string): void {
    const units = contributions.get(uri);
    units?.delete(unit);
    if (units?.size === 0) contributions.delete(uri);
  }

  return {
    publish(result) {
      contribute(
        result.unit,
        result.kind === 'failed' ? failed(result.files, result.message, ports) : analyzed(result, ports),
      );
    },
    setFailure(uri, message) {
      if (message === null) fileFailures.delete(uri);
      else fileFailures.set(uri, message);
      flush(uri);
    },
    withdraw(unitId) {
      contribute(unitId, new Map());
    },
    current: (uri) => sent.get(uri)?.diagnostics ?? [],
    withdrawAll() {
      const uris = [...sent.keys()];
      contributions.clear();
      filesOfUnit.clear();
      for (const uri of new Set([...uris, ...fileFailures.keys()])) flush(uri);
    },
    failures() {
      const units = [...contributions].flatMap(([uri, parts]) =>
        [...parts.values()].flatMap(({ failure }) => (failure === null ? [] : [{ uri, message: failure }])),
      );
      return [...[...fileFailures].map(([uri, message]) => ({ uri, message })), ...units];
    },
  };
}

function failed(files: readonly string[], message: string, ports: PublisherPorts): ReadonlyMap<string, Contribution> {
  return new Map(
    files.map((uri) => [
      uri,
      { version: ports.versionOf(uri), diagnostics: [failureDiagnostic(message)], failure: message },
    ]),
  );
}

function analyzed(
  {
    unit,
    generation,
    analysis,
  }: { readonly unit: string; readonly generation: number; readonly analysis: UnitAnalysis },
  ports: PublisherPorts,
): ReadonlyMap<string, Contribution> {
  const context = ports.context();
  const byFile = new Map<string, Diagnostic[]>();
  for (const uri of new Set([...analysis.unit.files, ...analysis.versions.keys()])) byFile.set(uri, []);
  const listOf = (uri: string): Diagnostic[] => {
    const list = byFile.get(uri) ?? [];
    byFile.set(uri, list);
    return list;
  };
  for (const error of analysis.syntaxErrors) listOf(error.uri).push(syntaxErrorDiagnostic(error));
  for (const [uri, reason] of analysis.notRead) listOf(uri).push(notReadDiagnostic(reason));
  for (const waiver of analysis.waivers) {
    if (waiver.problem !== null) listOf(waiver.uri).push(waiverDiagnostic(waiver.range, waiver.problem));
  }
  for (const finding of analysis.findings) {
    const diagnostic = toDiagnostic(finding, unit, generation, context);
    if (diagnostic !== null) listOf(finding.uri).push(diagnostic);
  }
  return new Map(
    [...byFile].map(([uri, diagnostics]) => [
      uri,
      {
        version: analysis.versions.has(uri) ? (analysis.versions.get(uri) ?? null) : ports.versionOf(uri),
        diagnostics: ports.isWanted(uri) ? diagnostics : [],
        failure: null,
      },
    ]),
  );
}

/** One list of many units' diagnostics: what two units say alike of a place is said once. */
function merge(lists: readonly (readonly Diagnostic[])[]): readonly Diagnostic[] {
  const byKey = new Map<string, Diagnostic>();
  for (const diagnostic of lists.flat()) {
    const key = JSON.stringify([diagnostic.code, diagnostic.range, diagnostic.message]);
    if (!byKey.has(key)) byKey.set(key, diagnostic);
  }
  const all = [...byKey.values()];
  if (all.length <= MAX_PER_FILE) return all;
  return [tooManyDiagnostic(all.length - MAX_PER_FILE), ...all.slice(0, MAX_PER_FILE)];
}

/** The generation changes with every evaluation; alone it is no news for the client. */
function withoutGeneration(key: string, value: unknown): unknown {
  return key === 'generation' ? undefined : value;
}
