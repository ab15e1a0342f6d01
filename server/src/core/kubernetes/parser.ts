/**
 * Reads a YAML or JSON text as Kubernetes objects.
 */
import type { Resource, SourceFile, Span, SyntaxError } from '../model.ts';

export interface KubernetesResource extends Resource {
  readonly framework: 'kubernetes';
}

export interface ManifestComment {
  /** With its marker: `# …`, or a template comment `{{/* … *\/}}`. */
  readonly text: string;
  readonly span: Span;
  /** What it stands above, beside or in: a key with its value, a list item, or a whole object; null where there is none. */
  readonly covers: Span | null;
}

export interface KubernetesFile {
  readonly uri: string;
  readonly version: number | null;
  readonly text: string;
  /** False for a YAML/JSON file that is no manifest: it is left alone, without any error shown. */
  readonly isManifest: boolean;
  readonly resources: readonly KubernetesResource[];
  readonly comments: readonly ManifestComment[];
  readonly errors: readonly SyntaxError[];
  /** True for a text read as a Helm (Go) template. */
  readonly helm: boolean;
  /** Why the file, or a part of it, could not be read although it is no syntax error (a template that must be rendered). */
  readonly notRead?: string;
}

export function parseKubernetesFile(
  _file: SourceFile,
  _kind: 'yaml' | 'json' | 'helm-template',
  _previous?: KubernetesFile,
): KubernetesFile {
  throw new Error('under construction');
}
