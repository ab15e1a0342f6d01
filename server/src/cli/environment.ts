/** What the command line needs of the machine it runs on, as ports: Node gives the real ones, tests their own. */
import type { Assets, Clock, FileReader, ReportGit, ScanRoot, StrictParser, Workspace } from '../core/index.ts';

export interface CliEnvironment {
  /** Resolves when the text is handed over; also when the reader has gone (a closed pipe). */
  writeOut(text: string): Promise<void>;
  writeError(text: string): Promise<void>;
  /** Replaces the progress line; null removes it. Does nothing where nobody watches. */
  showProgress(text: string | null): void;
  /** Whether what goes to standard output, and to standard error, may have colours. */
  readonly colour: boolean;
  readonly errorColour: boolean;
  /** Whether standard output is a terminal, which obeys control characters. */
  readonly isTerminal: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  readonly toolVersion: string;
  readonly clock: Clock;
  /** Reads for a configuration's functions, from the given folders (uris) only. */
  fileReader(folders: () => readonly string[]): FileReader;
  readonly assets: Assets;
  readonly workspace: Workspace;
  startStrictParser(): StrictParser;
  readGit(folderUri: string): Promise<ReportGit | null>;
  /** A path as a person typed it. */
  resolvePath(path: string): Promise<PathLookup>;
  /** A `file:` uri as a path of this machine. */
  displayPath(uri: string): string;
  /** Writes a file whole or not at all; `expectedSha256` is what it must still be, null for whatever is there. */
  writeFile(target: WriteTarget, content: Uint8Array, expectedSha256: string | null): Promise<WriteOutcome>;
  /** Runs the language server until its client leaves; resolves with an exit code. */
  serve(): Promise<number>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

export type PathLookup =
  { readonly ok: true; readonly root: ScanRoot } | { readonly ok: false; readonly reason: string };
export type WriteTarget = { readonly path: string } | { readonly uri: string };
export type WriteOutcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };
