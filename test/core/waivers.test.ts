import assert from 'node:assert/strict';
import { readWaiver, waiverFor, writeWaiver, type WaiverComment } from '../../server/src/core/waivers.ts';

const range = (line: number, end = line) => ({ start: { line, character: 0 }, end: { line: end, character: 80 } });
const isPolicy = (id: string): boolean => id === 'aws-s3-acl-public';
const comment = (text: string, covers: WaiverComment['covers'] = range(2, 8)): WaiverComment => ({
  text,
  uri: 'file:///m/main.tf',
  range: range(1),
  covers,
});
const read = (text: string, covers?: WaiverComment['covers']) => {
  const waiver = readWaiver(covers === undefined ? comment(text) : comment(text, covers), isPolicy);
  assert.ok(waiver !== null);
  return waiver;
};

describe('waivers', () => {
  it('reads policy, reason, last day, owner and ticket', () => {
    const waiver = read(
      '# plumbline:waive aws-s3-acl-public reason="public site, \\"CDN\\" next" until=2027-01-31 owner=web ticket=OPS-7',
    );
    assert.deepEqual(
      [waiver.policy, waiver.reason, waiver.until, waiver.owner, waiver.ticket, waiver.problem],
      ['aws-s3-acl-public', 'public site, "CDN" next', '2027-01-31', 'web', 'OPS-7', null],
    );
  });

  it('reads every comment form and leaves other comments alone', () => {
    for (const text of [
      '// plumbline:waive aws-s3-acl-public reason=ok',
      '/* plumbline:waive aws-s3-acl-public reason=ok */',
      '#plumbline:waive aws-s3-acl-public reason=ok',
    ]) {
      assert.equal(read(text).problem, null, text);
    }
    assert.equal(readWaiver(comment('# see plumbline:waivers'), isPolicy), null);
    assert.equal(readWaiver(comment('# acl is public'), isPolicy), null);
  });

  it('says what is wrong with a waiver that is not honoured', () => {
    const problems: readonly (readonly [string, RegExp])[] = [
      ['# plumbline:waive', /names no policy/],
      ['# plumbline:waive aws-s3-acl-pubic reason=x', /no policy “aws-s3-acl-pubic”/],
      ['# plumbline:waive aws-s3-acl-public', /no reason/],
      ['# plumbline:waive aws-s3-acl-public reason=""', /no reason/],
      ['# plumbline:waive aws-s3-acl-public reason=x until=2027-02-30', /no date/],
      ['# plumbline:waive aws-s3-acl-public reason=x until=soon', /no date/],
      ['# plumbline:waive aws-s3-acl-public reason=x untill=2027-01-01', /untill/],
      ['# plumbline:waive aws-s3-acl-public because of things', /because/],
    ];
    for (const [text, problem] of problems) assert.match(read(text).problem ?? '', problem, text);
    assert.match(
      readWaiver(comment('# plumbline:waive aws-s3-acl-public reason=x', null), isPolicy)?.problem ?? '',
      /neither in nor right above/,
    );
  });

  it('holds through its last day in UTC and lapses after it', () => {
    const waiver = read('# plumbline:waive aws-s3-acl-public reason=x until=2027-01-31');
    const state = (now: string) =>
      waiverFor([waiver], 'aws-s3-acl-public', waiver.uri, { finding: range(4), resource: range(2, 8) }, new Date(now))
        .kind;
    assert.equal(state('2027-01-31T23:59:59Z'), 'holds');
    assert.equal(state('2027-02-01T00:00:00Z'), 'lapsed');
  });

  it('covers only its own policy, file and block', () => {
    const waiver = read('# plumbline:waive aws-s3-acl-public reason=x');
    const now = new Date('2027-01-01T00:00:00Z');
    const places = { finding: range(4), resource: range(2, 8) };
    assert.equal(waiverFor([waiver], 'aws-s3-versioning', waiver.uri, places, now).kind, 'none');
    assert.equal(waiverFor([waiver], 'aws-s3-acl-public', 'file:///m/other.tf', places, now).kind, 'none');
    const elsewhere = { finding: range(12), resource: range(10, 20) };
    assert.equal(waiverFor([waiver], 'aws-s3-acl-public', waiver.uri, elsewhere, now).kind, 'none');
    const wholeFile = read('# plumbline:waive-file * reason=legacy', null);
    assert.equal(waiverFor([wholeFile], 'aws-s3-versioning', waiver.uri, elsewhere, now).kind, 'holds');
  });

  it('reads back what it writes', () => {
    const fields = {
      reason: 'a "quoted" reason\nwith \\ a break',
      until: '2027-01-31',
      owner: 'the web team',
      ticket: 'OPS-7',
    };
    const waiver = read(`# ${writeWaiver('aws-s3-acl-public', fields)}`);
    assert.deepEqual(
      [waiver.reason, waiver.until, waiver.owner, waiver.ticket, waiver.problem],
      ['a "quoted" reason with \\ a break', '2027-01-31', 'the web team', 'OPS-7', null],
    );
  });
});
