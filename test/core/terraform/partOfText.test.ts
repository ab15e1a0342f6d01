/** What the input says of texts that are made of what is not known: whether they can turn out to be empty. */
import assert from 'node:assert/strict';
import { testEngine } from '../../support/testEngine.ts';

const GROUP = 'resource "aws_cloudwatch_log_group" "a" {}\nvariable "on" {\n  type = bool\n}\n';

async function isPartOfText(expression: string): Promise<readonly boolean[]> {
  const test = await testEngine({ 'main.tf': `${GROUP}resource "aws_cloudtrail" "t" {\n  x = ${expression}\n}\n` });
  try {
    const trail = test.engine
      .analyze('terraform:file:///module')
      .resources.find(({ type }) => type === 'aws_cloudtrail');
    assert.ok(trail !== undefined);
    return trail.references
      .filter(({ resource }) => resource === 'aws_cloudwatch_log_group.a')
      .map(({ partOfText }) => partOfText === true);
  } finally {
    test.engine.dispose();
  }
}

describe('references in texts', () => {
  it('are part of a text that has words of its own', async () => {
    assert.deepEqual(await isPartOfText('"${aws_cloudwatch_log_group.a.arn}:*"'), [true]);
  });

  it('are not where the value may be empty or null', async () => {
    for (const expression of [
      'aws_cloudwatch_log_group.a.arn',
      '"${aws_cloudwatch_log_group.a.arn}"',
      'var.on ? "${aws_cloudwatch_log_group.a.arn}:*" : null',
      'var.on ? "${aws_cloudwatch_log_group.a.arn}:*" : ""',
    ]) {
      assert.deepEqual(await isPartOfText(expression), [false], expression);
    }
  });
});
