/**
 * Where a finding can be fixed: at the value's use, or at each place that the value comes from (local, variable default, variable
 * file, module argument), nearest first.
 *
 * A change further away is offered only when an analysis of the changed texts shows that it clears the finding.
 */
import type { FileEdits, Finding, FixOperation } from '../model.ts';
import { expressionAt } from '../terraform/locate.ts';
import { evaluate } from '../terraform/evaluate/expression.ts';
import { isInstalled } from '../terraform/module/installedModules.ts';
import type { Hop } from '../terraform/evaluate/value.ts';
import { createLineIndex } from '../lineIndex.ts';
import { editsFor } from './hclEdits.ts';
import { writeValue } from './hclText.ts';
import { applyEdits, type Snapshot } from './plan.ts';

export interface FixOption {
  /** An imperative sentence that says what changes and, away from the finding, where. */
  readonly title: string;
  readonly edits: readonly FileEdits[];
}

/** Places past this number are not offered: a menu of them helps nobody. */
const OPTION_BOUND = 5;

/** @param analyze analyses changed texts (by uri) of the finding's unit */
export function optionsElsewhere(
  snapshot: Snapshot,
  finding: Finding,
  analyze: (texts: ReadonlyMap<string, string>) => Snapshot,
): readonly FixOption[] {
  const { content } = snapshot;
  const operation = onlySet(finding);
  if (content.framework !== 'terraform' || operation === null || finding.fix === undefined) return [];
  const resource = content.resources.find((candidate) => candidate.id === finding.resourceId);
  if (resource === undefined) return [];
  const found = expressionAt(resource.file, resource.block, resource.scope, operation.path);
  if (found === null) return [];
  const options: FixOption[] = [];
  for (const hop of evaluate(found.expression, found.scope).via.slice(0, OPTION_BOUND)) {
    const source = snapshot.sources.get(hop.file.uri);
    if (source === undefined || isInstalled(hop.file.uri) || hop.file.text !== source.text) continue;
    const replacement = { file: hop.file, span: hop.span, text: writeValue(operation, indentAt(hop)) };
    const edits = editsFor(source.text, [replacement]);
    const after = analyze(new Map([[source.uri, applyEdits(source.text, edits)]]));
    if (!clears(after, finding)) continue;
    options.push({
      title: `${finding.fix.title}: ${lowerFirst(hop.note)}`,
      edits: [{ uri: source.uri, version: source.version, edits }],
    });
  }
  return options;
}

/** The operation of a fix that does nothing but set one value. */
function onlySet(finding: Finding): Extract<FixOperation, { op: 'set' }> | null {
  const [operation, ...others] = finding.fix?.operations ?? [];
  return operation?.op === 'set' && others.length === 0 ? operation : null;
}

function clears(after: Snapshot, finding: Finding): boolean {
  const same = after.findings.filter(
    (candidate) => candidate.policy === finding.policy && candidate.resourceId === finding.resourceId,
  );
  return same.length > 0 && same.every((candidate) => candidate.outcome === 'pass');
}

function indentAt({ file, span }: Hop): string {
  const lines = createLineIndex(file.text);
  const start = lines.lineStart(lines.positionAt(span.start).line);
  return /^[ \t]*/.exec(file.text.slice(start, span.start))?.[0] ?? '';
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
