/**
 * Folders for one run under `out/`, which git ignores: tests may write to them, never to test/workspaces/ itself.
 */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** A copy of test/workspaces/<name>. Returns its path. */
export function freshWorkspace(name) {
  const copy = freshFolder(`workspaces/${name}`);
  cpSync(path.join(root, 'test/workspaces', name), copy, { recursive: true });
  return copy;
}

/** An empty folder below out/. Returns its path. */
export function freshFolder(name) {
  const folder = path.join(root, 'out', name);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  mkdirSync(folder, { recursive: true });
  return folder;
}
