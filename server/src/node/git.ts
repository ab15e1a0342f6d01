/**
 * What git says of a folder: commit, branch, uncommitted changes.
 *
 * The repository is hostile: nothing that its configuration or attributes name may run. Hooks, file monitors and filters are
 * switched off, nothing is written, fetched or asked for. Any trouble is "not known" (null), never an error.
 */
import { execFile } from 'node:child_process';
import path from 'node:path';
import type { ReportGit } from '../core/index.ts';

const TIMEOUT_MS = 10_000;

export async function readGit(folder: string): Promise<ReportGit | null> {
  const inside = await git(folder, [], ['rev-parse', '--is-inside-work-tree']);
  if (inside?.trim() !== 'true') return null;
  const commit = (await git(folder, [], ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']))?.trim();
  if (commit === undefined || !/^[0-9a-f]{40,64}$/.test(commit)) return null;
  const branch = (await git(folder, [], ['symbolic-ref', '--quiet', '--short', 'HEAD']))?.trim() ?? null;
  const filters = await filterOverrides(folder);
  if (filters === null) return null;
  const status = await git(folder, filters, [
    'status',
    '--porcelain=v1',
    '-z',
    '--untracked-files=normal',
    '--ignore-submodules=dirty',
  ]);
  if (status === null) return null;
  const prefix = (await git(folder, [], ['rev-parse', '--show-prefix']))?.trim() ?? '';
  const origin = (await git(folder, [], ['config', '--get', 'remote.origin.url']))?.trim() ?? '';
  return { commit, branch, dirty: status !== '', repository: publicUrl(origin), prefix };
}

/** `git status` runs a clean filter on a file whose time has changed: every filter becomes "none". Null when unknown. */
async function filterOverrides(folder: string): Promise<readonly string[] | null> {
  const answer = await git(
    folder,
    [],
    ['config', '--includes', '-z', '--name-only', '--get-regexp', '^filter\\..*$'],
    [1],
  );
  if (answer === null) return null;
  const overrides = new Set<string>();
  for (const name of answer.split('\0')) {
    const filter = /^filter\.(.*)\.[^.]+$/s.exec(name)?.[1];
    if (filter === undefined) continue;
    // A name with `=` cannot be overridden on the command line.
    if (filter.includes('=') || filter.includes('\n')) return null;
    overrides.add(`filter.${filter}.clean=`).add(`filter.${filter}.process=`).add(`filter.${filter}.required=false`);
  }
  return [...overrides].flatMap((override) => ['-c', override]);
}

/** The output, or null when git is absent, refuses, or takes too long. `accept`: exit codes besides 0 that mean "nothing". */
function git(
  folder: string,
  config: readonly string[],
  command: readonly string[],
  accept: readonly number[] = [],
): Promise<string | null> {
  const safe = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'safe.bareRepository=explicit'];
  const inherited = Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name));
  return new Promise((resolve) => {
    execFile(
      'git',
      ['--no-pager', '-C', folder, ...safe, ...config, ...command],
      {
        // On Windows a program is also looked for in the current folder, which must not be the repository.
        cwd: path.dirname(process.execPath),
        env: {
          ...Object.fromEntries(inherited),
          GIT_OPTIONAL_LOCKS: '0',
          GIT_TERMINAL_PROMPT: '0',
          GIT_NO_LAZY_FETCH: '1',
          LC_ALL: 'C',
        },
        timeout: TIMEOUT_MS,
        maxBuffer: 64 * 1024 * 1024,
        windowsHide: true,
      },
      (error, stdout) => {
        if (error === null) resolve(stdout);
        else resolve(typeof error.code === 'number' && accept.includes(error.code) ? '' : null);
      },
    );
  });
}

/** A remote as a url without user, password and query, or null for a local path. `git@host:a/b` is ssh in short. */
export function publicUrl(remote: string): string | null {
  const short = /^(?:[\w.-]+@)?([\w.-]+\.[\w.-]+):(?!\/\/)(.+)$/.exec(remote);
  const text = short === null ? remote : `ssh://${short[1] ?? ''}/${short[2] ?? ''}`;
  try {
    const url = new URL(text);
    if (!['https:', 'http:', 'ssh:', 'git:'].includes(url.protocol)) return null;
    url.username = '';
    url.password = '';
    url.search = '';
    url.hash = '';
    return url.toString();
  } catch {
    return null;
  }
}
