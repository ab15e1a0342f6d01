import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Ajv, type AnySchema } from 'ajv';
import addFormats from 'ajv-formats';
import { applyEdits, buildReport, OUTCOMES, renderReport, type Report } from '../../../server/src/core/index.ts';
import { FILES, sample } from './sample.ts';

/** The schema allows fields that a later version adds; this version must have none that the schema does not tell. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => [key, closed(value)] as const);
  const properties = 'properties' in schema && 'required' in schema;
  return Object.fromEntries(properties ? [...entries, ['additionalProperties', false]] : entries);
}

describe('the report', () => {
  let report: Report;
  before(async () => {
    ({ report } = await sample());
  });

  it('is what its schema says, no more and no less', async () => {
    const file = path.resolve(import.meta.dirname, '../../../server/src/core/report/report.schema.json');
    const ajv = new Ajv({ allErrors: true });
    addFormats(ajv);
    const validate = ajv.compile(closed(JSON.parse(await readFile(file, 'utf8'))) as AnySchema);
    const valid = validate(JSON.parse(renderReport(report, 'json', { colour: false, width: 80, detail: 'all' })));
    assert.deepEqual(validate.errors ?? [], []);
    assert.ok(valid);
  });

  it('has every outcome, passes too', () => {
    const outcomes = report.findings
      .filter(({ policy }) => policy === 'aws-ebs-encrypted')
      .map(({ resource, outcome }) => `${resource} ${outcome}`);
    assert.deepEqual(outcomes, [
      'aws_ebs_volume.b unknown',
      'aws_ebs_volume.plain fail',
      'aws_ebs_volume.good pass',
      'aws_ebs_volume.later unknown',
      'aws_ebs_volume.scratch waived',
      'aws_ebs_volume.expired fail',
      'aws_ebs_volume.unused pass',
    ]);
  });

  it('counts by policy, by control and in all', () => {
    for (const outcome of OUTCOMES) {
      const all = report.findings.filter((finding) => finding.outcome === outcome);
      assert.equal(report.summary[outcome], all.length);
      assert.equal(
        report.policies.reduce((sum, policy) => sum + policy[outcome], 0),
        all.length,
      );
      for (const control of report.controls) {
        assert.equal(control[outcome], all.filter(({ controls }) => controls.includes(control.id)).length, control.id);
      }
    }
    assert.equal(
      Object.values(report.summary.bySeverity).reduce((sum, number) => sum + number, 0),
      report.summary.fail,
    );
    assert.ok(report.summary.judgedResources > 0 && report.summary.judgedResources <= report.summary.resources);
  });

  it('has every control of the catalog, also those that code cannot show', async () => {
    const { catalog } = await sample();
    assert.deepEqual(
      report.controls.map(({ id }) => id),
      catalog.controls.map(({ id }) => id),
    );
    assert.ok(report.controls.some(({ shownByCode }) => shownByCode === 'no'));
  });

  it('tells every waiver and whether it holds', () => {
    assert.deepEqual(
      report.waivers.map(({ ticket, state, findings }) => [ticket, state, findings]),
      [
        ['T-1', 'used', 1],
        ['T-2', 'expired', 0],
        ['T-3', 'unused', 0],
      ],
    );
    const waived = report.findings.find(({ outcome }) => outcome === 'waived');
    assert.equal(waived?.waiver?.reason, 'Scratch data <b>only</b>');
    const lapsed = report.findings.find(({ resource }) => resource === 'aws_ebs_volume.expired');
    assert.equal(lapsed?.lapsedWaiver?.until, '2020-01-31');
  });

  it('carries the edits of fixes that need no choice', () => {
    const finding = report.findings.find(({ resource }) => resource === 'aws_ebs_volume.plain');
    assert.equal(finding?.fixable, true);
    assert.ok(finding.fix !== undefined && finding.fix.edits.every(({ file }) => file === 'main.tf'));
    const fixed = applyEdits(FILES['/repo/main.tf'], finding.fix.edits);
    assert.equal(fixed.split('\n')[2], '  encrypted = true');
  });

  it('is the same for the same input and clock, byte for byte', async () => {
    const again = (await sample()).report;
    for (const format of ['json', 'html', 'sarif', 'pretty'] as const) {
      const options = { colour: true, width: 100, detail: 'all' } as const;
      assert.equal(renderReport(again, format, options), renderReport(report, format, options), format);
    }
  });

  it('reports the policies that were asked for, and says so', async () => {
    const { scan, catalog } = await sample({ onlyPolicies: ['k8s-privileged'] });
    const only = buildReport(scan, catalog, '/repo');
    assert.deepEqual(only.scope.onlyPolicies, ['k8s-privileged']);
    assert.deepEqual([...new Set(only.findings.map(({ policy }) => policy))], ['k8s-privileged']);
    assert.deepEqual(
      only.policies.map(({ id }) => id),
      ['k8s-privileged'],
    );
    assert.equal(only.bundle.policies, report.bundle.policies);
    assert.equal(only.controls.length, report.controls.length);
  });
});
