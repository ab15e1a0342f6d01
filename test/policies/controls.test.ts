import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import type { Control } from '../../server/src/core/model.ts';

const POLICIES = join(import.meta.dirname, '..', '..', 'policies');
const document = parse(readFileSync(join(POLICIES, 'soc2/controls.yaml'), 'utf8')) as {
  readonly controls: readonly Control[];
};
const schema = JSON.parse(readFileSync(join(POLICIES, 'schema/controls.schema.json'), 'utf8')) as object;

/** How many criteria each series of the Trust Services Criteria has. */
const SERIES: Readonly<Record<string, number>> = {
  ...{ CC1: 5, CC2: 3, CC3: 4, CC4: 2, CC5: 3, CC6: 8, CC7: 5, CC8: 1, CC9: 2 },
  ...{ A1: 3, C1: 2, PI1: 5 },
  ...{ P1: 1, P2: 1, P3: 2, P4: 3, P5: 2, P6: 7, P7: 1, P8: 1 },
};

describe('the SOC 2 controls', () => {
  it('are all there, once, in order', () => {
    const expected = Object.entries(SERIES).flatMap(([series, count]) =>
      Array.from({ length: count }, (_, index) => `${series}.${index + 1}`),
    );
    assert.deepEqual(
      document.controls.map((control) => control.id),
      expected,
    );
  });

  it('keep to their schema, which refuses what it does not know', () => {
    const validate = new Ajv({ allErrors: true }).compile(schema);
    assert.equal(validate(document), true, JSON.stringify(validate.errors));
    const [first] = document.controls;
    assert.equal(validate({ controls: [{ ...first, shown_by_code: true }] }), false);
    assert.equal(validate({ controls: [{ ...first, note: 'x' }] }), false);
  });

  it('say in whole sentences what an auditor needs besides', () => {
    for (const control of document.controls) {
      assert.match(control.summary, /^[A-Z].*\.$/s, control.id);
      assert.match(control.other_evidence, /^[A-Z].*\.$/s, control.id);
    }
  });
});
