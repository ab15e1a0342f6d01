/**
 * What a scalar means to Kubernetes.
 *
 * Owns the resolution of plain scalars as `sigs.k8s.io/yaml` does it (YAML 1.1 booleans and octals, 1.2 numbers, dates stay
 * strings), and of the standard tags. Must never look at quoted text: quoted scalars are strings before they come here.
 */
export type ScalarValue = null | boolean | number | string;

const TRUE = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']);
const FALSE = new Set(['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF']);
const NULL = new Set(['', '~', 'null', 'Null', 'NULL']);
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const INTEGERS: readonly (readonly [RegExp, number])[] = [
  [/^([-+]?)0[xX]([0-9a-fA-F]+)$/, 16],
  [/^([-+]?)0[bB]([01]+)$/, 2],
  [/^([-+]?)0[oO]?([0-7]+)$/, 8],
  [/^([-+]?)([0-9]+)$/, 10],
];

/** The value of an unquoted scalar. `.inf` and `.nan` stay strings: JSON has no such numbers. */
export function resolvePlainScalar(text: string): ScalarValue {
  if (NULL.has(text)) return null;
  if (TRUE.has(text)) return true;
  if (FALSE.has(text)) return false;
  const first = text.charCodeAt(0);
  const numeric = first === 43 || first === 45 || first === 46 || (first >= 48 && first <= 57);
  if (!numeric) return text;
  const digits = text.replaceAll('_', '');
  // A decimal with a leading zero that is no octal (`0899`) is a float to Go, which reads it in decimal.
  for (const [pattern, radix] of INTEGERS) {
    const match = pattern.exec(digits);
    if (match) return (match[1] === '-' ? -1 : 1) * parseInt(match[2] ?? '', radix) + 0;
  }
  return FLOAT.test(digits) ? Number(digits) + 0 : text;
}

/** The value of a scalar with an explicit tag (`!!str 1`); a tag that is not YAML's own leaves the text. */
export function resolveTaggedScalar(tag: string, text: string, plain: boolean): ScalarValue {
  switch (tag.replace(/^tag:yaml\.org,2002:/, '!!')) {
    case '!!int':
    case '!!float':
    case '!!bool':
    case '!!null': {
      const value = resolvePlainScalar(text);
      return typeof value === 'string' && !plain ? text : value;
    }
    default:
      return text;
  }
}

/** A mapping's key as JSON has it: `on: push` has the key `true`. */
export function keyName(value: ScalarValue): string {
  return typeof value === 'string' ? value : String(value);
}
