/**
 * Fix operations → changes of one document's tree.
 *
 * Owns what an operation means on the values that are written: what is set in place, what is added to which mapping or list, what goes.
 * Changes of many fixes gather here before any text is made. Must refuse (null) whatever the tree does not clearly allow.
 */
import type { FixOperation, Path } from '../model.ts';
import type { ManifestDocument } from '../kubernetes/document.ts';
import { entriesOf, isCollection } from '../kubernetes/entries.ts';
import type { YamlCollection, YamlEntry } from '../kubernetes/entries.ts';
import { followPath } from '../kubernetes/paths.ts';
import type { PathMatch } from '../kubernetes/paths.ts';
import type { YamlMap, YamlNode } from '../kubernetes/syntax.ts';
import { draftOfEntries, draftOfFixValue, jsonOf, mergeDraft } from './yamlDraft.ts';
import type { Draft } from './yamlDraft.ts';

export interface Changes {
  /** Entries whose value is written anew. */
  readonly values: ReadonlyMap<YamlEntry, Draft>;
  /** What non-empty mappings and lists get at their end. */
  readonly additions: ReadonlyMap<YamlCollection, Draft>;
  readonly removals: ReadonlySet<YamlEntry>;
}

export const NO_CHANGES: Changes = { values: new Map(), additions: new Map(), removals: new Set() };

/** The changes with one more fix in them, or null when it cannot be applied to this text (beside the others). */
export function addFix(
  changes: Changes,
  document: ManifestDocument,
  object: YamlMap,
  operations: readonly FixOperation[],
): Changes | null {
  let result: Changes | null = changes;
  for (const operation of operations) {
    if (result === null) return null;
    result = addOperation(result, document, object, operation);
  }
  return result;
}

function addOperation(
  changes: Changes,
  document: ManifestDocument,
  object: YamlMap,
  operation: FixOperation,
): Changes | null {
  switch (operation.op) {
    case 'set': {
      const draft = draftOfFixValue(operation);
      return draft && set(changes, document, object, operation.path, draft);
    }
    case 'add_block': {
      const draft = draftOfEntries(operation.body);
      return draft && addBlock(changes, document, object, operation.path, draft);
    }
    case 'remove':
      return remove(changes, document, object, operation.path);
    case 'add_resource':
      return null;
  }
}

/** Keys of a mapping that is there already are set one by one, so that its other keys stay. */
function addBlock(
  changes: Changes,
  document: ManifestDocument,
  object: YamlMap,
  path: Path,
  draft: Draft,
): Changes | null {
  const match = followPath(object, path);
  if (draft.kind !== 'map' || match.depth < path.length || match.node?.kind !== 'map') {
    return set(changes, document, object, path, draft);
  }
  let result: Changes | null = changes;
  for (const [name, entry] of draft.entries) {
    if (result === null) return null;
    result = addBlock(result, document, object, [...path, name], entry);
  }
  return result;
}

function set(changes: Changes, document: ManifestDocument, object: YamlMap, path: Path, draft: Draft): Changes | null {
  const match = followPath(object, path);
  const rest = path.slice(match.depth);
  const { node } = match;
  if (isConditional(document, match)) return null;
  if (rest.length > 0 && isCollection(node) && entriesOf(node).length > 0) {
    if (document.uncertainty.open(node)) return null;
    if ((node.kind === 'map') !== (typeof rest[0] === 'string')) return null;
    const merged = mergeDraft(
      changes.additions.get(node) ?? null,
      rest,
      draft,
      node.kind === 'seq' ? entriesOf(node).length : 0,
    );
    return merged && { ...changes, additions: new Map([...changes.additions, [node, merged]]) };
  }
  const entry = entryOf(document, match);
  if (entry === null) return null;
  if (rest.length > 0) {
    const empty = node === null || (node.kind === 'scalar' ? node.value === null : entriesOf(node).length === 0);
    const fits = node === null || node.kind === 'scalar' || (node.kind === 'map') === (typeof rest[0] === 'string');
    if (
      !empty ||
      !fits ||
      document.uncertainty.open(entry) ||
      (node && node.kind !== 'scalar' && document.uncertainty.open(node))
    )
      return null;
  } else if (isSame(node, draft)) {
    return changes;
  }
  const merged = mergeDraft(changes.values.get(entry) ?? null, rest, draft);
  return merged && { ...changes, values: new Map([...changes.values, [entry, merged]]) };
}

function remove(changes: Changes, document: ManifestDocument, object: YamlMap, path: Path): Changes | null {
  const match = followPath(object, path);
  if (match.depth < path.length) return changes;
  if (match.entry === null || isConditional(document, match)) return null;
  return { ...changes, removals: new Set([...changes.removals, match.entry]) };
}

function isConditional(document: ManifestDocument, match: PathMatch): boolean {
  return match.entry !== null && document.uncertainty.conditional(match.entry.start);
}

function isSame(node: PathMatch['node'], draft: Draft): boolean {
  return node?.kind === 'scalar' && draft.kind === 'value' && node.value === jsonOf(draft);
}

/** The entry whose value is to be written: for an alias the one that has the anchor. */
function entryOf(document: ManifestDocument, match: PathMatch): YamlEntry | null {
  if (match.entry?.value?.kind !== 'alias') return match.entry;
  return match.node === null ? null : entryHolding(document.root, match.node);
}

function entryHolding(tree: YamlNode | null, node: YamlNode): YamlEntry | null {
  if (!isCollection(tree)) return null;
  for (const entry of entriesOf(tree)) {
    const found = entry.value === node ? entry : entryHolding(entry.value, node);
    if (found) return found;
  }
  return null;
}
