/**
 * Runs the policies' own Rego tests with `opa test` where `opa` is installed. Where it is not, says how many tests are left
 * out: the fixtures still exercise the committed bundle (test/policies.test.ts).
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** @returns {{passed: number, failed: number, skipped: string[]}} */
export function runRegoTests(root) {
  const policies = path.join(root, 'policies');
  const result = spawnSync('opa', ['test', '--format=json', ...regoFolders(policies)], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (result.error !== undefined) {
    const count = countTests(policies);
    console.log(`opa is not installed: ${count} Rego tests are left out`);
    return { passed: 0, failed: 0, skipped: [`${count} Rego tests (opa is not installed)`] };
  }
  return summarize(result);
}

/** Only what holds Rego: opa would read fixtures (JSON, YAML) as data. */
function regoFolders(policies) {
  return listFiles(policies).filter((file) => file.endsWith('.rego'));
}

function summarize({ stdout, stderr, status }) {
  let tests;
  try {
    tests = JSON.parse(stdout);
  } catch {
    console.error(stderr || stdout);
    return { passed: 0, failed: 1, skipped: [] };
  }
  const bad = tests.filter((test) => test.fail === true || test.error !== undefined);
  const skipped = tests.filter((test) => test.skip === true);
  for (const test of bad)
    console.error(`FAILED ${test.package}.${test.name} (${test.location?.file}:${test.location?.row})`);
  const passed = tests.length - bad.length - skipped.length;
  console.log(`${passed} Rego tests passed, ${bad.length} failed`);
  return {
    passed,
    failed: Math.max(bad.length, status === 0 ? 0 : 1),
    skipped: skipped.map((test) => `${test.package}.${test.name}`),
  };
}

function countTests(policies) {
  const texts = listFiles(policies)
    .filter((file) => file.endsWith('_test.rego'))
    .map((file) => fs.readFileSync(file, 'utf8'));
  return texts.reduce((sum, text) => sum + [...text.matchAll(/^test_\w+/gm)].length, 0);
}

function listFiles(folder) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => path.join(e.parentPath, e.name))
    .sort();
}
