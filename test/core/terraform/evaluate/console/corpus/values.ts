/** Values of every type, usual and unusual, that generated expressions are made of. */
export const VALUES: readonly string[] = [
  'null',
  'true',
  '"true"',
  '0',
  '-1.5',
  '"12"',
  '""',
  '"é"',
  '[]',
  '[1, "a", null]',
  '["b", "a", "b"]',
  '{}',
  '{ a = 1, b = "x" }',
  'tolist(["a", "b"])',
  'toset(["b", "a"])',
  'tomap({ a = "x" })',
  'var.ports',
  'var.secret',
  'var.typed_null',
  'local.nested',
  'local.objects',
];

/** `name(args)` for each of the given argument lists. */
export function calls(name: string, ...args: readonly string[]): readonly string[] {
  return args.map((each) => `${name}(${each})`);
}
