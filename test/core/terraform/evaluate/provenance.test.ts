/** Where values come from: the resources that they refer to, the hops that they took, the documents that they are. */
import assert from 'node:assert/strict';
import {
  UNKNOWN,
  list,
  object,
  string,
  through,
  unknownOf,
  withReference,
  type Value,
} from '../../../../server/src/core/terraform/evaluate/value.ts';
import { STRING } from '../../../../server/src/core/terraform/evaluate/types.ts';
import { evaluateText, show } from './evaluateText.ts';

const FILE = {
  uri: 'file:///a.tf',
  version: null,
  text: '',
  body: { start: 0, end: 0, attributes: [], blocks: [] },
  comments: [],
  errors: [],
};
const hop = (note: string) => ({ file: FILE, span: { start: 0, end: 0 }, note });

const NAMES: Readonly<Record<string, Value>> = {
  id: withReference(unknownOf(STRING), { address: 'aws_s3_bucket.b', attribute: ['id'] }),
  named: withReference(string('logs'), { address: 'aws_s3_bucket.b', attribute: ['bucket'] }),
  hopped: through(through(string('x'), hop('inner')), hop('outer')),
  settings: through(object(new Map([['a', string('x')]])), hop('settings')),
  items: through(list([string('a'), UNKNOWN]), hop('items')),
};

/** Addresses with `~` before what is only made from them. */
function references(text: string): readonly string[] {
  return evaluateText(text, NAMES).references.map(
    ({ address, attribute, derived }) => (derived === true ? '~' : '') + [address, ...attribute].join('.'),
  );
}

function hops(text: string): readonly string[] {
  return evaluateText(text, NAMES).via.map(({ note }) => note);
}

describe('evaluate: provenance', () => {
  it('keeps a reference through what does not change the value', () => {
    for (const text of [
      'id',
      '(id)',
      '"${id}"',
      '[id][0]',
      '{ a = id }.a',
      'tostring(id)',
      'one([id])',
      'element([id], 3)',
    ]) {
      assert.deepEqual(references(text), ['aws_s3_bucket.b.id'], text);
    }
    for (const text of [
      'try(named)',
      'true ? named : "x"',
      'lookup({ a = named }, "a", "x")',
      'flatten([[named]])[0]',
    ]) {
      assert.deepEqual(references(text), ['aws_s3_bucket.b.bucket'], text);
    }
  });

  it('says that a value is only made from what it refers to', () => {
    for (const text of ['"${id}-x"', 'upper(id)', 'u.any ? id : "x"', 'coalesce(id, "x")', 'id == "x"']) {
      assert.deepEqual(references(text), ['~aws_s3_bucket.b.id'], text);
    }
  });

  it('adds attributes to the reference of an unknown, and indexes do not matter', () => {
    assert.deepEqual(references('u.bucket.arn'), ['aws_s3_bucket.b.arn']);
    assert.deepEqual(references('u.bucket[0].arn'), ['aws_s3_bucket.b.arn']);
    assert.deepEqual(references('u.bucket[*].arn'), ['aws_s3_bucket.b.arn']);
    assert.deepEqual(references('u.bucket["x"]'), ['aws_s3_bucket.b.x']);
  });

  it('names every operand once', () => {
    assert.deepEqual(references('"${id}${named}${id}"'), ['~aws_s3_bucket.b.id', '~aws_s3_bucket.b.bucket']);
  });

  it('keeps the hops of a value and of the collection it was taken from, nearest first', () => {
    assert.deepEqual(hops('hopped'), ['outer', 'inner']);
    assert.deepEqual(hops('settings.a'), ['settings']);
    assert.deepEqual(hops('items[0]'), ['items']);
    assert.deepEqual(hops('upper(hopped)'), ['outer', 'inner']);
    assert.deepEqual(hops('[for x in items : x][0]'), ['items']);
    assert.deepEqual(hops('merge(settings, { b = 1 }).a'), ['settings']);
    assert.deepEqual(hops('values(settings)[0]'), ['settings']);
    assert.deepEqual(hops('items[*]'), []);
  });

  it('keeps the document that a text is, also where it is known in part', () => {
    const known = evaluateText('jsonencode({ b = 1, a = [id] })', { ...NAMES, id: string('x') });
    assert.ok(known.kind === 'string' && known.value === '{"a":["x"],"b":1}');
    const open = evaluateText('jsonencode({ b = 1, a = [id] })', NAMES);
    assert.ok(open.kind === 'unknown' && open.document !== undefined);
    assert.equal(show(open.document), '{b:1,a:[?]}');
    const decoded = evaluateText('jsondecode(text).a[0]', { text: open });
    assert.deepEqual(decoded.references[0]?.address, 'aws_s3_bucket.b');
  });
});
