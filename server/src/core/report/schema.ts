/**
 * The report: the JSON document of `plumbline scan --format json`, from which every other format is rendered.
 *
 * A public contract: fields are added, never changed or removed, within one `schemaVersion`.
 */
import type { JsonValue, Outcome, Range, Severity } from '../model.ts';

export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'plumbline'; readonly version: string };
  readonly bundle: { readonly digest: string; readonly policies: number };
  /** UTC, ISO 8601. */
  readonly generatedAt: string;
  readonly scope: ReportScope;
  readonly findings: readonly ReportFinding[];
  readonly controls: readonly ReportControl[];
  readonly policies: readonly ReportPolicy[];
  readonly summary: ReportSummary;
}

export interface ReportScope {
  /** The common folder of the paths given, as a path or uri a person can read. */
  readonly root: string;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  readonly syntaxErrors: readonly { readonly file: string; readonly range: Range; readonly message: string }[];
  /** Null outside a git work tree, or where git is not allowed or not there. */
  readonly git: ReportGit | null;
  /** False when the scan was cancelled: then it shows nothing about what was not reached. */
  readonly complete: boolean;
}

export interface ReportGit {
  readonly commit: string;
  readonly branch: string | null;
  readonly dirty: boolean;
}

export interface ReportFinding {
  readonly policy: string;
  readonly outcome: Outcome;
  readonly resource: string;
  readonly namespace?: string;
  /** Relative to `scope.root`, with `/`. */
  readonly file: string;
  readonly range: Range;
  readonly severity: Severity;
  readonly controls: readonly string[];
  readonly aliases: readonly string[];
  readonly message: string;
  readonly fixable: boolean;
  readonly related: readonly { readonly file: string; readonly range: Range; readonly message: string }[];
  readonly waiver?: {
    readonly reason: string | null;
    readonly until: string | null;
    readonly owner: string | null;
    readonly ticket: string | null;
    readonly file: string;
    readonly range: Range;
  };
}

export interface OutcomeCounts {
  readonly pass: number;
  readonly fail: number;
  readonly unknown: number;
  readonly waived: number;
  readonly error: number;
}

export interface ReportControl extends OutcomeCounts {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly shownByCode: 'yes' | 'partly' | 'no';
  readonly otherEvidence: string;
  /** Ids of the bundled policies that are evidence for it. */
  readonly policies: readonly string[];
}

export interface ReportPolicy extends OutcomeCounts {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly controls: readonly string[];
  readonly remediation: string;
  readonly page: string;
  readonly settings: Readonly<Record<string, JsonValue>>;
}

export interface ReportSummary extends OutcomeCounts {
  readonly files: number;
  readonly resources: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
}
