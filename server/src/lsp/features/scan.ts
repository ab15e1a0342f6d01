/**
 * The scan command: the same scan as the command line's, on the saved state of the workspace, with progress and cancel.
 *
 * Uses an engine of its own, so that a scan neither sees unsaved text (its hashes would not be the files') nor disturbs typing.
 */
import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver';
import {
  buildReport,
  couldNotEvaluate,
  scanWorkspace,
  type Clock,
  type Engine,
  type EngineOptions,
  type ScanProgress,
  type StrictParser,
  type Workspace,
} from '../../core/index.ts';
import type { ReportGit } from '../../core/report/schema.ts';
import type { ScanResult } from '../protocol.ts';

/** What of the user's settings an engine is made with. */
export type EngineChoices = Required<Pick<EngineOptions, 'settings' | 'variableFiles' | 'disabled'>>;

export interface ScanPorts {
  /** @param folders gives the folders (uris) that a configuration's functions may read from */
  readonly createEngine: (choices: EngineChoices, folders: () => readonly string[]) => Promise<Engine>;
  readonly workspace: Workspace;
  readonly strictParser: StrictParser;
  readonly clock: Clock;
  /** The state of the work tree that a folder lies in; null where there is none or git is not allowed. */
  readonly git: (folderUri: string) => Promise<ReportGit | null>;
  readonly version: string;
}

export interface ScanRequest {
  readonly folders: readonly string[];
  readonly exclude: readonly string[];
  /** Null for all; the report says when it is not all. */
  readonly onlyPolicies: readonly string[] | null;
  readonly choices: EngineChoices;
  /** Whether git may be run. */
  readonly trusted: boolean;
}

/** Resolves with `complete: false` in the report's scope when cancelled. Rejects only for bugs and a damaged installation. */
export async function scan(
  request: ScanRequest,
  ports: ScanPorts,
  token: CancellationToken,
  progress: WorkDoneProgressReporter,
): Promise<ScanResult> {
  const abort = new AbortController();
  if (token.isCancellationRequested) abort.abort();
  const subscription = token.onCancellationRequested(() => {
    abort.abort();
  });
  progress.begin('Plumbline: scanning', 0, 'Reading files', true);
  // The report lists every policy and says which were not asked for.
  const engine = await ports.createEngine({ ...request.choices, disabled: [] }, () => request.folders);
  try {
    const [firstFolder] = request.folders;
    const git = request.trusted && firstFolder !== undefined ? await ports.git(firstFolder) : null;
    const result = await scanWorkspace({
      engine,
      workspace: ports.workspace,
      roots: request.folders.map((uri) => ({ uri, kind: 'folder' })),
      exclude: request.exclude,
      strict: ports.strictParser,
      clock: ports.clock,
      git,
      toolVersion: ports.version,
      onlyPolicies: request.onlyPolicies,
      settings: request.choices.settings,
      variableFiles: request.choices.variableFiles,
      signal: abort.signal,
      onProgress: reportProgress(progress),
    });
    const report = buildReport(result, engine.catalog, readable(result.root));
    return { report, rootUri: result.root, gaps: couldNotEvaluate(report) };
  } finally {
    subscription.dispose();
    engine.dispose();
    progress.done();
  }
}

/** Reading has no known end and counts files; evaluating fills the bar. A message only when there is something new to see. */
function reportProgress(progress: WorkDoneProgressReporter): (state: ScanProgress) => void {
  let last = '';
  return (state) => {
    switch (state.phase) {
      case 'read':
        if (state.done % 25 === 0) progress.report(0, `${String(state.done)} files read`);
        return;
      case 'evaluate': {
        const percent = state.total === 0 ? 100 : Math.floor((state.done / state.total) * 100);
        const message = `${String(percent)}% of ${String(state.total)} modules and folders evaluated`;
        if (message !== last) progress.report(percent, message);
        last = message;
      }
    }
  };
}

/** A file uri as the path a person knows. */
function readable(uri: string): string {
  const path = /^file:\/\/(\/.*)$/.exec(uri)?.[1];
  if (path === undefined) return uri;
  try {
    return decodeURIComponent(path).replace(/^\/([A-Za-z]):/, '$1:');
  } catch {
    return uri;
  }
}
