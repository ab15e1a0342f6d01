import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withWorkloads, WORKLOADS } from '../../policies/tools/workloads.ts';

const LIBRARY = join(import.meta.dirname, '..', '..', 'policies', 'lib', 'kubernetes.rego');

describe('the word workloads in metadata', () => {
  it('stands for the kinds whose pods the library finds', () => {
    const table = /^pod_spec_path := \{\n([^}]*)\}/m.exec(readFileSync(LIBRARY, 'utf8'));
    assert.ok(table?.[1], 'pod_spec_path is not where this test looks for it');
    const kinds = [...table[1].matchAll(/^\s*"(\w+)":/gm)].map((match) => match[1]);
    assert.deepEqual(kinds.sort(), [...WORKLOADS].sort());
  });

  it('is written out once and leaves other kinds alone', () => {
    const targets = withWorkloads({ terraform: ['x'], kubernetes: ['Pod', 'workloads', 'Ingress'] });
    assert.deepEqual(targets.terraform, ['x']);
    assert.equal(targets.kubernetes?.filter((kind) => kind === 'Pod').length, 1);
    assert.ok(targets.kubernetes.includes('Ingress') && targets.kubernetes.includes('Deployment'));
    assert.ok(!targets.kubernetes.includes('workloads'));
  });
});
