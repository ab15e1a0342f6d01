/**
 * Plans the edits of one fix or of many together.
 *
 * Many fixes are applied in rounds on a scratch copy: those that do not touch the same place go in together, the copy is
 * analysed again, and the rest are planned on the new text. So fixes compose without knowing of each other.
 */
import type { FileEdits, Finding, SourceFile, TextEdit } from '../model.ts';
import type { KubernetesContent, TerraformContent, UnitContent } from '../unitContent.ts';
import { createLineIndex } from '../lineIndex.ts';
import { planYamlEditsForMany } from './yaml.ts';
import { addressAdded, planHclFix, type HclModule, type Replacement } from './hcl.ts';
import { collide, difference, editsFor } from './hclEdits.ts';

/** A unit's texts and what was found in them. */
export interface Snapshot {
  readonly sources: ReadonlyMap<string, SourceFile>;
  readonly content: UnitContent;
  readonly findings: readonly Finding[];
}

export interface Plan {
  readonly edits: readonly FileEdits[];
  readonly applied: readonly Finding[];
}

/** Rounds after which the rest is left: far more than the fixes one block can get. */
const ROUND_BOUND = 20;

/** Which findings to fix: given ones, or every one that a test accepts, those too that a fix uncovers. */
export type Wanted = readonly Finding[] | ((finding: Finding) => boolean);

/**
 * @param wanted findings of the start's unit; each is fixed once at most
 * @param analyze analyses changed texts (by uri) of the same unit without touching the engine's own state
 */
export function planTogether(
  start: Snapshot,
  wanted: Wanted,
  analyze: (texts: ReadonlyMap<string, string>) => Snapshot,
): Plan {
  const isWanted = typeof wanted === 'function' ? wanted : among(wanted);
  const texts = new Map<string, string>();
  const applied = new Map<string, Finding>();
  let snapshot = start;
  for (let round = 0; round < ROUND_BOUND; round++) {
    const candidates = snapshot.findings.filter(
      (finding) =>
        finding.outcome === 'fail' && finding.fix !== undefined && !applied.has(keyOf(finding)) && isWanted(finding),
    );
    if (candidates.length === 0) break;
    const step = planRound(snapshot, candidates);
    if (step.applied.length === 0) break;
    for (const { uri, edits } of step.edits) {
      texts.set(uri, applyEdits(texts.get(uri) ?? snapshot.sources.get(uri)?.text ?? '', edits));
    }
    for (const finding of step.applied) applied.set(keyOf(finding), finding);
    const done = typeof wanted !== 'function' && applied.size >= wanted.length;
    if (done) break;
    snapshot = analyze(texts);
  }
  const edits = [...texts].flatMap(([uri, text]) => {
    const source = start.sources.get(uri);
    if (source === undefined) return [];
    const changes = difference(source.text, text);
    return changes.length === 0 ? [] : [{ uri, version: source.version, edits: changes }];
  });
  return { edits, applied: [...applied.values()].map(asWanted(wanted)) };
}

function among(wanted: readonly Finding[]): (finding: Finding) => boolean {
  const keys = new Set(wanted.map(keyOf));
  return (finding) => keys.has(keyOf(finding));
}

/** The very finding that was asked for, where one was: callers compare by identity. */
function asWanted(wanted: Wanted): (finding: Finding) => Finding {
  if (typeof wanted === 'function') return (finding) => finding;
  const byKey = new Map(wanted.map((finding) => [keyOf(finding), finding]));
  return (finding) => byKey.get(keyOf(finding)) ?? finding;
}

function keyOf(finding: Finding): string {
  return JSON.stringify([finding.policy, finding.resourceId, finding.path]);
}

/** The fixes that can go in at once. */
function planRound(snapshot: Snapshot, candidates: readonly Finding[]): Plan {
  return snapshot.content.framework === 'terraform'
    ? planTerraformRound(snapshot, snapshot.content, candidates)
    : planKubernetesRound(snapshot, snapshot.content, candidates);
}

function planTerraformRound(snapshot: Snapshot, content: TerraformContent, candidates: readonly Finding[]): Plan {
  const resources = new Map(content.resources.map((resource) => [resource.id, resource]));
  const added = new Set<string>();
  const accepted: Replacement[] = [];
  const applied: Finding[] = [];
  for (const finding of candidates) {
    const resource = resources.get(finding.resourceId);
    if (resource === undefined || finding.fix === undefined) continue;
    const { folder, index } = resource.module;
    const module: HclModule = {
      files: index.files,
      has: (address) =>
        added.has(`${folder} ${address}`) ||
        (address.startsWith('var.') ? index.variables.has(address.slice(4)) : index.resources.has(address)),
    };
    const replacements = planHclFix(resource, resource.scope, finding.fix.operations, module);
    if (replacements === null) continue;
    // Instances of one block, and calls of one module, want the same change.
    const fresh = replacements.filter((mine) => !accepted.some((other) => isSame(mine, other)));
    if (fresh.some((mine) => accepted.some((other) => collide(mine, other)))) continue;
    accepted.push(...fresh);
    applied.push(finding);
    for (const operation of finding.fix.operations) {
      if (operation.op === 'add_resource') added.add(`${folder} ${addressAdded(operation)}`);
    }
  }
  const byFile = new Map<string, Replacement[]>();
  for (const replacement of accepted) {
    const group = byFile.get(replacement.file.uri);
    if (group === undefined) byFile.set(replacement.file.uri, [replacement]);
    else group.push(replacement);
  }
  const edits = [...byFile].map(([uri, replacements]) => {
    const source = snapshot.sources.get(uri);
    return { uri, version: source?.version ?? null, edits: editsFor(source?.text ?? '', replacements) };
  });
  return { edits, applied };
}

function isSame(a: Replacement, b: Replacement): boolean {
  return a.file === b.file && a.span.start === b.span.start && a.span.end === b.span.end && a.text === b.text;
}

function planKubernetesRound(snapshot: Snapshot, content: KubernetesContent, candidates: readonly Finding[]): Plan {
  const resources = new Map(content.resources.map((resource) => [resource.id, resource]));
  const edits: FileEdits[] = [];
  const applied: Finding[] = [];
  for (const file of content.files) {
    const own = candidates.flatMap((finding) => {
      const resource = resources.get(finding.resourceId);
      return resource?.uri === file.uri && finding.fix !== undefined ? [{ finding, resource, fix: finding.fix }] : [];
    });
    if (own.length === 0) continue;
    const plan = planYamlEditsForMany(
      file,
      own.map(({ resource, fix }) => ({ resource, operations: fix.operations })),
    );
    if (plan.applied.length === 0) continue;
    edits.push({ uri: file.uri, version: snapshot.sources.get(file.uri)?.version ?? null, edits: plan.edits });
    applied.push(...plan.applied.flatMap((index) => own[index]?.finding ?? []));
  }
  return { edits, applied };
}

export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const lines = createLineIndex(text);
  const spans = edits
    .map((edit) => ({ ...lines.spanOf(edit.range), newText: edit.newText }))
    .sort((a, b) => b.start - a.start);
  return spans.reduce((result, span) => result.slice(0, span.start) + span.newText + result.slice(span.end), text);
}
