/** How a function of Terraform is described: its parameters, its result, and what it does with known arguments. */
import type { Scope } from '../scope.ts';
import { ANY, type Type } from '../types.ts';
import type { Value } from '../value.ts';

export interface Parameter {
  /** Arguments are converted to it before the call. */
  readonly type: Type;
  /** Null is given to the function instead of being refused. */
  readonly nullable?: true;
  /** Unknown arguments are given to the function instead of making the result unknown. */
  readonly unknown?: true;
  /** A value without a type, as the literal `null` is, is given to the function; else it makes the result unknown. */
  readonly untyped?: true;
  /** Sensitive arguments do not make the whole result sensitive: the function says what is. */
  readonly marked?: true;
}

export interface FunctionSpec {
  readonly parameters: readonly Parameter[];
  /** Further arguments, any number of them. */
  readonly variadic?: Parameter;
  /** The type of the result; `any` where it depends on the arguments. */
  readonly returns: Type;
  /** Whether the result may be null. */
  readonly maybeNull?: true;
  /** Gives unknown for what cannot be computed, and an unknown with an error for what Terraform refuses. Must not throw. */
  readonly call: (args: readonly Value[], scope: Scope) => Value;
}

export const param = (type: Type): Parameter => ({ type });
export const anything = (flags: Omit<Parameter, 'type'> = {}): Parameter => ({ type: ANY, ...flags });

export function define(parameters: readonly Parameter[], returns: Type, call: FunctionSpec['call']): FunctionSpec {
  return { parameters, returns, call };
}

export function defineVariadic(
  parameters: readonly Parameter[],
  variadic: Parameter,
  returns: Type,
  call: FunctionSpec['call'],
): FunctionSpec {
  return { parameters, variadic, returns, call };
}

export type FunctionGroup = Readonly<Record<string, FunctionSpec>>;
