/** All functions of Terraform's language by name: https://developer.hashicorp.com/terraform/language/functions */
import { collection } from './collection.ts';
import { conversion } from './conversion.ts';
import { dateTime } from './dateTime.ts';
import { encoding } from './encoding.ts';
import { filesystem } from './filesystem.ts';
import { hash } from './hash.ts';
import { mapping } from './mapping.ts';
import { network } from './network.ts';
import { numeric } from './numeric.ts';
import { sequence } from './sequence.ts';
import type { FunctionSpec } from './spec.ts';
import { text } from './string.ts';
import { templating } from './templating.ts';

const GROUPS = () => [
  collection,
  conversion,
  dateTime,
  encoding,
  filesystem,
  hash,
  mapping,
  network,
  numeric,
  sequence,
  templating,
  text,
];

let functions: ReadonlyMap<string, FunctionSpec> | null = null;

/** The function of a name, without `core::`; undefined where there is none. `try` and `can` are not among them. */
export function functionNamed(name: string): FunctionSpec | undefined {
  // Groups and the evaluator need each other, so that they are complete only when the first call comes.
  functions ??= new Map(GROUPS().flatMap((group) => Object.entries(group)));
  return functions.get(name);
}
