/** `format` and `formatlist`: https://developer.hashicorp.com/terraform/language/functions/format */
import type { BigFloat } from '../bigFloat.ts';
import { toFixed, toGeneral, toScientific, toText } from '../bigFloatText.ts';
import { TEXT_BOUND } from '../budget.ts';
import { convertTo } from '../convert.ts';
import { iterate } from '../iterate.ts';
import { BOOL, NUMBER, STRING, type Type } from '../types.ts';
import { isKnown, refused, string, typedList, unknownOf, type Value } from '../value.ts';
import { integerOf } from './arguments.ts';
import { quoteJson, toJsonText } from './goJson.ts';
import { graphemes } from './goText.ts';

/** `%`, flags, argument, width, precision and verb. */
const VERB = /%(?:%|([0#+\- ]*)(?:\[([1-9]\d*)\])?([1-9]\d*)?(?:\.(\d*))?([A-Za-z]))/y;
/** Widths and precisions past this are of no use to anyone. */
const SIZE_BOUND = 10_000;

interface Verb {
  readonly flags: string;
  readonly width: number;
  /** Null where none is written. */
  readonly precision: number | null;
  readonly mode: string;
}

/** @param args known values */
export function formatText(format: string, args: readonly Value[]): Value {
  let result = '';
  let next = 0;
  let highest = 0;
  for (let at = 0; at < format.length;) {
    if (format[at] !== '%') {
      const end = format.indexOf('%', at);
      result += format.slice(at, end < 0 ? format.length : end);
      at = end < 0 ? format.length : end;
      continue;
    }
    VERB.lastIndex = at;
    const match = VERB.exec(format);
    if (match === null) return refused(`the format is not valid at character ${at}`);
    at = VERB.lastIndex;
    const [whole, flags = '', position, width = '0', precision, mode] = match;
    if (mode === undefined) {
      result += '%';
      continue;
    }
    if (position !== undefined) next = Number(position) - 1;
    const arg = args[next];
    if (arg === undefined) return refused(`there is no argument for ${whole}`);
    next++;
    highest = Math.max(highest, next);
    const verb: Verb = {
      flags,
      width: Number(width),
      precision: precision === undefined ? null : Number(precision),
      mode,
    };
    if (verb.width > SIZE_BOUND || (verb.precision ?? 0) > SIZE_BOUND) return unknownOf(STRING, true);
    const piece = formatOne(verb, arg);
    if (typeof piece !== 'string') return piece;
    result += piece;
    if (result.length > TEXT_BOUND) return unknownOf(STRING, true);
  }
  return highest < args.length ? refused('there are more arguments than the format uses') : string(result);
}

function formatOne(verb: Verb, arg: Value): string | Value {
  if (verb.mode !== 'v' && arg.kind === 'null') return refused('null cannot be formatted');
  switch (verb.mode) {
    case 'v':
      return formatAny(verb, arg);
    case 't': {
      const converted = convertTo(arg, BOOL);
      return converted.kind === 'bool' ? String(converted.value) : converted;
    }
    case 'b':
    case 'd':
    case 'o':
    case 'x':
    case 'X':
    case 'e':
    case 'E':
    case 'f':
    case 'g':
    case 'G': {
      const converted = convertTo(arg, NUMBER);
      if (converted.kind !== 'number') return converted;
      return 'bdoxX'.includes(verb.mode) ? formatInteger(verb, converted) : formatFloat(verb, converted.exact);
    }
    case 's':
    case 'q': {
      const converted = convertTo(arg, STRING);
      if (converted.kind !== 'string') return converted;
      const { precision } = verb;
      const text =
        precision !== null && precision > 0 ? graphemes(converted.value).slice(0, precision).join('') : converted.value;
      return padText(verb, verb.mode === 'q' ? quoteJson(text) : text);
    }
    default:
      return refused(`there is no verb %${verb.mode}`);
  }
}

function formatAny(verb: Verb, arg: Value): string | Value {
  if (!verb.flags.includes('#')) {
    if (arg.kind === 'string') return padText(verb, arg.value);
    if (arg.kind === 'number') {
      return padText(verb, arg.exact.infinite === 0 ? toGeneral(arg.exact, null) : toText(arg.exact));
    }
  }
  const json = toJsonText(arg);
  return typeof json === 'string' ? padText(verb, json) : json;
}

/** Pads to a width in user-perceived characters. */
function padText({ flags, width }: Verb, text: string): string {
  const missing = width - graphemes(text).length;
  if (missing <= 0) return text;
  const padding = (flags.includes('0') ? '0' : ' ').repeat(missing);
  return flags.includes('-') ? text + padding : padding + text;
}

const RADIX: Readonly<Record<string, { readonly radix: number; readonly prefix: string }>> = {
  b: { radix: 2, prefix: '0b' },
  o: { radix: 8, prefix: '0' },
  d: { radix: 10, prefix: '' },
  x: { radix: 16, prefix: '0x' },
  X: { radix: 16, prefix: '0X' },
};

function formatInteger(verb: Verb, value: Value): string | Value {
  const whole = integerOf(value);
  const { radix, prefix } = RADIX[verb.mode] ?? { radix: 10, prefix: '' };
  if (whole === null) return refused('a whole number is required');
  const text = (whole < 0n ? -whole : whole).toString(radix);
  const digits = (verb.mode === 'X' ? text.toUpperCase() : text).padStart(verb.precision ?? 0, '0');
  const shown = verb.precision === 0 && whole === 0n ? '' : digits;
  const sign = signOf(whole < 0n, verb.flags) + (verb.flags.includes('#') ? prefix : '');
  return padNumber(verb, sign, shown, verb.precision === null);
}

function formatFloat(verb: Verb, value: BigFloat): string | Value {
  const sign = signOf(value.infinite < 0 || value.mantissa < 0n || value.negativeZero, verb.flags);
  if (value.infinite !== 0) return padNumber(verb, sign === '' ? '+' : sign, 'Inf', false);
  const positive: BigFloat = {
    ...value,
    mantissa: value.mantissa < 0n ? -value.mantissa : value.mantissa,
    negativeZero: false,
  };
  const text = floatText(verb.mode.toLowerCase(), positive, verb.precision);
  return padNumber(verb, sign, /[EG]/.test(verb.mode) ? text.toUpperCase() : text, true);
}

function floatText(mode: string, value: BigFloat, precision: number | null): string {
  if (mode === 'e') return toScientific(value, precision ?? 6);
  return mode === 'f' ? toFixed(value, precision ?? 6) : toGeneral(value, precision);
}

function signOf(negative: boolean, flags: string): string {
  if (negative) return '-';
  return flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
}

function padNumber({ flags, width }: Verb, sign: string, digits: string, zeros: boolean): string {
  const missing = Math.max(0, width - sign.length - digits.length);
  if (flags.includes('-')) return sign + digits + ' '.repeat(missing);
  return flags.includes('0') && zeros ? sign + '0'.repeat(missing) + digits : ' '.repeat(missing) + sign + digits;
}

/** One text per element of the lists among the arguments, which have the same length; other arguments are repeated. */
export function formatList(format: string, args: readonly Value[]): Value {
  const wanted: Type = { kind: 'list', element: STRING };
  const columns = args.map((arg) => (arg.kind === 'list' ? (iterate(arg) ?? []).map(([, item]) => item) : null));
  const lengths = new Set(columns.flatMap((column) => (column === null ? [] : [column.length])));
  if (lengths.size > 1) return refused('the lists must have the same length');
  const open = args.some((arg) => arg.kind === 'unknown' && ['any', 'list', 'set'].includes(arg.type.kind));
  if (open) return unknownOf(wanted, true);
  const [length = 1] = lengths;
  const results: Value[] = [];
  for (let row = 0; row < length; row++) {
    const values = args.map((arg, index) => columns[index]?.[row] ?? arg);
    const result = values.every(isKnown) ? formatText(format, values) : unknownOf(STRING, true);
    if (result.error !== undefined) return refused(result.error.message);
    results.push(result);
  }
  return typedList(STRING, results);
}
