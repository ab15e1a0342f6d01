/** What an expression can see: names, undecided conditions, files and templates. Types only. */
import type { Expression, TemplateExpression } from '../syntax.ts';
import type { Value } from './value.ts';

/** Where names get their values. */
export interface Scope {
  /** The value of a root name (`var`, `local`, `each`, a resource type, …), or null when there is no such name. */
  root(name: string): Value | Root | null;
  /**
   * Decides a condition that is not known: true or false where the caller explores branches, else null. A condition that mentions a name
   * which is bound anew (by a `for`, a dynamic block, an instance) has no one answer: always null.
   */
  assume(condition: Expression): boolean | null;
  /** What `file()` and its like may read; without it their results are unknown. */
  readonly files?: WorkspaceFiles;
  /** Set inside of a template with variables of its own, where no further one is allowed. */
  readonly inTemplate?: true;
  /** Parses the text of a template for `templatefile()` and `templatestring()`; null when it is no valid template. */
  readonly parseTemplate?: (text: string) => TemplateExpression | null;
}

/** A name that is no value in itself: its attributes are found one by one, so that only what is asked for is evaluated. */
export interface Root {
  readonly kind: 'root';
  attribute(name: string): Value | Root;
  /** `name[key]`: one instance of what has `count` or `for_each`. */
  index(key: Value): Value | Root;
  /** The whole of it as a value. */
  value(): Value;
}

/**
 * Files of the workspace, by paths as a configuration writes them: absolute, or relative to the folder that Terraform is run in.
 * A path that leaves the workspace cannot be known. Must not throw.
 */
export interface WorkspaceFiles {
  /** Bytes of a file; null when there is none, or when it cannot be known. */
  read(path: string): Uint8Array | null;
  /** Whether there is such a file; null when it cannot be known. */
  exists(path: string): boolean | null;
  /** Paths of all files below a folder, relative to it, with `/`; null when they cannot be known. */
  list(folder: string): readonly string[] | null;
}
