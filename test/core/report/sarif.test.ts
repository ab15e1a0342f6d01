import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Ajv, type AnySchema } from 'ajv';
import addFormats from 'ajv-formats';
import type { Log, Run } from 'sarif';
import { renderReport, type Report } from '../../../server/src/core/index.ts';
import { sample } from './sample.ts';

/** The published schema (draft 4) in the words of draft 7, which ajv speaks: `id` is called `$id` there. */
async function publishedSchema(): Promise<AnySchema> {
  const main = createRequire(import.meta.url).resolve('@microsoft/jest-sarif');
  const file = path.join(path.dirname(main), 'schemas', 'sarif-2.1.0-rtm.5.json');
  const { $schema: _draft, id, ...schema } = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  return { ...schema, $id: id } as AnySchema;
}

function render(report: Report): { readonly log: Log; readonly run: Run } {
  const log = JSON.parse(renderReport(report, 'sarif', { colour: false, width: 80, detail: 'all' })) as Log;
  const [run] = log.runs;
  assert.ok(run !== undefined);
  return { log, run };
}

describe('the SARIF report', () => {
  let report: Report;
  let log: Log;
  let run: Run;
  before(async () => {
    ({ report } = await sample());
    ({ log, run } = render(report));
  });

  it('is what the published schema of SARIF 2.1.0 says', async () => {
    const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
    addFormats(ajv);
    const validate = ajv.compile(await publishedSchema());
    const valid = validate(log);
    assert.deepEqual(validate.errors ?? [], []);
    assert.ok(valid);
  });

  it('has every outcome as a result of its kind', () => {
    const kinds = { pass: 'pass', fail: 'fail', waived: 'fail', unknown: 'open', error: 'open' };
    assert.deepEqual(
      run.results?.map(({ ruleId, kind }) => [ruleId, kind]),
      report.findings.map(({ policy, outcome }) => [policy, kinds[outcome]]),
    );
    for (const { kind, level } of run.results ?? []) assert.equal(level === 'none', kind !== 'fail');
  });

  it('refers to rules, controls and files by the right indexes', () => {
    const { rules = [] } = run.tool.driver;
    const taxa = run.taxonomies?.[0]?.taxa ?? [];
    for (const result of run.results ?? []) {
      assert.equal(rules[result.ruleIndex ?? -1]?.id, result.ruleId);
      for (const taxon of result.taxa ?? []) assert.equal(taxa[taxon.index ?? -1]?.id, taxon.id);
      const artifact = result.locations?.[0]?.physicalLocation?.artifactLocation;
      assert.equal(run.artifacts?.[artifact?.index ?? -1]?.location?.uri, artifact?.uri);
    }
    assert.equal(taxa.length, report.controls.length);
    for (const rule of rules) assert.ok((rule.help?.text.length ?? 0) > 0 && (rule.relationships?.length ?? 0) > 0);
  });

  it('has a waiver as a suppression with its reason', () => {
    const waived = run.results?.filter((result) => (result.suppressions ?? []).length > 0) ?? [];
    assert.equal(waived.length, report.summary.waived);
    assert.equal(
      waived[0]?.suppressions?.[0]?.justification,
      'Scratch data <b>only</b>; owner: ops; ticket: T-1; until: 2027-01-31',
    );
  });

  it('has the edits of fixes, counted from one', () => {
    const result = run.results?.find(
      ({ locations }) => locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName === 'aws_ebs_volume.plain',
    );
    const [change] = result?.fixes?.[0]?.artifactChanges ?? [];
    assert.equal(change?.artifactLocation.uri, 'infra/main.tf');
    assert.equal(change.replacements[0]?.deletedRegion.startLine, 3);
    assert.equal(change.replacements[0].deletedRegion.startColumn, 15);
  });

  it('tells files by their path in the repository, with hashes, and the commit', () => {
    assert.deepEqual(
      run.artifacts?.map(({ hashes }) => hashes?.['sha-256']),
      report.scope.files.map(({ sha256 }) => sha256),
    );
    assert.ok(run.artifacts.every(({ location }) => /^infra\/[\w%/.()'~!*-]+$/.test(location?.uri ?? '')));
    const [provenance] = run.versionControlProvenance ?? [];
    assert.equal(provenance?.revisionId, report.scope.git?.commit);
    assert.equal(provenance?.repositoryUri, 'https://example.com/org/infra.git');
  });

  it('says when something could not be evaluated', () => {
    const [invocation] = run.invocations ?? [];
    assert.equal(invocation?.executionSuccessful, false);
    const levels = invocation.toolExecutionNotifications?.map(
      ({ descriptor, level }) => `${descriptor?.id ?? ''} ${level ?? ''}`,
    );
    for (const expected of ['syntax-error error', 'skipped-unreadable error', 'skipped-excluded note']) {
      assert.ok(levels?.includes(expected), expected);
    }
  });

  it('does without git', async () => {
    const bare = render((await sample({ git: null })).report).run;
    assert.equal(bare.versionControlProvenance, undefined);
    assert.equal(bare.artifacts?.at(-1)?.location?.uri?.startsWith('infra/'), false);
  });

  it('writes texts of files so that no viewer reads links, placeholders or hidden characters in them', () => {
    const [finding] = report.findings;
    const related = finding?.related[0] ?? {
      file: 'infra/main.tf',
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    };
    assert.ok(finding !== undefined);
    const hostile = 'see [here](https://evil.example) {0} \\ \u202eab\n';
    const safe = 'see \\[here\\](https://evil.example) {{0}} \\\\ ‹U+202E›ab‹U+000A›';
    const { run: changed } = render({
      ...report,
      findings: [{ ...finding, resource: hostile, message: hostile, related: [{ ...related, message: hostile }] }],
      scope: {
        ...report.scope,
        skipped: [{ path: 'a', kind: 'unreadable', reason: hostile }],
        failedUnits: [{ unit: 'u', framework: 'terraform', message: hostile }],
        syntaxErrors: report.scope.syntaxErrors.map((error) => ({ ...error, message: hostile })),
      },
    });
    const [result] = changed.results ?? [];
    assert.equal(result?.message.text, `${safe}: ${safe}`);
    assert.equal(result.relatedLocations?.[0]?.message?.text, safe);
    const notifications = changed.invocations?.[0]?.toolExecutionNotifications ?? [];
    assert.ok(notifications.length >= 3);
    for (const { message } of notifications) assert.equal(message.text, safe);
  });

  it('tells apart what fails in two places of one resource, and nothing by its line', () => {
    const [finding] = report.findings;
    assert.ok(finding !== undefined);
    const below = { start: { line: 90, character: 0 }, end: { line: 90, character: 1 } };
    const { run: changed } = render({
      ...report,
      findings: [
        { ...finding, message: 'Container “a” is privileged.' },
        { ...finding, message: 'Container “b” is privileged.' },
        { ...finding, message: 'Container “a” is privileged.', range: below },
      ],
    });
    const [a, b, moved] = (changed.results ?? []).map((result) => result.partialFingerprints);
    assert.notDeepEqual(a, b);
    assert.notDeepEqual(a, moved);
    const single = (range: typeof below): unknown =>
      render({ ...report, findings: [{ ...finding, range }] }).run.results?.[0]?.partialFingerprints;
    assert.deepEqual(single(finding.range), single(below));
  });
});
