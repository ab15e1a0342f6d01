/**
 * Compiles the policies' Rego tests to WebAssembly too: `opa test` runs them in OPA, and what users run is not OPA. Builtins that
 * differ between the two show here.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { opa } from './opa.ts';
import { compare, POLICIES, readText } from './sources.ts';
import { untar } from './untar.ts';

export interface CompiledTests {
  readonly wasm: Uint8Array;
  /** `data.plumbline.aws.s3_acl_public_test.test_deny_…`; the module's result is an object with those that hold. */
  readonly tests: readonly string[];
}

export function compileTests(): CompiledTests {
  const work = mkdtempSync(join(tmpdir(), 'plumbline-tests-'));
  try {
    const rego = join(work, 'rego');
    const files = readdirSync(POLICIES, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.rego'));
    const texts = files.sort(compare).map((path) => ({ path, text: readText(join(POLICIES, path)) }));
    for (const { path, text } of texts) write(join(rego, path), text);
    const tests = texts.filter(({ path }) => path.endsWith('_test.rego')).flatMap(({ text }) => testsIn(text));
    write(
      join(rego, 'run.rego'),
      ['package run', ...tests.map((test) => `results["${test}"] := true if ${test}`)].join('\n'),
    );
    opa(work, ['build', '--target', 'wasm', '--entrypoint', 'run/results', '--output', 'tests.tar.gz', 'rego']);
    const wasm = untar(readFileSync(join(work, 'tests.tar.gz')), 'policy.wasm');
    if (wasm === null) throw new Error('opa build wrote no policy.wasm');
    return { wasm, tests };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A name that stands twice is one test, as for `opa test`. */
function testsIn(text: string): readonly string[] {
  const name = /^package (\S+)/m.exec(text)?.[1] ?? '';
  return [...new Set([...text.matchAll(/^(test_\w+)/gm)].map((match) => `data.${name}.${match[1] ?? ''}`))];
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
