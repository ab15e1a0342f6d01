/**
 * The syntax tree of a YAML or JSON document, detached from the YAML library's own nodes.
 *
 * Owns the node types only. Offsets are UTF-16 and count from the start of the document's own text, so that a document that
 * did not change keeps its tree when others in the file move. Scalars are already resolved as Kubernetes reads them.
 */
import type { Span } from '../model.ts';

export type YamlNode = YamlMap | YamlSeq | YamlScalar | YamlAlias;

export interface YamlMap extends Span {
  readonly kind: 'map';
  readonly flow: boolean;
  /** Column of the keys (UTF-16), meaningless in flow style. */
  readonly column: number;
  readonly pairs: readonly YamlPair[];
  readonly anchor: string | null;
}

export interface YamlPair extends Span {
  readonly key: YamlNode | null;
  /** The key as Kubernetes reads it (JSON key); null for a key that is no scalar. */
  readonly name: string | null;
  /** Offset just after the `:`; the key's end where there is none. */
  readonly afterColon: number;
  /** Null for a value that is not written at all. */
  readonly value: YamlNode | null;
}

export interface YamlSeq extends Span {
  readonly kind: 'seq';
  readonly flow: boolean;
  /** Column of the dashes (UTF-16), meaningless in flow style. */
  readonly column: number;
  readonly items: readonly YamlItem[];
  readonly anchor: string | null;
}

/** From the dash (or, in flow style, the value) to the value's end. */
export interface YamlItem extends Span {
  readonly value: YamlNode | null;
}

export interface YamlScalar extends Span {
  readonly kind: 'scalar';
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  readonly value: null | boolean | number | string;
  /** Where the scalar's text really ends: for a block scalar with its trailing line breaks, else `end`. */
  readonly sourceEnd: number;
  readonly anchor: string | null;
  /** An explicit tag such as `!!str`, which stands before `start`. */
  readonly tag: string | null;
}

export interface YamlAlias extends Span {
  readonly kind: 'alias';
  readonly name: string;
  /** Null for an alias without an anchor before it, or one inside its own anchor. */
  readonly target: YamlMap | YamlSeq | YamlScalar | null;
}
