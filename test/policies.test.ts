/**
 * Every policy, found by its folder: complete, described, and doing to its fixtures exactly what they say, with the bundle that is
 * committed. What a fixture expects is written in it (policies/README.md, "Fixtures").
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { check } from '../policies/tools/check.ts';
import { expectations, withoutExpectations, type Expectation } from '../policies/tools/expectations.ts';
import { policyFolders, POLICIES, readText, type PolicyFolder } from '../policies/tools/sources.ts';
import type { Catalog, Finding } from '../server/src/core/index.ts';
import { applyPlan, testEngine, type TestEngine } from './support/testEngine.ts';

const catalog = JSON.parse(readText(path.join(POLICIES, 'bundle/catalog.json'))) as Catalog;
const folders = policyFolders();

interface Fixture {
  readonly folder: PolicyFolder;
  /** `bad_shapes.tf` */
  readonly name: string;
  readonly text: string;
}

function fixtures(folder: PolicyFolder, kind: 'bad' | 'good' | 'unknown'): readonly Fixture[] {
  return fs
    .readdirSync(folder.path)
    .filter((name) => new RegExp(`^${kind}(_\\w+)?\\.(tf|yaml)$`).test(name))
    .sort()
    .map((name) => ({ folder, name, text: readText(path.join(folder.path, name)) }));
}

function fixedPath({ folder, name }: Fixture): string {
  return path.join(folder.path, name.replace(/\.(tf|yaml)$/, '.fixed.$1'));
}

const frameworkOf = (name: string): 'terraform' | 'kubernetes' => (name.endsWith('.tf') ? 'terraform' : 'kubernetes');

async function engineOn(fixture: Fixture, text: string): Promise<TestEngine> {
  return testEngine({ [fixture.name]: text });
}

function findingsIn(test: TestEngine, { folder, name }: Fixture): readonly Finding[] {
  return test.findings(folder.id, frameworkOf(name));
}

const fails = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ outcome }) => outcome === 'fail');

/** As an expectation says it: a range over several lines shows on its first. */
function shown({ range }: Finding, text: string): Expectation {
  const line = text.split('\n')[range.start.line] ?? '';
  const end = range.end.line === range.start.line ? range.end.character : line.length;
  return { line: range.start.line, start: range.start.character, end };
}

function picture(places: readonly Expectation[], text: string): readonly string[] {
  const lines = text.split('\n');
  return places
    .map(({ line, start, end }) => ({
      line,
      start,
      words: `${line + 1}:${start}-${end} ${lines[line]?.slice(start, end) ?? ''}`,
    }))
    .sort((a, b) => a.line - b.line || a.start - b.start)
    .map(({ words }) => words);
}

async function dispose<T>(test: TestEngine, use: (test: TestEngine) => T): Promise<T> {
  try {
    return await Promise.resolve(use(test));
  } finally {
    test.engine.dispose();
  }
}

describe('policies', () => {
  it('has a bundle and pages that are up to date', () => {
    assert.deepEqual(check(), []);
  });

  it('has the same policies in folders and in the catalog', () => {
    assert.deepEqual(
      catalog.policies.map((policy) => policy.id),
      folders.map((folder) => folder.id),
    );
  });

  it('refuses metadata with a key it does not know', () => {
    const schema = JSON.parse(readText(path.join(POLICIES, 'schema/metadata.schema.json'))) as object;
    const validate = new Ajv({ allErrors: true }).compile(schema);
    const custom = {
      id: 'aws-x',
      severity: 'low',
      controls: [{ id: 'CC6.1', strength: 'direct', rationale: 'It says who may do what to whom.' }],
      targets: { terraform: ['aws_x'] },
      aliases: [],
      fixable: false,
      remediation: 'Set it to true.',
    };
    const metadata = {
      scope: 'package',
      title: 'Things are as they should be',
      description: 'Otherwise they are not, and somebody takes advantage of that.',
      related_resources: [{ ref: 'https://example.com/x' }],
    };
    assert.equal(validate({ ...metadata, custom }), true);
    assert.equal(validate({ ...metadata, custom: { ...custom, sverity: 'low' } }), false);
    assert.equal(validate({ ...metadata, authors: [], custom }), false);
  });

  for (const folder of folders) describe(folder.id, () => policyTests(folder));

  it('has Terraform fixtures that `terraform fmt` leaves alone', function () {
    if (spawnSync('terraform', ['version']).status !== 0) {
      console.log('      terraform is not on the PATH: its word on the fixtures is left out');
      this.skip();
    }
    const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'plumbline-fixtures-'));
    try {
      for (const folder of folders) {
        for (const name of fs.readdirSync(folder.path).filter((file) => file.endsWith('.tf'))) {
          const text = withoutExpectations(readText(path.join(folder.path, name)));
          fs.writeFileSync(path.join(scratch, `${folder.id}.${name}`), text);
        }
      }
      const result = spawnSync('terraform', ['fmt', '-check', '-diff', scratch], { encoding: 'utf8' });
      assert.equal(result.stdout, '');
      assert.equal(result.status, 0, result.stderr);
    } finally {
      fs.rmSync(scratch, { recursive: true });
    }
  });
});

