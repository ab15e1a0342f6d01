/** `npm run policies:test`: runs the Rego unit tests with `opa test`, or says plainly how many it leaves out. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { OPA_VERSION, opaState } from './opa.ts';
import { POLICIES, readText } from './sources.ts';

const state = opaState();
if (state.kind === 'absent') {
  console.log(`There is no opa on the PATH: ${count()} Rego tests were left out. They take opa ${OPA_VERSION}.`);
} else {
  const args = ['test', '--ignore', 'bundle', '--ignore', 'tools', '--ignore', '*.yaml', '--ignore', '*.json', '.'];
  const result = spawnSync('opa', [...args, ...process.argv.slice(2)], { cwd: POLICIES, stdio: 'inherit' });
  process.exitCode = result.status ?? 2;
}

function count(): number {
  return readdirSync(POLICIES, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('_test.rego'))
    .reduce((sum, path) => sum + (readText(join(POLICIES, path)).match(/^test_\w+/gm)?.length ?? 0), 0);
}
