import assert from 'node:assert/strict';
import { renderReport, type Report } from '../../../server/src/core/index.ts';
import { sample } from './sample.ts';

describe('the report for a terminal', () => {
  let report: Report;
  before(async () => {
    ({ report } = await sample());
  });
  const render = (detail: 'summary' | 'attention' | 'all', colour = false): string =>
    renderReport(report, 'pretty', { colour, width: 100, detail });

  it('lists by file what needs attention, with place, severity and controls', () => {
    const lines = render('attention').split('\n');
    const from = lines.indexOf('main.tf');
    assert.ok(from >= 0);
    assert.match(lines[from + 1] ?? '', /^ +3:15 {2}high +aws-ebs-encrypted +aws_ebs_volume\.plain: /);
    assert.ok(!lines.some((line) => line.includes('aws_ebs_volume.good')));
    assert.ok(!lines.some((line) => line.includes('Scratch data')));
    assert.ok(lines.some((line) => line.includes('unknown') && line.includes('aws_ebs_volume.later')));
  });

  it('lists passes and waivers when asked', () => {
    const text = render('all');
    assert.match(text, /pass +aws-ebs-encrypted +aws_ebs_volume\.good/);
    assert.match(text.replaceAll(/\n */g, ' '), /\[waived: Scratch data <b>only<\/b>\]/);
  });

  it('ends in counts, and in what could not be evaluated', () => {
    const { summary } = report;
    const text = render('summary');
    assert.ok(text.startsWith(`${String(summary.pass)} pass, ${String(summary.fail)} fail (`));
    assert.ok(
      text.includes(
        `${String(summary.unknown)} unknown, ${String(summary.waived)} waived, ${String(summary.error)} error`,
      ),
    );
    assert.ok(text.includes('! 1 file has syntax errors.'));
    assert.ok(text.includes('! 1 file or folder could not be read or evaluated.'));
    assert.ok(text.includes('! 1 waiver does not hold (expired or faulty).'));
    assert.ok(text.includes('1 path left out'));
    assert.ok(render('attention').includes('  secret.tf  no permission'));
  });

  it('prints no control characters of its input', () => {
    // eslint-disable-next-line no-control-regex -- the point of the test
    assert.doesNotMatch(render('all'), /[\u0000-\u0009\u000b-\u001f\u200b-\u200f\u202a-\u202e]/);
    assert.ok(render('all').includes('‹U+202E›'));
  });

  it('has colours only when asked', () => {
    assert.ok(!render('all').includes('\u001b['));
    assert.ok(render('all', true).includes('\u001b['));
  });

  it('calls nothing clean that was not evaluated', () => {
    assert.ok(!render('summary').includes('No policy fails'));
    const passing = report.findings.filter(({ outcome }) => outcome === 'pass');
    const scope = { ...report.scope, syntaxErrors: [], skipped: [] };
    const clean: Report = {
      ...report,
      scope,
      findings: passing,
      summary: { ...report.summary, fail: 0, unknown: 0, error: 0 },
    };
    const options = { colour: false, width: 100, detail: 'summary' } as const;
    assert.ok(renderReport(clean, 'pretty', options).includes('No policy fails.'));
    const cancelled: Report = { ...clean, scope: { ...scope, complete: false } };
    assert.ok(!renderReport(cancelled, 'pretty', options).includes('No policy fails.'));
  });
});
