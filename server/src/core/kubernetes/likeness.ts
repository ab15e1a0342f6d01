/**
 * Tells from a text alone, without parsing it, whether its author meant it as a Kubernetes manifest.
 *
 * Owns the one rule for texts that could not be read: a broken or oversized manifest is a gap in what was evaluated, other YAML
 * and JSON is none. Must never decide about a text that parses: there its objects do.
 */
export type Likeness = 'manifest' | 'kustomize' | 'other';

/** By the outermost keys of YAML; by keys anywhere in JSON that have no object or list as their value, as a schema has. */
export function likenessOf(text: string): Likeness {
  if (/^[\s\uFEFF]*[{[]/.test(text)) {
    return /"apiVersion"\s*:(?!\s*[{[])/.test(text) && /"kind"\s*:(?!\s*[{[])/.test(text) ? 'manifest' : 'other';
  }
  if (/^apiVersion:\s*["']?kustomize\.config\.k8s\.io\//m.test(text)) return 'kustomize';
  return /^apiVersion:/m.test(text) && /^kind:/m.test(text) ? 'manifest' : 'other';
}
