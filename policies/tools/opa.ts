/**
 * Runs the `opa` command. It is needed to change policies, not to use them: whoever only checks the committed bundle can do
 * without it, so its absence is a value.
 */
import { spawnSync } from 'node:child_process';

/** Another version may compile to other bytes. */
export const OPA_VERSION = '1.19.0';

export type OpaState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'other-version'; readonly version: string };

export function opaState(): OpaState {
  const result = spawnSync('opa', ['version'], { encoding: 'utf8' });
  if (result.error !== undefined || result.status !== 0) return { kind: 'absent' };
  const version = /^Version: (\S+)/m.exec(result.stdout)?.[1] ?? 'unknown';
  return version === OPA_VERSION ? { kind: 'ready' } : { kind: 'other-version', version };
}

/** Runs `opa` in a folder and returns what it printed; a refusal is thrown with OPA's own words. */
export function opa(folder: string, args: readonly string[]): string {
  const result = spawnSync('opa', args, { cwd: folder, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  if (result.error !== undefined) throw new Error(`opa cannot be run: ${result.error.message}`);
  if (result.status !== 0) throw new Error(`opa ${args[0] ?? ''} failed:\n${result.stderr}${result.stdout}`);
  return result.stdout;
}
