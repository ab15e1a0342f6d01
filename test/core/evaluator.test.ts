import assert from 'node:assert/strict';
import { verdictsOf } from '../../server/src/core/judge.ts';
import { createPolicyRuns } from '../../server/src/core/policyRuns.ts';
import type { Evaluator } from '../../server/src/core/evaluator.ts';
import type { Catalog, JsonObject, PolicyMetadata, Resource } from '../../server/src/core/model.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const resource = (type: string, name: string, values: JsonObject = {}): Resource => ({
  framework: 'terraform',
  id: `${type}.${name}`,
  address: `${type}.${name}`,
  base: `${type}.${name}`,
  type,
  name,
  mode: 'managed',
  uri: 'file:///m/main.tf',
  range,
  header: range,
  values,
  unknown: false,
  references: [],
  documents: [],
  locate: () => ({ uri: 'file:///m/main.tf', range, exact: true, related: [] }),
});
const policy = (id: string, targets: string[], reads: string[] = []): PolicyMetadata => ({
  id,
  title: id,
  description: '',
  severity: 'high',
  controls: [],
  targets: { terraform: targets },
  reads: { terraform: reads },
  remediation: '',
  aliases: [],
  references: [],
  fixable: false,
  settings: {},
  page: '',
});
const catalog = (...policies: PolicyMetadata[]): Catalog => ({ schemaVersion: 1, policies, controls: [], digest: '' });

/** Passes everything, and remembers what it was asked. */
function recording(): Evaluator & { readonly asked: { policies: string[]; ids: string[] }[] } {
  const asked: { policies: string[]; ids: string[] }[] = [];
  return {
    asked,
    evaluate(resources, policies) {
      const ids = resources.map((text) => (JSON.parse(text) as { id: string }).id);
      asked.push({ policies: [...policies].sort(), ids });
      return new Map(policies.map((id) => [id, { kind: 'result', population: ids, deny: [], undecided: [] }]));
    },
  };
}

describe('policy runs', () => {
  it('evaluates an isolated policy again only for the resource that changed', () => {
    const evaluator = recording();
    const runs = createPolicyRuns(catalog(policy('alone', ['a'])), evaluator);
    runs.run('u', [resource('a', '1'), resource('a', '2')]);
    const verdicts = runs.run('u', [resource('a', '1'), resource('a', '2', { x: 1 })]);
    assert.deepEqual(
      evaluator.asked.map(({ ids }) => ids),
      [['a.1', 'a.2'], ['a.2']],
    );
    assert.deepEqual([...(verdicts.get('alone')?.keys() ?? [])], ['a.1', 'a.2']);
  });

  it('evaluates a policy with reads over all it reads, again when any of that changed, and not otherwise', () => {
    const evaluator = recording();
    const runs = createPolicyRuns(catalog(policy('linked', ['a'], ['b'])), evaluator);
    runs.run('u', [resource('a', '1'), resource('b', '1'), resource('c', '1')]);
    runs.run('u', [resource('a', '1'), resource('b', '1'), resource('c', '1', { x: 1 })]);
    runs.run('u', [resource('a', '1'), resource('b', '1', { x: 1 })]);
    assert.deepEqual(
      evaluator.asked.map(({ ids }) => ids),
      [
        ['a.1', 'b.1'],
        ['a.1', 'b.1'],
      ],
    );
  });

  it('keeps units apart', () => {
    const evaluator = recording();
    const runs = createPolicyRuns(catalog(policy('alone', ['a'])), evaluator);
    runs.run('u', [resource('a', '1')]);
    runs.run('v', [resource('a', '1')]);
    assert.equal(evaluator.asked.length, 2);
  });
});

describe('verdicts', () => {
  it('fails before it is unknown, is unknown before it passes, and passes only in the population', () => {
    const statement = (id: string) => ({ resource: id, path: [], text: 't' });
    const verdicts = verdictsOf(
      {
        kind: 'result',
        population: ['1', '2', '3'],
        deny: [statement('1')],
        undecided: [statement('1'), statement('2')],
      },
      [],
    );
    assert.deepEqual(
      [...verdicts].map(([id, { kind }]) => [id, kind]),
      [
        ['1', 'fail'],
        ['2', 'unknown'],
        ['3', 'pass'],
      ],
    );
  });

  it('gives an error for every target of a policy that could not be evaluated', () => {
    const verdicts = verdictsOf({ kind: 'error', message: 'broken' }, [resource('a', '1')]);
    assert.deepEqual(verdicts.get('a.1'), { kind: 'error', message: 'broken' });
  });
});
