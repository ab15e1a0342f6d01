/**
 * Finds the files of the modules that `terraform init` has installed and that a scanned root module calls.
 *
 * Bounded, and inside the scanned folder only: what a repository's manifest names elsewhere stays unknown.
 */
import { classifyUri } from './classify.ts';
import { isCancelled, takeManifest, type Listed, type RootScan } from './scanFiles.ts';
import { isWithin } from './sourceUri.ts';
import { isInstalled } from './terraform/module/installedModules.ts';

/** Modules call modules this deep at most; the engine follows them less far. */
const MAX_DEPTH = 20;
/** Files of installed modules of one root: more than the largest configurations have. */
const MAX_FILES = 4000;
/** `.gitignore` syntax for "no subfolder": a module is one folder, and its examples and tests are not called. */
const NO_SUBFOLDERS = '*/';

/** Gives each file to `take`, which reads it as any other of the scan. */
export async function installedModules(scan: RootScan, take: (file: Listed) => Promise<void>): Promise<void> {
  const { options, root } = scan;
  if (root.kind !== 'folder') return;
  const units = options.engine.units().filter(({ framework }) => framework === 'terraform');
  const withManifest: string[] = [];
  for (const { id, folder } of units) if (await takeManifest(scan, folder)) withManifest.push(id);
  const seen = new Set<string>();
  let count = 0;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const wanted = new Set(withManifest.flatMap((id) => options.engine.missingFolders(id)));
    const folders = [...wanted].filter(
      (folder) => !seen.has(folder) && isInstalled(`${folder}/`) && isWithin(folder, root.uri),
    );
    if (folders.length === 0) return;
    for (const folder of folders) {
      seen.add(folder);
      for await (const entry of options.workspace.list(folder, [NO_SUBFOLDERS], options.signal, root.uri)) {
        if (isCancelled(options) || count >= MAX_FILES) return;
        if (entry.kind !== 'file' || !isModuleFile(entry.uri, folder)) continue;
        count++;
        await take(entry);
      }
    }
  }
}

function isModuleFile(uri: string, folder: string): boolean {
  const kind = classifyUri(uri);
  return (kind === 'terraform' || kind === 'terraform-json') && uri.lastIndexOf('/') === folder.length;
}
