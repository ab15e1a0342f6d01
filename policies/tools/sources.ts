/**
 * Finds the policies' files. A policy is a folder with a `policy.rego`; nothing lists them. Must never read the clock or
 * depend on the platform's path separator, because the bundle's digest is computed here.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The `policies` folder. */
export const POLICIES = join(import.meta.dirname, '..');

/** Where a policy lives: `group` and `name` are its folder's, `id` is both with dashes. */
export interface PolicyFolder {
  readonly group: string;
  readonly name: string;
  readonly id: string;
  /** Rego package: `plumbline.aws.s3_acl_public`. */
  readonly package: string;
  /** Absolute. */
  readonly path: string;
}

/** Folders under `policies` that hold no policies. */
const OTHER_FOLDERS: ReadonlySet<string> = new Set(['lib', 'schema', 'soc2', 'tools', 'bundle']);

/** All policies, sorted by id. */
export function policyFolders(): readonly PolicyFolder[] {
  return foldersIn(POLICIES)
    .filter((group) => !OTHER_FOLDERS.has(group))
    .flatMap((group) => foldersIn(join(POLICIES, group)).map((name) => policyFolder(group, name)))
    .filter((folder) => existsSync(join(folder.path, 'policy.rego')))
    .sort((a, b) => compare(a.id, b.id));
}

export function policyFolder(group: string, name: string): PolicyFolder {
  return {
    group,
    name,
    id: `${group}-${name}`.replaceAll('_', '-'),
    package: `plumbline.${group}.${name}`,
    path: join(POLICIES, group, name),
  };
}

/** A source of the bundle: `path` is relative to `policies`, with `/`; line endings are LF. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** What the bundle is made of, sorted by path: the library, the policies, the controls and the metadata's schema. */
export function bundleSources(): readonly Source[] {
  const library = readdirSync(join(POLICIES, 'lib'))
    .filter((file) => file.endsWith('.rego') && !file.endsWith('_test.rego'))
    .map((file) => `lib/${file}`);
  const policies = policyFolders().map((folder) => `${folder.group}/${folder.name}/policy.rego`);
  return [...library, ...policies, 'soc2/controls.yaml', 'schema/metadata.schema.json']
    .sort(compare)
    .map((path) => ({ path, text: readText(join(POLICIES, path)) }));
}

/** SHA-256 as hex over the sources' paths and texts. */
export function digestOf(sources: readonly Source[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of sources) hash.update(`${path}\0${String(Buffer.byteLength(text))}\0${text}`);
  return hash.digest('hex');
}

/** A file's text with LF line endings. */
export function readText(path: string): string {
  return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
}

function foldersIn(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/** By code units, so that every platform and locale sorts alike. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
