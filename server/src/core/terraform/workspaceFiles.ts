/**
 * Files as a configuration's functions (`file`, `fileset`, `templatefile`, …) see them: by paths from the root module's folder.
 */
import type { FileReader } from '../fileReader.ts';
import type { WorkspaceFiles } from './evaluate/scope.ts';
import { resolveFolder } from './module/folders.ts';

/** @param reader keeps to the workspace: what it does not give is not known */
export function filesSeenFrom(rootFolder: string, reader: FileReader): WorkspaceFiles {
  // An absolute path names a place on some machine, not in the workspace.
  const uriOf = (path: string): string | null =>
    /^([/\\~]|[a-z]:)/i.test(path) ? null : resolveFolder(rootFolder, path.replaceAll('\\', '/'));
  return {
    read: (path) => ask(uriOf(path), (uri) => reader.read(uri)),
    exists: (path) => ask(uriOf(path), (uri) => reader.exists(uri)),
    list: (folder) => ask(uriOf(folder), (uri) => reader.list(uri)),
  };
}

function ask<T>(uri: string | null, give: (uri: string) => T | null): T | null {
  return uri === null ? null : give(uri);
}
