/**
 * What a fix wants to write, before it is text.
 *
 * Owns the merging of several wishes below one place, so that two fixes that need the same missing parent write it once.
 */
import type { FixEntry, FixValue, JsonValue, Path } from '../model.ts';

export type Draft = DraftValue | DraftMap | DraftSeq;

export interface DraftValue {
  readonly kind: 'value';
  readonly value: null | boolean | number | string;
}

export interface DraftMap {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Draft>;
}

export interface DraftSeq {
  readonly kind: 'seq';
  readonly items: readonly Draft[];
}

export function draftOf(value: JsonValue): Draft {
  if (value === null || typeof value !== 'object') return { kind: 'value', value };
  if (Array.isArray(value)) return { kind: 'seq', items: (value as readonly JsonValue[]).map(draftOf) };
  return { kind: 'map', entries: new Map(Object.entries(value).map(([name, entry]) => [name, draftOf(entry)])) };
}

/** Null for a reference: YAML has no expressions. A placeholder is written as its text. */
export function draftOfFixValue(value: FixValue): Draft | null {
  if ('ref' in value) return null;
  return 'placeholder' in value ? { kind: 'value', value: value.placeholder } : draftOf(value.value);
}

export function draftOfEntries(entries: readonly FixEntry[]): DraftMap | null {
  const drafts = new Map<string, Draft>();
  for (const entry of entries) {
    const draft = 'block' in entry ? draftOfEntries(entry.block) : draftOfFixValue(entry);
    if (draft === null) return null;
    drafts.set(entry.name, draft);
  }
  return { kind: 'map', entries: drafts };
}

/**
 * A draft with a further value at a path below it; missing parents are made. Null when that contradicts what is already drafted.
 * @param length how many items the list that the draft is appended to already has
 */
export function mergeDraft(into: Draft | null, path: Path, draft: Draft, length = 0): Draft | null {
  const [step, ...rest] = path;
  if (step === undefined) return into === null ? draft : unite(into, draft);
  if (typeof step === 'string') {
    if (into !== null && into.kind !== 'map') return null;
    const entry = mergeDraft(into?.entries.get(step) ?? null, rest, draft);
    return entry && { kind: 'map', entries: new Map([...(into?.entries ?? []), [step, entry]]) };
  }
  if (into !== null && into.kind !== 'seq') return null;
  const items = into?.items ?? [];
  const index = step - length;
  if (index < 0 || index > items.length) return null;
  const item = mergeDraft(items[index] ?? null, rest, draft);
  return item && { kind: 'seq', items: items.toSpliced(index, 1, item) };
}

function unite(a: Draft, b: Draft): Draft | null {
  if (a.kind === 'value') return b.kind === 'value' && a.value === b.value ? a : null;
  if (a.kind === 'seq') return JSON.stringify(jsonOf(a)) === JSON.stringify(jsonOf(b)) ? a : null;
  if (b.kind !== 'map') return null;
  const entries = new Map(a.entries);
  for (const [name, entry] of b.entries) {
    const both = mergeDraft(entries.get(name) ?? null, [], entry);
    if (both === null) return null;
    entries.set(name, both);
  }
  return { kind: 'map', entries };
}

export function jsonOf(draft: Draft): JsonValue {
  switch (draft.kind) {
    case 'value':
      return draft.value;
    case 'seq':
      return draft.items.map(jsonOf);
    case 'map':
      return Object.fromEntries([...draft.entries].map(([name, entry]) => [name, jsonOf(entry)]));
  }
}

export function isEmptyDraft(draft: Draft): boolean {
  return draft.kind === 'map' ? draft.entries.size === 0 : draft.kind === 'seq' && draft.items.length === 0;
}
