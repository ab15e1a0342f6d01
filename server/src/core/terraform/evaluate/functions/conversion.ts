/** Conversions between types, and marks. */
import { convertTo } from '../convert.ts';
import { ANY, BOOL, NUMBER, STRING, listOf, mapOf, setOf, type Type } from '../types.ts';
import { bool, isKnown, unknownOf, type Value } from '../value.ts';
import { anything, define, type FunctionGroup } from './spec.ts';

const ANY_VALUE = anything({ nullable: true, unknown: true, untyped: true, marked: true });

const convertingTo = (type: Type): FunctionGroup[string] => ({
  ...define([ANY_VALUE], type, ([value]) => (value === undefined ? unknownOf(type) : convertTo(value, type))),
  maybeNull: true,
});

export const conversion: FunctionGroup = {
  tobool: convertingTo(BOOL),
  tonumber: convertingTo(NUMBER),
  tostring: convertingTo(STRING),
  tolist: convertingTo(listOf(ANY)),
  tomap: convertingTo(mapOf(ANY)),
  toset: convertingTo(setOf(ANY)),
  sensitive: define([ANY_VALUE], ANY, ([value]) => remarked(value, true)),
  nonsensitive: define([ANY_VALUE], ANY, ([value]) => remarked(value, false)),
  issensitive: define([ANY_VALUE], BOOL, ([value]) => {
    if (value === undefined) return unknownOf(BOOL, true);
    // What is not known yet may still turn out to be sensitive.
    return value.sensitive || isKnown(value) ? bool(value.sensitive) : unknownOf(BOOL, true);
  }),
  // Ephemeral values exist only while Terraform runs; everything else passes.
  ephemeralasnull: define([ANY_VALUE], ANY, ([value]) => value ?? unknownOf(ANY)),
};

function remarked(value: Value | undefined, sensitive: boolean): Value {
  return value === undefined ? unknownOf(ANY) : { ...value, sensitive };
}
