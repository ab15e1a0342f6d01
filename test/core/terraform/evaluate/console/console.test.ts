/**
 * Our evaluator against `terraform console`: the same value, the same type, the same mark, or an error in both.
 *
 * Terraform's answers are recorded, so that the test needs no Terraform; `npm run console:record` asks again.
 */
import assert from 'node:assert/strict';
import { CORPUS } from './corpus/index.ts';
import { DIFFERENCES } from './differences.ts';
import { createEvaluator, type Evaluator } from './evaluator.ts';
import { readRecording } from './recording.ts';
import type { Answer } from './terraformConsole.ts';

describe('evaluate: as terraform console', function () {
  this.timeout(60_000);
  let evaluator: Evaluator;
  let recording: ReadonlyMap<string, Answer>;

  before(async () => {
    evaluator = await createEvaluator();
    recording = await readRecording();
  });
  after(() => evaluator.dispose());

  it('has a recorded answer for every expression of the corpus, and for no other', () => {
    assert.ok(CORPUS.length > 2000, `${CORPUS.length} expressions`);
    assert.deepEqual([...recording.keys()], CORPUS, 'the corpus has changed: npm run console:record');
  });

  it('gives the same value, type and mark, or refuses what Terraform refuses', () => {
    const differing: string[] = [];
    for (const [expression, expected] of recording) {
      const actual = evaluator.answer(expression);
      if (JSON.stringify(actual) === JSON.stringify(expected) || DIFFERENCES.has(expression)) continue;
      differing.push(`${expression}\n  Terraform: ${JSON.stringify(expected)}\n  ours:      ${JSON.stringify(actual)}`);
    }
    assert.equal(differing.length, 0, `\n${differing.join('\n')}`);
  });

  it('differs where a difference is listed', () => {
    for (const [expression, reason] of DIFFERENCES) {
      const expected = recording.get(expression);
      assert.ok(expected !== undefined, `not in the corpus: ${expression}`);
      assert.notDeepEqual(evaluator.answer(expression), expected, `no longer different: ${expression} (${reason})`);
    }
  });

  it('never knows what Terraform does not', () => {
    for (const [expression, expected] of recording) {
      if (expected.kind === 'unknown') assert.equal(evaluator.answer(expression).kind, 'unknown', expression);
    }
  });
});
