/**
 * Finds out whether `policies/bundle` or a policy's page is what the sources
 * say (`npm run policies:check`). Without opa it
 * compares the digest and the pages; with the pinned opa it compiles again and compares bytes.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from '../../server/src/core/model.ts';
import { catalogText, compile } from './compile.ts';
import { OPA_VERSION, opaState } from './opa.ts';
import { stalePages } from './pages.ts';
import { bundleSources, digestOf, POLICIES, readText } from './sources.ts';

/** @returns what is stale, a sentence each; empty when all is up to date. */
export function check(): readonly string[] {
  const wasmPath = join(POLICIES, 'bundle', 'policy.wasm');
  const catalogPath = join(POLICIES, 'bundle', 'catalog.json');
  if (!existsSync(wasmPath) || !existsSync(catalogPath)) return ['policies/bundle has not been built.'];
  const text = readText(catalogPath);
  const catalog = JSON.parse(text) as Catalog;
  const digest = digestOf(bundleSources());
  if (catalog.digest !== digest)
    return [`The bundle is stale: its digest is ${catalog.digest}, the sources' is ${digest}.`];
  const found = stalePages(catalog).map((page) => `${page} is stale.`);
  const state = opaState();
  if (state.kind !== 'ready') {
    console.log(`The digest and the pages were compared; the compiled bytes were not, which takes opa ${OPA_VERSION}.`);
    return found;
  }
  const result = compile();
  if (!result.ok) return result.problems;
  if (catalogText(result.bundle.catalog) !== text) found.push('policies/bundle/catalog.json is stale.');
  if (!readFileSync(wasmPath).equals(result.bundle.wasm)) found.push('policies/bundle/policy.wasm is stale.');
  return found;
}
