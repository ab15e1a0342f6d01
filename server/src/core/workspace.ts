/**
 * The port through which core sees files. Node and browser implement it; core never touches a disk.
 */
/** The reason of a `ReadResult` where there is no such file. */
export const DOES_NOT_EXIST = 'does not exist';

export type ReadResult =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly reason: string };

export type ListEntry =
  | { readonly kind: 'file'; readonly uri: string; readonly size: number }
  /** A file or folder that was left out on purpose, and why (ignored by git, a link that leaves the workspace, …). */
  | { readonly kind: 'skipped'; readonly uri: string; readonly reason: string }
  /** A file or folder that should have been listed but could not be (no permission, does not exist, …). */
  | { readonly kind: 'unreadable'; readonly uri: string; readonly reason: string };

export interface Workspace {
  /**
   * Lists the files below a folder (or the one file) that Plumbline may read: `.tf`, `.tf.json`, `.tofu`, `.yaml`, `.yml`,
   * `.json`, `.tpl` and the like are told apart later. Honours `.gitignore` and the given exclude globs; never follows a link out
   * of `root`; sorted by uri so that the same tree gives the same order. `within`: a folder that the root itself must lie in, links
   * followed.
   */
  list(root: string, exclude: readonly string[], signal?: AbortSignal, within?: string): AsyncIterable<ListEntry>;
  /** `within`: a folder that the file must lie in, links followed; a file that does not is not read. */
  read(uri: string, within?: string): Promise<ReadResult>;
}
