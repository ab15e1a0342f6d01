/**
 * The Kubernetes objects in one document's tree.
 *
 * Owns what makes a tree a manifest (`apiVersion` and `kind`), the items of a `List`, and an object's names. Offsets are the
 * document's own; nothing here knows where in the file the document stands.
 */
import type { JsonObject, Span, UnknownTree } from '../model.ts';
import { behindAlias, findKey } from './paths.ts';
import type { YamlMap, YamlNode, YamlPair, YamlScalar } from './syntax.ts';
import { createTreeValues } from './values.ts';
import type { Uncertainty } from './values.ts';

export interface KubernetesObject {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | null;
  readonly values: JsonObject;
  readonly unknown: UnknownTree;
  /** Null for the last good reading of a document whose text does not parse now: nothing in it has a place. */
  readonly node: YamlMap | null;
  readonly header: Span;
  readonly span: Span;
  readonly incomplete: string | null;
}

export interface ObjectsInDocument {
  readonly objects: readonly KubernetesObject[];
  readonly problems: readonly (Span & { readonly message: string })[];
  /** Why something that looks like an object is none: its kind is template text. */
  readonly notRead: string | null;
}

/** Kustomize's own files have an apiVersion and a kind, but no cluster ever sees them. */
const NO_CLUSTER_OBJECT = /^kustomize\.config\.k8s\.io\//;
const MAX_NAME = 60;

export function readObjects(text: string, root: YamlNode | null, uncertainty: Uncertainty): ObjectsInDocument {
  const values = createTreeValues(uncertainty);
  const objects: KubernetesObject[] = [];
  const visited = new Set<YamlMap>();
  let notRead: string | null = null;

  const scalarOf = (node: YamlNode | null): YamlScalar | null => {
    const scalar = behindAlias(node);
    return scalar?.kind === 'scalar' && scalar.value !== null ? scalar : null;
  };
  const isTemplated = (scalar: YamlScalar): boolean =>
    uncertainty.templated({ start: scalar.start, end: scalar.sourceEnd });
  const textOf = (scalar: YamlScalar): string =>
    isTemplated(scalar)
      ? text
          .slice(scalar.start, scalar.end)
          .replace(/\s+/g, ' ')
          .replace(/^["']|["']$/g, '')
          .slice(0, MAX_NAME)
      : String(scalar.value);

  const visit = (node: YamlNode | null, inherited: { apiVersion: string; kind: string } | null): void => {
    const map = behindAlias(node);
    if (map?.kind !== 'map' || visited.has(map)) return;
    visited.add(map);
    const apiVersionPair = findKey(map, 'apiVersion')?.pair ?? null;
    const kindPair = findKey(map, 'kind')?.pair ?? null;
    const kindScalar = scalarOf(kindPair?.value ?? null);
    const apiVersionScalar = scalarOf(apiVersionPair?.value ?? null);
    const kind = kindScalar?.value ?? inherited?.kind;
    const apiVersion = apiVersionScalar?.value ?? inherited?.apiVersion;
    if (kind === undefined || apiVersion === undefined) return;
    const kinds = new Set(map.pairs.filter((pair) => pair.name === 'kind').map((pair) => scalarOf(pair.value)?.value));
    if (
      typeof kind !== 'string' ||
      (kindScalar && isTemplated(kindScalar)) ||
      (kinds.size > 1 && uncertainty.repeats)
    ) {
      if (uncertainty.repeats)
        notRead = 'The kind of an object is decided by the template, which must be rendered to be checked.';
      return;
    }
    if (NO_CLUSTER_OBJECT.test(String(apiVersion))) return;
    const items = behindAlias(findKey(map, 'items')?.pair.value ?? null);
    if (kind.endsWith('List') && items?.kind === 'seq') {
      const of = kind === 'List' ? null : { apiVersion: String(apiVersion), kind: kind.slice(0, -'List'.length) };
      for (const item of items.items) visit(item.value, of);
      return;
    }
    objects.push(describe(map, kind, kindPair));
  };

  const describe = (map: YamlMap, kind: string, kindPair: YamlPair | null): KubernetesObject => {
    const { value, unknown } = values.read(map);
    const metadata = behindAlias(findKey(map, 'metadata')?.pair.value ?? null);
    const field = (name: string): YamlScalar | null =>
      metadata?.kind === 'map' ? scalarOf(findKey(metadata, name)?.pair.value ?? null) : null;
    const name = field('name');
    const namespace = field('namespace');
    const headerPair = kindPair && isInside(kindPair, map) ? kindPair : map.pairs[0];
    return {
      kind,
      name: name ? textOf(name) : field('generateName') ? '(generated)' : '(unnamed)',
      namespace: namespace ? textOf(namespace) : null,
      values: typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {},
      unknown,
      node: map,
      header: headerPair
        ? { start: headerPair.start, end: headerEnd(headerPair) }
        : { start: map.start, end: map.start + 1 },
      span: { start: map.start, end: map.end },
      incomplete: null,
    };
  };

  visit(root, null);
  const [problem] = values.problems;
  return {
    objects: problem ? objects.map((object) => ({ ...object, incomplete: problem.message })) : objects,
    problems: values.problems,
    notRead,
  };
}

function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** A key with its value when that is a scalar, else the key alone. */
function headerEnd(pair: YamlPair): number {
  if (pair.value === null || pair.value.kind === 'scalar') return pair.end;
  return pair.key?.end ?? pair.afterColon;
}
