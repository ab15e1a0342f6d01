/**
 * Syntax tree → JSON value and what is unknown of it.
 *
 * Owns the meaning of a tree: merge keys, repeated keys, empty values (absent), and the parts that a template leaves open.
 * Must never give a literal for anything that is not certainly rendered so. In an unknown tree the key `*` says that the
 * mapping may have keys that are not written; a list that may have further items ends in one unknown item.
 */
import type { JsonValue, Span, UnknownTree } from '../model.ts';
import type { YamlCollection, YamlEntry } from './entries.ts';
import { isMerge, mergeSources } from './paths.ts';
import type { YamlMap, YamlNode, YamlPair, YamlSeq } from './syntax.ts';

/** What is not certain in a document's text: nothing in a plain manifest. */
export interface Uncertainty {
  /** Whether a span holds template text. */
  templated(span: Span): boolean;
  /** Whether what starts at an offset may not be rendered (it is in an `if`, `with`, `range`, …). */
  conditional(offset: number): boolean;
  /** Whether something unknown may be added to this mapping or list, or stands for the value of this pair or item. */
  open(node: YamlCollection | YamlEntry): boolean;
  /** Whether a key may be written twice, as in both branches of an `if`. */
  readonly repeats: boolean;
}

export const CERTAIN: Uncertainty = {
  templated: () => false,
  conditional: () => false,
  open: () => false,
  repeats: false,
};

export interface ReadValue {
  /** Undefined when absent or wholly unknown. */
  readonly value: JsonValue | undefined;
  readonly unknown: UnknownTree;
}

export interface TreeValues {
  /** The value of a node of the tree. */
  read(node: YamlNode | null): ReadValue;
  /** What is wrong with what was read so far; each with its place. */
  readonly problems: readonly (Span & { readonly message: string })[];
}

interface SizedValue extends ReadValue {
  /** Nodes it has when aliases are written out. */
  readonly size: number;
}

/** Aliases may write out to this many nodes in a document; more is taken for an attack. */
const MAX_ALIASED_NODES = 100_000;
const UNKNOWN: SizedValue = { value: undefined, unknown: true, size: 1 };

