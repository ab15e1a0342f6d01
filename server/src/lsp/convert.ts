/**
 * Makes LSP objects of the model's: the only module that builds diagnostics and workspace edits.
 *
 * Pure. Must never drop a finding silently: what is left out is left out by a rule that the user can set.
 */
import {
  DiagnosticSeverity,
  type Diagnostic,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type {
  FileEdits,
  Finding,
  PolicyMetadata,
  Range,
  RelatedLocation,
  Severity,
  SyntaxError,
  UnresolvedModule,
} from '../core/index.ts';
import type { Settings } from './configuration.ts';
import type { DiagnosticData } from './protocol.ts';
import { addressesOf, namedAddresses, type Found } from './samePlace.ts';

export const SOURCE = 'plumbline';
const FILE_START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

export interface ConvertContext {
  readonly settings: Settings;
  /** File uri of the folder that holds the policies' pages, without a trailing slash; null when there is none. */
  readonly pagesRoot: string | null;
  readonly policy: (id: string) => PolicyMetadata | undefined;
  /** Whether the client shows related information. */
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  /** The client's uri of a file of the engine's. */
  readonly clientUri: (uri: string) => string;
}

/** The severity after the user's override, or null when the user does not want to see this policy's findings. */
export function severityOf(finding: Finding, settings: Settings): Severity | null {
  if (settings.disabledPolicies.has(finding.policy)) return null;
  const override = settings.severityOverrides.get(finding.policy);
  if (override === 'off') return null;
  return override ?? finding.severity;
}

/** A finding of a unit at one generation of it. */
export interface FoundThen extends Found {
  readonly generation: number;
}

/**
 * The diagnostic of findings that are one to a person (see samePlace.ts), or null when their outcome is not one that is shown as a
 * problem. It stands for the first one in `data`.
 */
export function toDiagnostic(group: readonly [FoundThen, ...FoundThen[]], context: ConvertContext): Diagnostic | null {
  const [{ finding, unit, generation }] = group;
  const severity = diagnosticSeverity(finding, context.settings);
  if (severity === null) return null;
  const data: DiagnosticData = {
    uri: finding.uri,
    unit,
    policy: finding.policy,
    resourceId: finding.resourceId,
    path: finding.path,
    generation,
  };
  const href = context.codeDescription ? pageOf(finding.policy, context) : null;
  return {
    range: finding.range,
    severity,
    source: SOURCE,
    code: finding.policy,
    ...(href === null ? {} : { codeDescription: { href } }),
    message: messageOf(finding, addressesOf(group)),
    ...relatedInformation(group, context),
    data,
  };
}

function diagnosticSeverity(finding: Finding, settings: Settings): DiagnosticSeverity | null {
  const severity = severityOf(finding, settings);
  if (severity === null) return null;
  switch (finding.outcome) {
    case 'fail':
      return toDiagnosticSeverity(severity);
    case 'unknown':
      return settings.unknown === 'hint' ? DiagnosticSeverity.Hint : null;
    case 'error':
      return DiagnosticSeverity.Warning;
    case 'pass':
    case 'waived':
      return null;
  }
}

export function toDiagnosticSeverity(severity: Severity): DiagnosticSeverity {
  switch (severity) {
    case 'critical':
    case 'high':
      return DiagnosticSeverity.Error;
    case 'medium':
      return DiagnosticSeverity.Warning;
    case 'low':
      return DiagnosticSeverity.Information;
    case 'info':
      return DiagnosticSeverity.Hint;
  }
}

/** The finding's sentence, the resources it is about where they must be named, what became of its waiver, and its controls. */
function messageOf(finding: Finding, addresses: readonly string[]): string {
  const parts = [
    finding.outcome === 'error' ? `This policy could not be evaluated: ${finding.message}` : finding.message,
  ];
  if (addresses.length > 0) parts.push(`Applies to ${namedAddresses(addresses)}.`);
  const lapsed = finding.lapsedWaiver;
  if (lapsed !== undefined) {
    parts.push(
      lapsed.problem === null
        ? `Its waiver expired on ${lapsed.until ?? 'an unknown date'}.`
        : `Its waiver is not valid: ${sentence(lapsed.problem)}`,
    );
  }
  if (finding.controls.length > 0) parts.push(`[${finding.controls.join(' ')}]`);
  return parts.join(' ');
}

/** More places than this help nobody: a module may be called a hundred times. */
const MAX_RELATED = 20;

function relatedInformation(group: readonly Found[], context: ConvertContext): Pick<Diagnostic, 'relatedInformation'> {
  if (!context.relatedInformation) return {};
  const places = new Map<string, RelatedLocation>();
  for (const { finding } of group) {
    for (const place of finding.related) {
      places.set(JSON.stringify([place.uri, place.range, place.message]), place);
      if (places.size >= MAX_RELATED) break;
    }
  }
  const lapsed = new Map(
    group.flatMap(({ finding: { lapsedWaiver: waiver } }) =>
      waiver === undefined ? [] : [[JSON.stringify([waiver.uri, waiver.range]), waiver] as const],
    ),
  );
  const related = [
    ...places.values(),
    ...[...lapsed.values()].map(({ uri, range }) => ({ uri, range, message: 'The waiver that does not hold' })),
  ].map(({ uri, range, message }) => ({ location: { uri: context.clientUri(uri), range }, message }));
  return related.length === 0 ? {} : { relatedInformation: related };
}

/** Uri of the page that explains a policy, or null. A page's path never leaves the root. */
export function pageOf(policyId: string, context: Pick<ConvertContext, 'pagesRoot' | 'policy'>): string | null {
  const page = context.policy(policyId)?.page;
  if (context.pagesRoot === null || page === undefined || page === '' || page.split('/').includes('..')) return null;
  return `${context.pagesRoot}/${page.split('/').map(encodeURIComponent).join('/')}`;
}

/** The diagnostic of a text that does not parse. */
export function syntaxErrorDiagnostic(error: SyntaxError): Diagnostic {
  if (error.parser === 'strict') {
    return ownDiagnostic(error.range, DiagnosticSeverity.Warning, 'syntax-strict', strictMessage(error.message));
  }
  return ownDiagnostic(error.range, DiagnosticSeverity.Error, 'syntax', error.message);
}

const STRICT_REJECTS = 'The strict parser rejects this file: none of its resources can pass.';

function strictMessage(detail: string): string {
  return detail === '' || detail.startsWith('The strict parser rejects')
    ? detail || STRICT_REJECTS
    : `${STRICT_REJECTS} ${detail}`;
}

/** Stands in for the findings of a file that Plumbline failed on, so that the failure does not look clean. */
export function failureDiagnostic(reason: string): Diagnostic {
  return ownDiagnostic(
    FILE_START,
    DiagnosticSeverity.Error,
    'not-checked',
    `Plumbline could not check this file: ${reason}`,
  );
}

/** A file, or a part of it, that is not read by design: its findings are not all there. */
export function notReadDiagnostic(reason: string): Diagnostic {
  return ownDiagnostic(
    FILE_START,
    DiagnosticSeverity.Information,
    'not-read',
    `Not everything in this file is checked: ${reason}`,
  );
}

/** A call of a module that leads nowhere: nothing is known of what it creates. */
export function unresolvedModuleDiagnostic({ range, message }: UnresolvedModule): Diagnostic {
  return ownDiagnostic(
    range,
    DiagnosticSeverity.Information,
    'unresolved-module',
    `${message} What it creates is not checked.`,
  );
}

export function tooManyDiagnostic(hidden: number): Diagnostic {
  const message = `${String(hidden)} more problems in this file are not shown.`;
  return ownDiagnostic(FILE_START, DiagnosticSeverity.Warning, 'too-many', message);
}

export function waiverDiagnostic(range: Range, problem: string): Diagnostic {
  return ownDiagnostic(range, DiagnosticSeverity.Warning, 'waiver', `This waiver is not valid: ${sentence(problem)}`);
}

function ownDiagnostic(range: Range, severity: DiagnosticSeverity, code: string, message: string): Diagnostic {
  return { range, severity, source: SOURCE, code, message };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Versioned edits; a client drops them when a document has moved on since. */
export function toWorkspaceEdit(files: readonly FileEdits[], clientUri: ConvertContext['clientUri']): WorkspaceEdit {
  const documentChanges = files
    .filter((file) => file.edits.length > 0)
    .map((file): TextDocumentEdit => ({
      textDocument: { uri: clientUri(file.uri), version: file.version },
      edits: file.edits.map((edit): TextEdit => ({ range: edit.range, newText: edit.newText })),
    }));
  return { documentChanges };
}
