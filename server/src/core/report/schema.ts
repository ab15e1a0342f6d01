/**
 * The report: the JSON document of `plumbline scan --format json`, from which every other format is rendered.
 *
 * A public contract: fields are added, never changed or removed, within one `schemaVersion`.
 */
import type { Framework, JsonValue, Outcome, Range, Severity, SyntaxError } from '../model.ts';

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
  /** Every waiver that was found, also those that waive nothing. */
  readonly waivers: readonly ReportWaiver[];
  readonly summary: ReportSummary;
}

export interface ReportScope {
  /** The common folder of the paths given, as a path or uri a person can read. */
  readonly root: string;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  readonly skipped: readonly ReportSkipped[];
  readonly syntaxErrors: readonly ReportSyntaxError[];
  /** Units whose evaluation broke off: nothing is shown about them. */
  readonly failedUnits: readonly { readonly unit: string; readonly framework: Framework; readonly message: string }[];
  /** Calls of modules that could not be followed, a module that is not installed for one: nothing is shown about what they create. */
  readonly unresolvedModules: readonly { readonly file: string; readonly range: Range; readonly message: string }[];
  /** Variable files that were chosen (`-var-file`), by the folder of the module they were given to. */
  readonly variableFiles: readonly { readonly module: string; readonly files: readonly string[] }[];
  /** Null outside a git work tree, or where git is not allowed or not there. */
  readonly git: ReportGit | null;
  /** False when the scan was cancelled: then it shows nothing about what was not reached. */
  readonly complete: boolean;
  /** Whether Terraform files were also read by the strict parser, the second opinion. */
  readonly strict: boolean;
  /** The policies that were asked for, when not all of the bundle's. */
  readonly onlyPolicies: readonly string[] | null;
  /** Patterns of files that were left out at the user's wish. */
  readonly excluded: readonly string[];
}

/**
 * `unreadable`: in scope, but not evaluated (cannot be read, too large, not text, a crash). `unresolved`: cannot be judged,
 * wholly or in part, from the code alone (a template that must be rendered). `excluded`: left out on purpose.
 * `not-applicable`: read, and found to be nothing that policies judge.
 */
export type SkipKind = 'unreadable' | 'unresolved' | 'excluded' | 'not-applicable';

export interface ReportSkipped {
  readonly path: string;
  readonly kind: SkipKind;
  readonly reason: string;
}

export interface ReportSyntaxError {
  readonly file: string;
  readonly range: Range;
  readonly message: string;
  /** Which parser rejects the file. */
  readonly parser: SyntaxError['parser'];
}

export interface ReportGit {
  readonly commit: string;
  readonly branch: string | null;
  readonly dirty: boolean;
  /** Where `origin` points, without credentials; null when there is none or it is no url. */
  readonly repository: string | null;
  /** Where `scope.root` lies in the work tree: empty at its root, else `infra/` with a slash at the end. */
  readonly prefix: string;
}

export interface ReportFinding {
  readonly policy: string;
  readonly outcome: Outcome;
  readonly resource: string;
  /** The addresses it speaks of, where `count`, `for_each` or repeated calls make one block stand for several. */
  readonly instances?: readonly string[];
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
  readonly waiver?: WaiverTerms;
  /** A waiver that no longer holds (expired) or never did (faulty), and would have covered this finding. */
  readonly lapsedWaiver?: WaiverTerms;
  /** The edits of the quick fix, where there is one that needs no choice by a person; left out for the later ones of very many. */
  readonly fix?: ReportFix;
}

export interface ReportFix {
  readonly title: string;
  readonly edits: readonly { readonly file: string; readonly range: Range; readonly newText: string }[];
}

export interface WaiverTerms {
  readonly reason: string | null;
  readonly until: string | null;
  readonly owner: string | null;
  readonly ticket: string | null;
  readonly file: string;
  readonly range: Range;
}

/**
 * `used`: covers a finding. `unused`: covers none. `expired`, `faulty`: not honoured; `problem` says why.
 */
export type WaiverState = 'used' | 'unused' | 'expired' | 'faulty';

export interface ReportWaiver extends WaiverTerms {
  /** The policy's id, or `*`. */
  readonly policy: string;
  readonly state: WaiverState;
  readonly problem: string | null;
  /** How many findings it waives. */
  readonly findings: number;
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
  readonly description: string;
  /** Why the policy is evidence for each of its controls. */
  readonly evidenceFor: readonly {
    readonly control: string;
    readonly strength: 'direct' | 'supporting';
    readonly rationale: string;
  }[];
  readonly remediation: string;
  readonly aliases: readonly string[];
  readonly references: readonly string[];
  readonly page: string;
  readonly settings: Readonly<Record<string, JsonValue>>;
}

export interface ReportSummary extends OutcomeCounts {
  readonly files: number;
  readonly resources: number;
  /** Resources that at least one policy judges: of the others nothing is said. */
  readonly judgedResources: number;
  /** Findings that fail, by severity. */
  readonly bySeverity: Readonly<Record<Severity, number>>;
}
