/**
 * Sends diagnostics: the only module that decides what a client sees of a file.
 *
 * Owns what each unit contributes to each file. Sends a file's diagnostics only when they changed, only when all its units
 * have been evaluated for the version the editor has, and never an empty list in place of a failure.
 */
import type { Diagnostic } from 'vscode-languageserver';
import type { UnitResult } from './analyses.ts';
import {
  failureDiagnostic,
  notReadDiagnostic,
  syntaxErrorDiagnostic,
  toDiagnostic,
  tooManyDiagnostic,
  unresolvedModuleDiagnostic,
  waiverDiagnostic,
  type ConvertContext,
  type FoundThen,
} from './convert.ts';
import { factsByFile, sameFacts, type FileFacts } from './fileFacts.ts';
import { groupBySamePlace } from './samePlace.ts';

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
  /**
   * Says that what was sent may no longer be what the settings ask for. Nothing is taken back: each unit's next result, or its
   * withdrawal, replaces what it contributed. Answers the units that contributed.
   */
  outdate(): readonly string[];
  /** Files that could not be checked, with the reason. */
  failures(): readonly { readonly uri: string; readonly message: string }[];
}

interface Contribution {
  readonly unit: string;
  readonly generation: number;
  readonly version: number | null;
  /** The same object for as long as the same is said; a text says why the unit failed. */
  readonly said: FileFacts | string;
}

type Analyzed = Extract<UnitResult, { kind: 'analyzed' }>;

interface Sent {
  readonly key: string;
  readonly diagnostics: readonly Diagnostic[];
  /** What was merged, recognised by identity; null when a failure was shown besides. */
  readonly parts: readonly (FileFacts | string)[] | null;
}

/** More diagnostics than a person reads, and what an editor shows; the rest is counted in one diagnostic. */
const MAX_PER_FILE = 1000;

export function createPublisher(ports: PublisherPorts): Publisher {
  const contributions = new Map<string, Map<string, Contribution>>();
  const filesOfUnit = new Map<string, readonly string[]>();
  const fileFailures = new Map<string, string>();
  const sent = new Map<string, Sent>();

  function flush(uri: string): void {
    const version = ports.versionOf(uri);
    const contributed = [...(contributions.get(uri)?.values() ?? [])];
    if (contributed.some((part) => part.version !== version)) return;
    const failure = ports.isWanted(uri) ? fileFailures.get(uri) : undefined;
    const parts = contributed.map((part) => part.said);
    const before = sent.get(uri);
    if (failure === undefined && before?.parts && sameParts(parts, before.parts)) return;
    const merged = ports.isWanted(uri) ? diagnosticsOf(contributed, ports.context()) : failuresOf(contributed);
    const diagnostics = failure === undefined ? merged : [failureDiagnostic(failure), ...merged];
    const key = JSON.stringify(diagnostics, withoutGeneration);
    const isNews = before === undefined ? diagnostics.length > 0 : before.key !== key;
    if (parts.length === 0 && diagnostics.length === 0) sent.delete(uri);
    else sent.set(uri, { key, diagnostics, parts: failure === undefined ? parts : null });
    if (isNews) ports.send({ uri, version, diagnostics });
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

  function analyzed({ unit, generation, analysis }: Analyzed): ReadonlyMap<string, Contribution> {
    const files = new Map<string, Contribution>();
    for (const [uri, facts] of factsByFile(analysis)) {
      const before = contributions.get(uri)?.get(unit)?.said;
      const unchanged = before !== undefined && typeof before !== 'string' && sameFacts(before, facts);
      const version = analysis.versions.has(uri) ? (analysis.versions.get(uri) ?? null) : ports.versionOf(uri);
      files.set(uri, { unit, generation, version, said: unchanged ? before : facts });
    }
    return files;
  }

  function remove(uri: string, unit: string): void {
    const units = contributions.get(uri);
    units?.delete(unit);
    if (units?.size === 0) contributions.delete(uri);
  }

  return {
    publish(result) {
      contribute(result.unit, result.kind === 'failed' ? failed(result, ports) : analyzed(result));
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
    outdate() {
      for (const [uri, last] of sent) sent.set(uri, { ...last, parts: null });
      for (const uri of fileFailures.keys()) flush(uri);
      return [...filesOfUnit.keys()];
    },
    failures() {
      const units = [...contributions].flatMap(([uri, parts]) =>
        [...parts.values()].flatMap(({ said }) => (typeof said === 'string' ? [{ uri, message: said }] : [])),
      );
      return [...[...fileFailures].map(([uri, message]) => ({ uri, message })), ...units];
    },
  };
}

type Failed = Extract<UnitResult, { kind: 'failed' }>;

function failed(
  { unit, generation, files, message }: Failed,
  ports: PublisherPorts,
): ReadonlyMap<string, Contribution> {
  return new Map(files.map((uri) => [uri, { unit, generation, version: ports.versionOf(uri), said: message }]));
}

function failuresOf(parts: readonly Contribution[]): readonly Diagnostic[] {
  return distinct(parts.flatMap(({ said }) => (typeof said === 'string' ? [failureDiagnostic(said)] : [])));
}

/** One list of what all units say of a file: what they say alike of a place is said once. Built only when something is new. */
function diagnosticsOf(parts: readonly Contribution[], context: ConvertContext): readonly Diagnostic[] {
  const facts = parts.flatMap(({ said }) => (typeof said === 'string' ? [] : [said]));
  const found = parts.flatMap(({ said, unit, generation }): readonly FoundThen[] =>
    typeof said === 'string' ? [] : said.findings.map((finding) => ({ finding, unit, generation })),
  );
  const all = [
    ...failuresOf(parts),
    ...distinct([
      ...facts.flatMap(({ syntaxErrors }) => syntaxErrors.map(syntaxErrorDiagnostic)),
      ...facts.flatMap(({ notRead }) => (notRead === null ? [] : [notReadDiagnostic(notRead)])),
      ...facts.flatMap(({ faultyWaivers }) =>
        faultyWaivers.map((waiver) => waiverDiagnostic(waiver.range, waiver.problem ?? '')),
      ),
      ...(context.settings.unknown === 'hint'
        ? facts.flatMap(({ unresolvedModules }) => unresolvedModules.map(unresolvedModuleDiagnostic))
        : []),
    ]),
    ...groupBySamePlace(found).flatMap((group) => toDiagnostic(group, context) ?? []),
  ];
  if (all.length <= MAX_PER_FILE) return all;
  return [tooManyDiagnostic(all.length - MAX_PER_FILE), ...all.slice(0, MAX_PER_FILE)];
}

function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [
    ...new Map(
      diagnostics.map((diagnostic) => [
        JSON.stringify([diagnostic.code, diagnostic.range, diagnostic.message]),
        diagnostic,
      ]),
    ).values(),
  ];
}

function sameParts(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}

/** The generation changes with every evaluation; alone it is no news for the client. */
function withoutGeneration(key: string, value: unknown): unknown {
  return key === 'generation' ? undefined : value;
}
