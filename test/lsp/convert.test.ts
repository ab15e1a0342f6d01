import assert from 'node:assert/strict';
import type { Finding, Outcome, Severity, Waiver } from '../../server/src/core/index.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/lsp/configuration.ts';
import {
  syntaxErrorDiagnostic,
  toDiagnostic,
  toWorkspaceEdit,
  type ConvertContext,
  type FoundThen,
} from '../../server/src/lsp/convert.ts';
import { createDocumentUris } from '../../server/src/lsp/unsavedBuffers.ts';
import { messageOf } from './support/client.ts';
import { CATALOG } from './support/fakeEngine.ts';

const RANGE = { start: { line: 1, character: 2 }, end: { line: 1, character: 9 } };
const URI = 'file:///w/main.tf';

function finding(change: Partial<Finding> = {}): Finding {
  return {
    policy: 'no-bad',
    outcome: 'fail',
    framework: 'terraform',
    resourceId: 'thing.a',
    resource: 'thing.a',
    path: [],
    uri: URI,
    range: RANGE,
    severity: 'high',
    controls: ['CC6.1', 'CC6.7'],
    aliases: [],
    message: 'It is bad.',
    related: [],
    ...change,
  };
}

function one(only: Finding): readonly [FoundThen] {
  return [{ finding: only, unit: 'terraform:file:///w', generation: 1 }];
}

function context(settings: Partial<Settings> = {}, change: Partial<ConvertContext> = {}): ConvertContext {
  return {
    settings: { ...DEFAULT_SETTINGS, ...settings },
    pagesRoot: 'file:///ext',
    policy: (id) => CATALOG.policies.find((policy) => policy.id === id),
    relatedInformation: true,
    codeDescription: true,
    clientUri: createDocumentUris().toClient,
    ...change,
  };
}

function lapsed(change: Partial<Waiver>): Waiver {
  return {
    policy: 'no-bad',
    reason: 'r',
    until: '2020-01-01',
    owner: null,
    ticket: null,
    uri: URI,
    range: RANGE,
    covers: null,
    problem: null,
    ...change,
  };
}

describe('convert', () => {
  it('maps severities, and lets an override win', () => {
    const expected: readonly (readonly [Severity, number])[] = [
      ['critical', 1],
      ['high', 1],
      ['medium', 2],
      ['low', 3],
      ['info', 4],
    ];
    for (const [severity, shown] of expected) {
      assert.equal(toDiagnostic(one(finding({ severity })), context())?.severity, shown);
      const overridden = context({ severityOverrides: new Map([['no-bad', severity]]) });
      assert.equal(toDiagnostic(one(finding({ severity: 'medium' })), overridden)?.severity, shown);
    }
  });

  it('shows fail and error always, unknown when asked, pass and waived never', () => {
    const shown = (outcome: Outcome, settings: Partial<Settings> = {}): number | undefined =>
      toDiagnostic(one(finding({ outcome })), context(settings))?.severity;
    assert.equal(shown('fail'), 1);
    assert.equal(shown('error'), 2);
    assert.equal(shown('unknown'), undefined);
    assert.equal(shown('unknown', { unknown: 'hint' }), 4);
    assert.equal(shown('pass'), undefined);
    assert.equal(shown('waived'), undefined);
    assert.equal(shown('fail', { disabledPolicies: new Set(['no-bad']) }), undefined);
    assert.equal(shown('error', { severityOverrides: new Map([['no-bad', 'off']]) }), undefined);
  });

  it('ends the message in the control ids', () => {
    assert.equal(toDiagnostic(one(finding()), context())?.message, 'It is bad. [CC6.1 CC6.7]');
    assert.equal(toDiagnostic(one(finding({ controls: [] })), context())?.message, 'It is bad.');
  });

  it('says why a waiver does not hold, and where it is', () => {
    const expired = toDiagnostic(one(finding({ lapsedWaiver: lapsed({}) })), context());
    assert.equal(expired?.message, 'It is bad. Its waiver expired on 2020-01-01. [CC6.1 CC6.7]');
    assert.equal(expired.relatedInformation?.[0]?.location.uri, URI);
    const faulty = toDiagnostic(one(finding({ lapsedWaiver: lapsed({ problem: 'it gives no reason' }) })), context());
    assert.equal(faulty?.message, 'It is bad. Its waiver is not valid: it gives no reason. [CC6.1 CC6.7]');
  });

  it('leaves out what the client does not show', () => {
    const related = [{ uri: URI, range: RANGE, message: 'from here' }];
    const full = toDiagnostic(one(finding({ related })), context());
    assert.equal(full?.relatedInformation?.length, 1);
    assert.equal(full.codeDescription?.href, 'file:///ext/docs/policies/no-bad.md');
    const bare = context({}, { relatedInformation: false, codeDescription: false });
    const less = toDiagnostic(one(finding({ related })), bare);
    assert.ok(less && !('relatedInformation' in less) && !('codeDescription' in less));
    assert.ok(!('codeDescription' in (toDiagnostic(one(finding()), context({}, { pagesRoot: null })) ?? {})));
  });

  it('tells the strict parser’s word from a syntax error', () => {
    const error = { uri: URI, range: RANGE, message: 'Missing "}".' };
    assert.equal(syntaxErrorDiagnostic({ ...error, parser: 'terraform' }).severity, 1);
    const strict = syntaxErrorDiagnostic({ ...error, parser: 'strict' });
    assert.equal(strict.severity, 2);
    assert.match(messageOf(strict), /^The strict parser rejects this file: none of its resources can pass\. Missing/);
  });

  it('makes versioned edits only, and gives a buffer without a file its own uri back', () => {
    const edits = [{ range: RANGE, newText: 'x' }];
    assert.deepEqual(
      toWorkspaceEdit(
        [
          { uri: URI, version: 4, edits },
          { uri: 'file:///w/other.tf', version: null, edits },
          { uri: 'untitled:Untitled-1/unsaved.tf', version: 1, edits },
          { uri: 'file:///w/none.tf', version: 1, edits: [] },
        ],
        createDocumentUris().toClient,
      ),
      {
        documentChanges: [
          { textDocument: { uri: URI, version: 4 }, edits },
          { textDocument: { uri: 'file:///w/other.tf', version: null }, edits },
          { textDocument: { uri: 'untitled:Untitled-1', version: 1 }, edits },
        ],
      },
    );
  });
});