export function createTreeValues(uncertainty: Uncertainty): TreeValues {
  const problems: (Span & { message: string })[] = [];
  const done = new Map<YamlNode, SizedValue>();
  let aliasedNodes = 0;
  let exploded = false;

  const spend = (span: Span, size: number): boolean => {
    aliasedNodes += size;
    if (aliasedNodes <= MAX_ALIASED_NODES) return true;
    if (!exploded)
      problems.push({
        start: span.start,
        end: span.end,
        message: 'The aliases of this document write out to too much text.',
      });
    exploded = true;
    return false;
  };

  const read = (node: YamlNode): SizedValue => {
    const known = done.get(node);
    if (known) return known;
    const result = readNode(node);
    done.set(node, result);
    return result;
  };

  const readNode = (node: YamlNode): SizedValue => {
    switch (node.kind) {
      case 'scalar':
        if (uncertainty.templated({ start: node.start, end: node.sourceEnd })) return UNKNOWN;
        return { value: node.value, unknown: false, size: 1 };
      case 'alias': {
        if (node.target === null) {
          problems.push({
            start: node.start,
            end: node.end,
            message: `There is no anchor &${node.name} before this alias.`,
          });
          return UNKNOWN;
        }
        const target = read(node.target);
        return spend(node, target.size) ? target : UNKNOWN;
      }
      case 'seq':
        return readSeq(node);
      case 'map':
        return readMap(node);
    }
  };

  const readSeq = (node: YamlSeq): SizedValue => {
    // `[{{ … }}]`: one piece of template text may be any number of items.
    if (
      node.flow &&
      node.items.some(
        (item) => item.value?.kind === 'scalar' && item.value.style === 'plain' && read(item.value).unknown === true,
      )
    ) {
      return UNKNOWN;
    }
    const values: JsonValue[] = [];
    const unknowns: UnknownTree[] = [];
    let size = 1;
    for (const item of node.items) {
      const element =
        uncertainty.conditional(item.start) || uncertainty.open(item)
          ? UNKNOWN
          : item.value === null
            ? { value: null, unknown: false, size: 1 }
            : read(item.value);
      values.push(element.value ?? null);
      unknowns.push(element.unknown);
      size += element.size;
    }
    if (uncertainty.open(node)) {
      values.push(null);
      unknowns.push(true);
    }
    return { value: values, unknown: unknowns.some((unknown) => unknown !== false) ? unknowns : false, size };
  };

  const readMap = (node: YamlMap): SizedValue => {
    const values: Record<string, JsonValue> = {};
    const unknowns: Record<string, UnknownTree> = {};
    const seen = new Map<string, YamlPair>();
    let size = 1;
    let open = uncertainty.open(node);
    for (const pair of node.pairs) {
      if (isMerge(pair)) continue;
      if (uncertainty.templated({ start: pair.start, end: pair.key?.end ?? pair.start })) {
        open = true;
        continue;
      }
      if (pair.name === null) {
        open = true;
        if (!uncertainty.repeats)
          problems.push({ start: pair.start, end: pair.end, message: 'A key must be a string.' });
        continue;
      }
      const earlier = seen.get(pair.name);
      seen.set(pair.name, pair);
      if (earlier && !uncertainty.repeats) {
        const end = pair.key?.end ?? pair.end;
        problems.push({ start: pair.start, end, message: `The key “${pair.name}” is written twice in this mapping.` });
      }
      const element = readPair(pair, earlier !== undefined);
      remove(values, pair.name);
      remove(unknowns, pair.name);
      if (element.value !== undefined && element.value !== null) assign(values, pair.name, element.value);
      if (element.unknown !== false) assign(unknowns, pair.name, element.unknown);
      size += element.size;
    }
    for (const pair of node.pairs) {
      if (!isMerge(pair)) continue;
      size += readMerge(pair, seen, values, unknowns);
      if (mergeIsUnknown(pair)) open = true;
    }
    if (open) assign(unknowns, '*', true);
    return { value: values, unknown: Object.keys(unknowns).length > 0 ? unknowns : false, size };
  };

  const readPair = (pair: YamlPair, repeated: boolean): SizedValue => {
    if (uncertainty.conditional(pair.start) || (repeated && uncertainty.repeats) || uncertainty.open(pair))
      return UNKNOWN;
    return pair.value === null ? { value: undefined, unknown: false, size: 1 } : read(pair.value);
  };

  const mergeIsUnknown = (pair: YamlPair): boolean =>
    uncertainty.conditional(pair.start) || (mergeSources(pair).length === 0 && pair.value !== null);

  const readMerge = (
    pair: YamlPair,
    seen: Map<string, YamlPair>,
    values: Record<string, JsonValue>,
    unknowns: Record<string, UnknownTree>,
  ): number => {
    let size = 0;
    for (const source of mergeSources(pair)) {
      const merged = read(source.map);
      size += merged.size;
      if (!spend(pair, merged.size)) {
        assign(unknowns, '*', true);
        break;
      }
      const from = isObject(merged.value) ? merged.value : {};
      const fromUnknown = typeof merged.unknown === 'object' && !Array.isArray(merged.unknown) ? merged.unknown : {};
      for (const name of new Set([...Object.keys(from), ...Object.keys(fromUnknown)])) {
        if (seen.has(name)) continue;
        seen.set(name, pair);
        const value = from[name];
        const unknown = (fromUnknown as Record<string, UnknownTree>)[name];
        if (value !== undefined) assign(values, name, value);
        if (unknown !== undefined) assign(unknowns, name, unknown);
      }
    }
    return size;
  };

  return {
    read: (node) => (node === null ? { value: undefined, unknown: false } : read(node)),
    problems,
  };
}

function isObject(value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A plain assignment to `__proto__` would change the object instead of adding a key. */
function assign<T>(target: Record<string, T>, name: string, value: T): void {
  if (name === '__proto__')
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
  else target[name] = value;
}

function remove(target: Record<string, unknown>, name: string): void {
  if (Object.hasOwn(target, name)) Reflect.deleteProperty(target, name);
}
