import assert from 'node:assert/strict';
import { resolvePlainScalar, resolveTaggedScalar } from '../../../server/src/core/kubernetes/scalars.ts';

describe('scalars as Kubernetes reads them', () => {
  const expected: readonly (readonly [string, null | boolean | number | string])[] = [
    ['', null],
    ['~', null],
    ['null', null],
    ['NULL', null],
    ['nUll', 'nUll'],
    ['true', true],
    ['yes', true],
    ['Yes', true],
    ['on', true],
    ['y', true],
    ['Y', true],
    ['false', false],
    ['no', false],
    ['NO', false],
    ['off', false],
    ['n', false],
    ['yEs', 'yEs'],
    ['0', 0],
    ['-0', 0],
    ['42', 42],
    ['-7', -7],
    ['+7', 7],
    ['1_000', 1000],
    ['0644', 420],
    ['0o644', 420],
    ['0x1F', 31],
    ['0b101', 5],
    ['-0b101', -5],
    ['08', 8],
    ['0899', 899],
    ['1.5', 1.5],
    ['.5', 0.5],
    ['1.', 1],
    ['1e3', 1000],
    ['-1.5e-2', -0.015],
    ['1e', '1e'],
    ['100m', '100m'],
    ['128Mi', '128Mi'],
    ['1.2.3', '1.2.3'],
    ['12:30:45', '12:30:45'],
    ['2024-01-31', '2024-01-31'],
    ['2001-12-14t21:59:43.10-05:00', '2001-12-14t21:59:43.10-05:00'],
    ['.inf', '.inf'],
    ['-', '-'],
    ['+', '+'],
    ['.', '.'],
    ['v1', 'v1'],
  ];
  for (const [text, value] of expected) {
    it(`${JSON.stringify(text)} is ${JSON.stringify(value)}`, () => {
      assert.strictEqual(resolvePlainScalar(text), value);
    });
  }

  it('honours standard tags', () => {
    assert.equal(resolveTaggedScalar('tag:yaml.org,2002:str', '1', true), '1');
    assert.equal(resolveTaggedScalar('tag:yaml.org,2002:int', '1', false), 1);
    assert.equal(resolveTaggedScalar('tag:yaml.org,2002:bool', 'yes', true), true);
    assert.equal(resolveTaggedScalar('!custom', 'yes', true), 'yes');
  });
});
