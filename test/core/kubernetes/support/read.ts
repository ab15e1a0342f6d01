/** Short ways to read a manifest in a test. */
import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Path, Range, TextEdit } from '../../../../server/src/core/model.ts';
import { parseKubernetesFile } from '../../../../server/src/core/kubernetes/parser.ts';
import type {
  KubernetesFile,
  KubernetesFileKind,
  KubernetesResource,
} from '../../../../server/src/core/kubernetes/parser.ts';

export const URI = 'file:///app/manifest.yaml';

export function parse(text: string, kind: KubernetesFileKind = 'yaml', previous?: KubernetesFile): KubernetesFile {
  return parseKubernetesFile({ uri: URI, version: 1, text }, kind, previous);
}

export function only(file: KubernetesFile): KubernetesResource {
  assert.equal(file.resources.length, 1, `one resource in ${JSON.stringify(file.errors)}`);
  return first(file.resources);
}

export function first<T>(items: readonly T[]): T {
  const [item] = items;
  assert.ok(item !== undefined);
  return item;
}

export function textAt(file: { readonly text: string }, range: Range): string {
  return TextDocument.create(URI, 'yaml', 1, file.text).getText(range);
}

/** The text that a path is located at, with a `~` in front when it is only an ancestor's. */
export function located(file: KubernetesFile, resource: KubernetesResource, path: Path): string {
  const placement = resource.locate(path);
  return (placement.exact ? '' : '~') + textAt(file, placement.range);
}

export function edited(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create(URI, 'yaml', 1, text), [...edits]);
}
