/**
 * `npm run policies:build`: compiles the policies into `policies/bundle` and writes their pages. With `--check` it writes
 * nothing and fails when something would change, which needs no opa (see `check.ts`).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from './check.ts';
import { catalogText, compile } from './compile.ts';
import { OPA_VERSION, opaState } from './opa.ts';
import { writePages } from './pages.ts';
import { POLICIES } from './sources.ts';

if (process.argv.includes('--check')) {
  const problems = check();
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) {
    console.error('Run: npm run policies:build');
    process.exitCode = 1;
  }
} else {
  process.exitCode = build();
}

/** @returns the exit code: 1 for a faulty policy, 2 without the right opa. */
function build(): number {
  const state = opaState();
  if (state.kind !== 'ready') {
    const found = state.kind === 'absent' ? 'none was found' : `this is ${state.version}`;
    console.error(`Building the policies needs opa ${OPA_VERSION} on the PATH; ${found}. See CONTRIBUTING.md.`);
    return 2;
  }
  const result = compile();
  if (!result.ok) {
    for (const problem of result.problems) console.error(problem);
    return 1;
  }
  const folder = join(POLICIES, 'bundle');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'policy.wasm'), result.bundle.wasm);
  writeFileSync(join(folder, 'catalog.json'), catalogText(result.bundle.catalog));
  writePages(result.bundle.catalog);
  const { policies, digest } = result.bundle.catalog;
  console.log(`${policies.length} policies, ${result.bundle.wasm.length} bytes, digest ${digest}`);
  return 0;
}