function policyTests(folder: PolicyFolder): void {
  const policy = catalog.policies.find(({ id }) => id === folder.id);
  const bad = fixtures(folder, 'bad');
  const good = fixtures(folder, 'good');
  const unknown = fixtures(folder, 'unknown');

  it('is complete', () => {
    assert.ok(policy !== undefined, 'it is not in the catalog');
    assert.ok(bad.length > 0 && good.length > 0 && unknown.length > 0, 'it lacks a bad, good or unknown fixture');
    const tests = readText(path.join(folder.path, 'policy_test.rego'));
    for (const kind of ['deny', 'allow', 'unknown']) assert.match(tests, new RegExp(`^test_${kind}_`, 'm'));
    const known = new Set(catalog.controls.map((control) => control.id));
    assert.deepEqual(
      policy.controls.map(({ id }) => id).filter((id) => !known.has(id)),
      [],
    );
    assert.equal(
      bad.some((fixture) => fs.existsSync(fixedPath(fixture))),
      policy.fixable,
    );
  });

  for (const fixture of bad) {
    it(`${fixture.name}: fails as marked`, async () => {
      const expected = expectations(fixture.text);
      assert.ok(expected.length > 0, 'it marks nothing');
      const text = withoutExpectations(fixture.text);
      await dispose(await engineOn(fixture, text), (test) => {
        const findings = findingsIn(test, fixture);
        const places = fails(findings).map((finding) => shown(finding, text));
        assert.deepEqual(picture(places, text), picture(expected, text));
        assert.deepEqual(
          findings.filter(({ outcome }) => outcome === 'error'),
          [],
        );
        for (const finding of fails(findings)) assert.match(finding.message, /^[A-Z`"].*\.$/);
      });
    });

    if (fs.existsSync(fixedPath(fixture))) fixTests(fixture);
    else {
      it(`${fixture.name}: has no fixes, as there is no fixed file`, async () => {
        await dispose(await engineOn(fixture, withoutExpectations(fixture.text)), (test) => {
          assert.deepEqual(
            fails(findingsIn(test, fixture)).filter((finding) => finding.fix !== undefined),
            [],
          );
        });
      });
    }
  }

  for (const fixture of good) {
    it(`${fixture.name}: passes`, async () => {
      await dispose(await engineOn(fixture, fixture.text), (test) => {
        const findings = findingsIn(test, fixture);
        assert.deepEqual(findings.filter(({ outcome }) => outcome !== 'pass').map(brief), []);
        assert.ok(findings.length > 0, 'it has nothing that the policy judges');
      });
    });
  }

  for (const fixture of unknown) {
    it(`${fixture.name}: is unknown`, async () => {
      await dispose(await engineOn(fixture, fixture.text), (test) => {
        const findings = findingsIn(test, fixture);
        assert.deepEqual(findings.filter(({ outcome }) => outcome !== 'unknown').map(brief), []);
        assert.ok(findings.length > 0, 'it has nothing that the policy judges');
      });
    });
  }
}

function fixTests(fixture: Fixture): void {
  const text = withoutExpectations(fixture.text);
  const unit = `${frameworkOf(fixture.name)}:file:///module`;

  it(`${fixture.name}: is fixed to the fixed file, which is clean and stable`, async () => {
    await dispose(await engineOn(fixture, text), (test) => {
      const failing = fails(findingsIn(test, fixture));
      assert.deepEqual(failing.filter((finding) => finding.fix === undefined).map(brief), [], 'findings without a fix');
      const plan = test.engine.planFixes(unit, failing);
      assert.equal(plan.applied.length, failing.length, 'not every fix was applied');
      applyPlan(test, plan.edits);
      const fixed = test.text(fixture.name);
      assert.equal(fixed, readText(fixedPath(fixture)));
      assert.deepEqual(
        comments(text).filter((comment) => !fixed.includes(comment)),
        [],
        'lost comments',
      );
      const after = findingsIn(test, fixture);
      assert.deepEqual(after.filter(({ outcome }) => outcome === 'fail' || outcome === 'error').map(brief), []);
      assert.deepEqual(test.engine.planFixes(unit, after).edits, [], 'a second fix changes something');
    });
  });

  it(`${fixture.name}: each fix mends its own finding`, async () => {
    await dispose(await engineOn(fixture, text), (test) => {
      for (const finding of fails(findingsIn(test, fixture))) {
        const plan = test.engine.planFix(finding);
        assert.ok(plan !== null, `no plan for ${brief(finding)}`);
        applyPlan(test, plan);
        const left = fails(findingsIn(test, fixture)).map(brief);
        assert.ok(!left.includes(brief(finding)), `${brief(finding)} is still there`);
        test.set(fixture.name, text);
      }
    });
  });
}

function brief({ resource, outcome, path: at, message }: Finding): string {
  return `${resource} ${outcome} ${JSON.stringify(at)} ${message}`;
}

function comments(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => /(?:^|\s)(#.*)$/.exec(line)?.[1] ?? []);
}
