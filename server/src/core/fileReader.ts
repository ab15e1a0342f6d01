/** The port through which `file()` and its like read while an expression is evaluated, and so at once. */
export interface FileReader {
  /** Bytes of a file of the workspace; null when there is none, when it is too large or outside. Must not throw. */
  read(uri: string): Uint8Array | null;
  /** Null when it cannot be known: outside of the workspace. */
  exists(uri: string): boolean | null;
  /** Paths of the files below a folder, relative to it, with `/`; null when they cannot be known. */
  list(uri: string): readonly string[] | null;
}
