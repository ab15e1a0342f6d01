/** Functions on timestamps (RFC 3339) and durations, to the nanosecond. */
import { NUMBER, STRING } from '../types.ts';
import { number, refused, string, unknownOf, type Value } from '../value.ts';
import { textOf } from './arguments.ts';
import { define, param, type FunctionGroup } from './spec.ts';

interface Timestamp {
  /** Nanoseconds since 1970 in UTC. */
  readonly instant: bigint;
  /** Minutes east of UTC. */
  readonly offset: number;
}

const NO_TIMESTAMP = refused('a timestamp such as 2024-01-31T12:00:00Z is required');
const SECOND = 1_000_000_000n;

export const dateTime: FunctionGroup = {
  formatdate: define([param(STRING), param(STRING)], STRING, ([format, time]) => {
    const timestamp = parseTimestamp(textOf(time));
    return timestamp === null ? NO_TIMESTAMP : formatDate(textOf(format), timestamp);
  }),
  timeadd: define([param(STRING), param(STRING)], STRING, ([time, duration]) => {
    const timestamp = parseTimestamp(textOf(time));
    const nanoseconds = parseDuration(textOf(duration));
    if (timestamp === null) return NO_TIMESTAMP;
    if (nanoseconds === null) return refused('a duration such as 1h30m is required');
    return string(timestampText({ ...timestamp, instant: timestamp.instant + nanoseconds }));
  }),
  timecmp: define([param(STRING), param(STRING)], NUMBER, ([a, b]) => {
    const [first, second] = [parseTimestamp(textOf(a)), parseTimestamp(textOf(b))];
    if (first === null || second === null) return NO_TIMESTAMP;
    return number(first.instant < second.instant ? -1 : first.instant > second.instant ? 1 : 0);
  }),
  // The moment at which Terraform runs.
  timestamp: define([], STRING, () => unknownOf(STRING, true)),
  plantimestamp: define([], STRING, () => unknownOf(STRING, true)),
};

const TIMESTAMP = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d))$/;

export function parseTimestamp(text: string): Timestamp | null {
  const match = TIMESTAMP.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const [fraction = '', sign = '+', offsetHours = '0', offsetMinutes = '0'] = match.slice(7, 11);
  const local = utc(year, month, day, hour, minute, second);
  const valid = month >= 1 && month <= 12 && day >= 1 && local.getUTCMonth() === month - 1;
  if (!valid || hour > 23 || minute > 59 || second > 59) return null;
  if (Number(offsetHours) > 23 || Number(offsetMinutes) > 59) return null;
  const offset = (sign === '-' ? -1 : 1) * (Number(offsetHours) * 60 + Number(offsetMinutes));
  const nanoseconds = BigInt(fraction.slice(0, 9).padEnd(9, '0'));
  return { instant: BigInt(local.getTime() - offset * 60_000) * 1_000_000n + nanoseconds, offset };
}

function utc(year: number, month: number, day: number, hour: number, minute: number, second: number): Date {
  const date = new Date(Date.UTC(2000, 0, 1, hour, minute, second));
  // Years below 100 are years of the first century.
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

function civil({ instant, offset }: Timestamp): Date {
  const seconds = instant / SECOND - (instant % SECOND < 0n ? 1n : 0n);
  return new Date((Number(seconds) + offset * 60) * 1000);
}

const two = (value: number): string => String(value).padStart(2, '0');

function timestampText(timestamp: Timestamp): string {
  const date = civil(timestamp);
  const day = `${yearText(date)}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  return `${day}T${time}${zone(timestamp.offset, ':', 'Z')}`;
}

function yearText(date: Date): string {
  const year = date.getUTCFullYear();
  return (year < 0 ? '-' : '') + String(Math.abs(year)).padStart(4, '0');
}

function zone(offset: number, separator: string, utcName: string | null): string {
  if (offset === 0 && utcName !== null) return utcName;
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${separator}${two(minutes % 60)}`;
}

const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n],
  ['μs', 1_000n],
  ['ms', 1_000_000n],
  ['s', SECOND],
  ['m', 60n * SECOND],
  ['h', 3600n * SECOND],
]);

/** Go's durations: `-1h30m`, `1.5h`; null for anything else, and for more than 292 years. */
function parseDuration(text: string): bigint | null {
  const sign = text.startsWith('-') ? -1n : 1n;
  const rest = text.replace(/^[+-]/, '');
  if (rest === '0') return 0n;
  if (rest.length > 200 || !/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(rest)) return null;
  let total = 0n;
  for (const [, whole = '', fraction = '', unit = ''] of rest.matchAll(/(\d*)\.?(\d*)(ns|us|µs|μs|ms|s|m|h)/g)) {
    const scale = UNITS.get(unit) ?? 0n;
    total += BigInt(whole === '' ? '0' : whole) * scale;
    if (fraction !== '') total += (BigInt(fraction) * scale) / 10n ** BigInt(fraction.length);
  }
  return total > 2n ** 63n - (sign > 0n ? 1n : 0n) ? null : sign * total;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

function formatDate(format: string, timestamp: Timestamp): Value {
  const date = civil(timestamp);
  let result = '';
  for (let rest = format; rest !== '';) {
    const token = /^(?:''|'(?:[^']|'')*'?|([A-Za-z])\1*|[^'A-Za-z]+)/.exec(rest)?.[0] ?? rest;
    rest = rest.slice(token.length);
    if (token === "''") result += "'";
    else if (token.startsWith("'")) {
      if (token.length === 1 || !token.endsWith("'")) return refused("a literal is not closed by '");
      result += token.slice(1, -1).replaceAll("''", "'");
    } else if (/^[A-Za-z]/.test(token)) {
      const piece = verbText(token, date, timestamp.offset);
      if (piece === null) return refused(`"${token}" is not a part of a date`);
      result += piece;
    } else result += token;
  }
  return string(result);
}

function verbText(verb: string, date: Date, offset: number): string | null {
  const month = date.getUTCMonth();
  const hour = date.getUTCHours();
  const short = (value: number): Readonly<Record<number, string>> => ({ 1: String(value), 2: two(value) });
  const texts = ((): Readonly<Record<number, string>> => {
    switch (verb.charAt(0)) {
      case 'Y':
        return { 2: two(date.getUTCFullYear() % 100), 4: yearText(date) };
      case 'M':
        return { ...short(month + 1), 3: MONTHS[month]?.slice(0, 3) ?? '', 4: MONTHS[month] ?? '' };
      case 'D':
        return short(date.getUTCDate());
      case 'E':
        return { 3: DAYS[date.getUTCDay()]?.slice(0, 3) ?? '', 4: DAYS[date.getUTCDay()] ?? '' };
      case 'h':
        return short(hour);
      case 'H':
        return short(hour % 12 === 0 ? 12 : hour % 12);
      case 'A':
        return { 2: hour < 12 ? 'AM' : 'PM' };
      case 'a':
        return { 2: hour < 12 ? 'am' : 'pm' };
      case 'm':
        return short(date.getUTCMinutes());
      case 's':
        return short(date.getUTCSeconds());
      case 'Z':
        return {
          1: zone(offset, ':', 'Z'),
          3: zone(offset, '', 'UTC'),
          4: zone(offset, '', null),
          5: zone(offset, ':', null),
        };
      default:
        return {};
    }
  })();
  return texts[verb.length] ?? null;
}
