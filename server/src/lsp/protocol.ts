/**
 * What client and server say to each other beyond the Language Server Protocol.
 *
 * Owns names and shapes only, and imports types only: the client includes this module without including the server.
 */
import type { Path } from '../core/model.ts';
import type { Report } from '../core/report/schema.ts';

/** `initializationOptions`: everything is optional, so that any LSP client can start the server with none. */
export interface InitializationOptions {
  /** File uri of the folder that `PolicyMetadata.page` is relative to; without it diagnostics carry no link. */
  readonly pagesRoot?: string;
  /** `push` keeps the server from switching to pulled diagnostics although the client could pull. */
  readonly diagnostics?: 'push' | 'auto';
  /** True when the client has the commands named in `ClientCommand`. */
  readonly clientCommands?: boolean;
  /** False in a workspace that is not trusted: git, which runs what a repository's settings name, is then left alone. */
  readonly trusted?: boolean;
}

/** Commands a client has to offer when it says `clientCommands: true`. */
export const ClientCommand = {
  /** Takes a `FindingReference`; asks the user, then sends `plumbline/planWaiver`. */
  waive: 'plumbline.waive',
  /** Takes a policy's id. */
  explain: 'plumbline.explainPolicy',
} as const;

/** Names one finding; survives edits elsewhere, since it holds no position. */
export interface FindingReference {
  readonly uri: string;
  readonly unit: string;
  readonly policy: string;
  readonly resourceId: string;
  readonly path: Path;
}

/** `Diagnostic.data`. `generation` is the unit's at the time of publishing. */
export interface DiagnosticData extends FindingReference {
  readonly generation: number;
}

export const Method = {
  scan: 'plumbline/scan',
  render: 'plumbline/render',
  explain: 'plumbline/explain',
  policies: 'plumbline/policies',
  planWaiver: 'plumbline/planWaiver',
  status: 'plumbline/status',
} as const;

/** Request `plumbline/scan`. Files are scanned as they are on disk; unsaved changes are not seen. */
export interface ScanParams {
  /** Uris of folders; the workspace's folders when absent. */
  readonly folders?: readonly string[];
  readonly workDoneToken?: string | number;
}

/** A cancelled scan answers with `complete: false` in `report.scope`. */
export interface ScanResult {
  readonly report: Report;
  /** The uri that the report's file names are relative to. */
  readonly rootUri: string;
  /** What could not be evaluated, in sentences; empty when everything was. */
  readonly gaps: readonly string[];
}

export type RenderFormat = 'html' | 'json' | 'sarif';

/** Request `plumbline/render`; answers the text of the document. */
export interface RenderParams {
  readonly report: Report;
  readonly format: RenderFormat;
}

/** Request `plumbline/explain`; answers `ExplainResult`, or null for an id that is no policy's. */
export interface ExplainParams {
  readonly policy: string;
}

export interface ExplainResult {
  readonly title: string;
  readonly markdown: string;
}

/** Request `plumbline/policies` (no parameters): what a person can choose from. */
export type PoliciesResult = readonly {
  readonly id: string;
  readonly title: string;
  readonly severity: string;
  readonly controls: readonly string[];
}[];

/** Request `plumbline/planWaiver`; answers an LSP `WorkspaceEdit`, or null when the finding is no longer there. */
export interface PlanWaiverParams {
  readonly finding: FindingReference;
  readonly reason: string;
  /** `YYYY-MM-DD` */
  readonly until?: string;
  readonly owner?: string;
  readonly ticket?: string;
}

/** Notification `plumbline/status`, sent when something in it changed. Counts are of the units with an open document. */
export interface Status {
  readonly busy: boolean;
  readonly enabled: boolean;
  readonly counts: { readonly fail: number; readonly unknown: number; readonly waived: number; readonly error: number };
  /** What could not be checked, in sentences; never empty when something is missing from the counts. */
  readonly problems: readonly string[];
}
