/**
 * Runs npm's own client, with the user's registry and proxy settings, for the parts of the test host that come from packages.
 */
import { spawnSync } from 'node:child_process';

/** What `npm run` tells its children about itself would make the inner npm work on the outer project. */
const OUTER = /^(npm_config_local_prefix|npm_package_.*|npm_lifecycle_.*|npm_command|INIT_CWD)$/;

/** Runs `npm <args>` in a folder and returns its output. Throws with npm's own words when it fails. */
export function runNpm(args, cwd) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OUTER.test(name)));
  const windows = process.platform === 'win32';
  const result = spawnSync(windows ? 'npm.cmd' : 'npm', args, { cwd, env, encoding: 'utf8', shell: windows });
  if (result.status !== 0) throw new Error(`npm ${args[0]} failed: ${result.error?.message ?? result.stderr.trim()}`);
  return result.stdout;
}

/** Fetches one package and unpacks it into a folder. `members` limits what is unpacked; `strip` drops leading path parts. */
export function unpackPackage(spec, folder, { members = ['package'], strip = 1 } = {}) {
  const tarball = runNpm(['pack', spec, '--silent', '--ignore-scripts'], folder).trim().split('\n').at(-1);
  const result = spawnSync('tar', ['xzf', tarball, `--strip-components=${strip}`, '--exclude=*.map', ...members], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (result.status !== 0)
    throw new Error(`unpacking ${spec} failed: ${result.error?.message ?? result.stderr.trim()}`);
  return tarball;
}
