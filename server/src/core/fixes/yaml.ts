/**
 * Plans fixes in YAML and JSON manifests as range edits.
 */
import type { FixOperation, TextEdit } from '../model.ts';
import type { KubernetesFile, KubernetesResource } from '../kubernetes/parser.ts';

/** The edits that apply one fix, or null when the text does not allow it. */
export function planYamlEdits(
  _file: KubernetesFile,
  _resource: KubernetesResource,
  _operations: readonly FixOperation[],
): readonly TextEdit[] | null {
  throw new Error('under construction');
}

export interface YamlFix {
  readonly resource: KubernetesResource;
  readonly operations: readonly FixOperation[];
}

/** Applies many fixes together. `applied` are the indexes of the fixes that are in; conflicting or impossible ones are not. */
export function planYamlEditsForMany(
  _file: KubernetesFile,
  _fixes: readonly YamlFix[],
): { readonly edits: readonly TextEdit[]; readonly applied: readonly number[] } {
  throw new Error('under construction');
}
