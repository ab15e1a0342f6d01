/**
 * Plans fixes in YAML and JSON manifests as range edits.
 *
 * Owns the promise: the edits change exactly what the fix says and nothing else. Every plan is applied to a copy and read again; one that
 * does not come out as the intended objects is not given. Must never print a document anew.
 */
import type { FixOperation, Position, TextEdit } from '../model.ts';
import type { ManifestDocument } from '../kubernetes/document.ts';
import { parseKubernetesFile } from '../kubernetes/parser.ts';
import type { KubernetesFile, KubernetesResource } from '../kubernetes/parser.ts';
import { addFix, NO_CHANGES } from './yamlChanges.ts';
import type { Changes } from './yamlChanges.ts';
import { editsOf } from './yamlEdits.ts';
import type { SpanEdit } from './yamlEdits.ts';
import { comesOutAs } from './yamlExpectation.ts';
import { layoutOf } from './yamlLayout.ts';
import type { YamlLayout } from './yamlLayout.ts';

export interface YamlFix {
  readonly resource: KubernetesResource;
  readonly operations: readonly FixOperation[];
}

export interface YamlFixPlan {
  readonly edits: readonly TextEdit[];
  /** Indexes of the fixes that are in the edits; the others contradict them or the text does not allow them. */
  readonly applied: readonly number[];
}

/**
 * The edits that apply one fix, sorted, not overlapping; none when the file already is as wanted; null when it cannot be applied (template
 * text, a syntax error, a reference, a further resource, a path that contradicts what is written). Indexes count in the file as it is,
 * also after a `remove`; an index at a list's end appends. A value behind an alias is changed where its anchor is.
 */
export function planYamlEdits(
  file: KubernetesFile,
  resource: KubernetesResource,
  operations: readonly FixOperation[],
): readonly TextEdit[] | null {
  const plan = planYamlEditsForMany(file, [{ resource, operations }]);
  return plan.applied.length === 1 ? plan.edits : null;
}

/** Applies many fixes of one file together, the first ones first; a parent that several need is written once. */
export function planYamlEditsForMany(file: KubernetesFile, fixes: readonly YamlFix[]): YamlFixPlan {
  const together = gather(file, fixes, false);
  return together ?? gather(file, fixes, true) ?? { edits: [], applied: [] };
}

/** By the offset of the document in the file: two documents may have one text, and so share their reading. */
type EditsByDocument = ReadonlyMap<number, readonly SpanEdit[]>;

/** Null when the result of all fixes together is not what was wanted, and so one by one must be tried. */
function gather(file: KubernetesFile, fixes: readonly YamlFix[], verifyEach: boolean): YamlFixPlan | null {
  const eol = /\r?\n/.exec(file.text)?.[0] ?? '\n';
  const changes = new Map<number, Changes>();
  const edits = new Map<number, readonly SpanEdit[]>();
  const layouts = new Map<ManifestDocument, YamlLayout>();
  const applied: number[] = [];
  fixes.forEach((fix, index) => {
    const { document, object, start } = fix.resource.source;
    if (document.state !== 'whole' || object.node === null) return;
    const changed = addFix(changes.get(start) ?? NO_CHANGES, document, object.node, fix.operations);
    const layout = layouts.get(document) ?? layoutOf(document.text, document.root);
    layouts.set(document, layout);
    const planned = changed && editsOf(changed, document, layout, eol);
    if (changed === null || planned === null) return;
    if (verifyEach && !verified(file, fixes, [...applied, index], new Map(edits).set(start, planned))) return;
    changes.set(start, changed);
    edits.set(start, planned);
    applied.push(index);
  });
  if (!verifyEach && !verified(file, fixes, applied, edits)) return null;
  return { edits: textEditsOf(file, edits), applied };
}

function verified(
  file: KubernetesFile,
  fixes: readonly YamlFix[],
  applied: readonly number[],
  edits: EditsByDocument,
): boolean {
  let text = file.text;
  for (const { start } of file.documents.toReversed()) {
    for (const edit of edits.get(start)?.toReversed() ?? []) {
      text = text.slice(0, start + edit.start) + edit.newText + text.slice(start + edit.end);
    }
  }
  const after = parseKubernetesFile({ uri: file.uri, version: file.version, text }, file.kind, file);
  if (
    after.helm !== file.helm ||
    after.errors.length > file.errors.length ||
    after.resources.length !== file.resources.length
  )
    return false;
  const operations = new Map<string, FixOperation[]>();
  for (const index of applied) {
    const fix = fixes[index];
    if (fix) operations.set(fix.resource.id, [...(operations.get(fix.resource.id) ?? []), ...fix.operations]);
  }
  return file.resources.every((before, index) => {
    const result = after.resources[index];
    return result !== undefined && comesOutAs(before, result, operations.get(before.id) ?? []);
  });
}

function textEditsOf(file: KubernetesFile, edits: EditsByDocument): readonly TextEdit[] {
  return file.documents.flatMap(({ document, start, line }) =>
    (edits.get(start) ?? []).map((edit): TextEdit => {
      const position = (offset: number): Position => {
        const { line: inDocument, character } = document.lines.positionAt(offset);
        return { line: inDocument + line, character };
      };
      return { range: { start: position(edit.start), end: position(edit.end) }, newText: edit.newText };
    }),
  );
}
