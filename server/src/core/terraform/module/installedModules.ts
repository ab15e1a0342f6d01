/**
 * Reads `.terraform/modules/modules.json`: where `terraform init` put the modules that a root module calls.
 */
import { resolveFolder } from './folders.ts';

const MANIFEST = '/.terraform/modules/modules.json';

/** The root module's folder, when a uri is that of its module manifest; else null. */
export function manifestRoot(uri: string): string | null {
  return uri.endsWith(MANIFEST) ? uri.slice(0, -MANIFEST.length) : null;
}

/** Whether a file belongs to an installed module: it is read, but never judged by itself nor changed. */
export function isInstalled(uri: string): boolean {
  return uri.includes('/.terraform/');
}

/** Folders by module key (`vpc`, `vpc.subnets`); a text that is no manifest gives none. Folders outside `.terraform` are left out. */
export function readManifest(root: string, text: string): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return folders;
  }
  const modules: unknown = isObject(json) ? json['Modules'] : null;
  if (!Array.isArray(modules)) return folders;
  for (const entry of modules as readonly unknown[]) {
    if (!isObject(entry)) continue;
    const { Key: key, Dir: dir } = entry;
    if (typeof key !== 'string' || typeof dir !== 'string' || key === '') continue;
    const folder = resolveFolder(root, dir.replaceAll('\\', '/'));
    if (folder.startsWith(`${root}/.terraform/`)) folders.set(key, folder);
  }
  return folders;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
