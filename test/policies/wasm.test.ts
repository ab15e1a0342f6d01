/** The policies' Rego tests in the WebAssembly runtime that users have, which is not OPA. */
import assert from 'node:assert/strict';
import opaWasm from '@open-policy-agent/opa-wasm';
import { compileTests } from '../../policies/tools/compileTests.ts';
import { opaState } from '../../policies/tools/opa.ts';

describe('Rego tests in WebAssembly', function () {
  this.timeout(60_000);

  it('hold as they do in OPA', function () {
    if (opaState().kind === 'absent') {
      console.log('      opa is not on the PATH: the Rego tests cannot be compiled and are left out');
      this.skip();
    }
    const { wasm, tests } = compileTests();
    const module = new WebAssembly.Module(new Uint8Array(wasm));
    const input = new TextEncoder().encode('{}').slice().buffer;
    const output = opaWasm.loadPolicySync(module, { initial: 64 }).evaluate(input, 'run/results') as readonly {
      result: object;
    }[];
    const held = new Set(Object.keys(output[0]?.result ?? {}));
    assert.deepEqual(
      tests.filter((test) => !held.has(test)),
      [],
    );
    assert.ok(tests.length > 0);
  });
});
