import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { renderReport, type Report } from '../../../server/src/core/index.ts';
import { GIT, sample } from './sample.ts';

const VOID = new Set(['meta', 'input', 'br']);

/** Reads a page strictly: every tag is closed, in order, and every attribute is quoted. Returns the tags' names. */
function tagsOf(page: string): readonly string[] {
  const names: string[] = [];
  const open: string[] = [];
  const body = page.replace(/^<!doctype html>/, '').replace(/(<style>)[^<]*(<\/style>)/, '$1$2');
  for (const [tag, close, name = '', attributes = ''] of body.matchAll(
    /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*\/?>/gi,
  )) {
    if (close === '/') {
      assert.equal(open.pop(), name, `</${name}> closes something else`);
      continue;
    }
    assert.doesNotMatch(attributes, /\son|style=|javascript:/i, tag);
    names.push(name);
    if (!VOID.has(name) && !tag.endsWith('/>')) open.push(name);
  }
  assert.deepEqual(open, []);
  const rest = body.replaceAll(/<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*\/?>/gi, '');
  assert.doesNotMatch(rest, /[<>]/);
  return names;
}

describe('the HTML report', () => {
  let report: Report;
  let page: string;
  before(async () => {
    ({ report } = await sample());
    page = renderReport(report, 'html', { colour: false, width: 80, detail: 'all' });
  });

  it('is well formed, whatever names files and resources have', () => {
    const names = new Set(tagsOf(page));
    for (const forbidden of ['script', 'img', 'b', 'iframe', 'link', 'object', 'base', 'form']) {
      // `b` is used for counts; a name must not bring its own.
      if (forbidden !== 'b') assert.ok(!names.has(forbidden), forbidden);
    }
    assert.ok(page.includes('&lt;script&gt;alert(1)'));
    assert.ok(page.includes('Scratch data &lt;b&gt;only&lt;/b&gt;'));
    assert.ok(page.includes('&lt;img src=x onerror=alert(1)&gt;'));
  });

  it('shows hidden characters as text', () => {
    // eslint-disable-next-line no-control-regex -- the point of the test
    assert.doesNotMatch(page, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/);
    assert.ok(page.includes('‹U+202E›fdp.exe‹U+200B›‹U+001B›[31m'));
  });

  it('loads nothing and runs nothing', () => {
    assert.doesNotMatch(page, /<[^>]*\s(?:src|srcset|action|data|poster)=|url\(|@import/i);
    const links = [...page.matchAll(/href="([^"]*)"/g)].map(([, target]) => target ?? '');
    assert.deepEqual(
      links.filter((target) => !target.startsWith('#')),
      [],
    );
    const style = /<style>([^<]*)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    assert.ok(
      page.includes(`content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`),
    );
  });

  it('has no link that leads nowhere', () => {
    const ids = new Set([...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
    for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) assert.ok(ids.has(target), target);
  });

  it('tells what was scanned, with what, and when', () => {
    for (const fact of [
      GIT.commit,
      'with changes that were not committed',
      report.bundle.digest,
      'Plumbline 1.2.3',
      '2026-11-22 12:00:00 UTC',
    ]) {
      assert.ok(page.includes(fact), fact);
    }
    for (const { sha256 } of report.scope.files) assert.ok(page.includes(sha256));
    for (const { reason } of report.scope.skipped) assert.ok(page.includes(reason), reason);
    assert.ok(page.includes(`plumbline scan /repo --exclude &#39;*.bak&#39; --exclude &#39;it&#39;\\&#39;&#39;s&#39;`));
  });

  it('has every control with its population and every waiver', () => {
    for (const { id } of report.controls) assert.ok(page.includes(`>${id}<`) || page.includes(`>${id}:`), id);
    for (const control of report.controls) {
      const article = new RegExp(`<article class="control" id="control-${control.id}">.*?</article>`, 's').exec(
        page,
      )?.[0];
      const total = control.pass + control.fail + control.unknown + control.waived + control.error;
      if (total === 0) {
        assert.equal(article, undefined);
        continue;
      }
      const rows = [...(article ?? '').matchAll(/<tr class="(?:fail|unknown|waived|error)">/g)].length;
      const passing = Number(/Passing \((\d+)\)/.exec(article ?? '')?.[1] ?? 0);
      assert.equal(rows, total - control.pass, control.id);
      assert.equal(passing, control.pass, control.id);
    }
    for (const { ticket } of report.waivers) assert.ok(page.includes(ticket ?? ''));
  });

  it('says first that it is not complete, when it is not', () => {
    const notice = page.indexOf('This report is not complete.');
    assert.ok(notice > 0 && notice < page.indexOf('id="summary"'));
    assert.ok(!page.includes('Every file in scope was read'));
  });

  it('says that all was read, only when all was', async () => {
    const whole = {
      ...report,
      scope: { ...report.scope, syntaxErrors: [], skipped: [] },
      summary: { ...report.summary, error: 0 },
    };
    const options = { colour: false, width: 80, detail: 'all' } as const;
    assert.ok(renderReport(whole, 'html', options).includes('Every file in scope was read'));
    const cancelled = { ...whole, scope: { ...whole.scope, complete: false } };
    assert.ok(renderReport(cancelled, 'html', options).includes('The scan was cancelled'));
    const { report: empty } = await sample({ roots: [{ uri: 'file:///nowhere', kind: 'folder' }] });
    assert.ok(renderReport(empty, 'html', options).includes('Nothing was evaluated'));
  });
});
