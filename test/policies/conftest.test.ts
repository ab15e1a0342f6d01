/**
 * The same policy files under conftest: on a plan as `terraform show -json` prints it, and on plain manifests. Where there is no
 * conftest, the run says what it leaves out.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { policyFolders, POLICIES } from '../../policies/tools/sources.ts';

interface ConftestResult {
  readonly filename: string;
  readonly namespace: string;
  readonly failures?: readonly { readonly msg: string }[];
}

function conftest(files: readonly string[]): readonly ConftestResult[] {
  const args = ['test', '--policy', POLICIES, '--all-namespaces', '--output', 'json', ...files];
  const result = spawnSync('conftest', args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  assert.ok(result.status === 0 || result.status === 1, result.stderr + result.stdout);
  return JSON.parse(result.stdout) as readonly ConftestResult[];
}

const messages = (results: readonly ConftestResult[]): readonly string[] =>
  results.flatMap(({ failures }) => (failures ?? []).map(({ msg }) => msg)).sort();

describe('policies under conftest', function () {
  this.timeout(120_000);

  before(function () {
    if (spawnSync('conftest', ['--version']).status === 0) return;
    console.log('    conftest is not on the PATH: its runs on a plan and on manifests are left out');
    this.skip();
  });

  it('judge a plan: computed values, modules, deleted resources, settings', () => {
    assert.deepEqual(messages(conftest([path.join(import.meta.dirname, 'plan.json')])), [
      'aws_db_instance.main: Automatic backups are kept for 3 days, less than 7.',
      'aws_s3_bucket.logs: The bucket keeps no versions of its objects.',
    ]);
  });

  it('judge plain manifests as their fixtures say', () => {
    const folders = policyFolders().filter(({ group }) => group === 'k8s');
    const fixtures = (folder: string, names: RegExp): readonly string[] =>
      fs
        .readdirSync(folder)
        .filter((name) => names.test(name))
        .map((name) => path.join(folder, name));
    const results = conftest(folders.flatMap((folder) => fixtures(folder.path, /^(bad|good(_\w+)?)\.yaml$/)));
    for (const folder of folders) {
      const said = (file: string): readonly string[] =>
        messages(results.filter(({ filename, namespace }) => filename === file && namespace === folder.package));
      assert.notDeepEqual(said(path.join(folder.path, 'bad.yaml')), [], `${folder.id}: bad.yaml`);
      for (const file of fixtures(folder.path, /^good(_\w+)?\.yaml$/)) assert.deepEqual(said(file), [], file);
    }
  });
});
