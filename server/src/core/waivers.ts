/**
 * Waivers: reads them from comments, says what they cover and whether they hold today.
 *
 * The form is `plumbline:waive <policy> reason="…" until=2027-01-31 owner=… ticket=…` in any comment; `plumbline:waive-file`
 * covers the whole file. A waiver without a reason, or with a part that cannot be read, is not honoured, and says why.
 */
import type { Position, Range, Waiver } from './model.ts';

export interface WaiverComment {
  readonly text: string;
  readonly uri: string;
  readonly range: Range;
  /** The block or object it stands in or right above, or null when there is none. */
  readonly covers: Range | null;
}

const MARKER = /\bplumbline:waive(-file)?(?=\s|$)(.*)/;
const FIELD = /^([a-z]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))$/;
/** Splits at blanks that are not inside quotes. */
const WORD = /(?:[^\s"]|"(?:[^"\\]|\\.)*"?)+/g;
const FIELDS = ['reason', 'until', 'owner', 'ticket'] as const;
type FieldName = (typeof FIELDS)[number];

/** The waiver in a comment, or null when the comment is none. */
export function readWaiver(comment: WaiverComment, isPolicy: (id: string) => boolean): Waiver | null {
  const match = MARKER.exec(comment.text);
  if (match === null) return null;
  const wholeFile = match[1] !== undefined;
  const rest = (match[2] ?? '').replace(/\*\/\s*$/, '');
  const [policy = '', ...words] = rest.match(WORD) ?? [];
  const fields = new Map<FieldName, string>();
  let problem: string | null = null;
  for (const word of words) {
    const field = FIELD.exec(word);
    const name = FIELDS.find((candidate) => candidate === field?.[1]);
    if (field === null || name === undefined)
      problem ??= `“${word}” is not one of reason="…", until=YYYY-MM-DD, owner=…, ticket=…`;
    else fields.set(name, (field[2]?.replace(/\\(.)/g, '$1') ?? field[3] ?? '').trim());
  }
  const until = fields.get('until') ?? null;
  if (policy === '') problem = 'it names no policy';
  else if (policy !== '*' && !isPolicy(policy)) problem = `there is no policy “${policy}”`;
  else if (until !== null && !isDate(until)) problem = `“${until}” is no date (YYYY-MM-DD)`;
  else if ((fields.get('reason') ?? '') === '') problem ??= 'it gives no reason';
  else if (!wholeFile && comment.covers === null) problem ??= 'it stands neither in nor right above a resource';
  return {
    policy,
    reason: fields.get('reason') ?? null,
    until,
    owner: fields.get('owner') ?? null,
    ticket: fields.get('ticket') ?? null,
    uri: comment.uri,
    range: comment.range,
    covers: wholeFile ? null : comment.covers,
    problem,
  };
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Whether a waiver's last day has passed (UTC). */
export function hasExpired(waiver: Waiver, now: Date): boolean {
  return waiver.until !== null && waiver.until < now.toISOString().slice(0, 10);
}

export type WaiverState =
  | { readonly kind: 'none' }
  | { readonly kind: 'holds'; readonly waiver: Waiver }
  /** It would cover the finding, but has expired or is faulty. */
  | { readonly kind: 'lapsed'; readonly waiver: Waiver };

/** What the waivers say of a policy's finding at `finding` in `uri`, on a resource that spans `resource`. */
export function waiverFor(
  waivers: readonly Waiver[],
  policy: string,
  uri: string,
  places: { readonly finding: Range; readonly resource: Range },
  now: Date,
): WaiverState {
  let lapsed: Waiver | null = null;
  for (const waiver of waivers) {
    if (waiver.uri !== uri || (waiver.policy !== '*' && waiver.policy !== policy)) continue;
    const { covers } = waiver;
    if (covers !== null && !contains(covers, places.finding) && !contains(covers, places.resource)) continue;
    if (waiver.problem === null && !hasExpired(waiver, now)) return { kind: 'holds', waiver };
    lapsed ??= waiver;
  }
  return lapsed === null ? { kind: 'none' } : { kind: 'lapsed', waiver: lapsed };
}

function contains(outer: Range, inner: Range): boolean {
  return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

/** The text of a waiver comment without its marker (`#`, `//`): what `readWaiver` reads back. */
export function writeWaiver(
  policy: string,
  fields: { readonly reason: string; readonly until?: string; readonly owner?: string; readonly ticket?: string },
): string {
  const quote = (text: string): string => `"${text.replace(/[\r\n]+/g, ' ').replace(/[\\"]/g, '\\$&')}"`;
  const plain = (text: string): string => (/^[^\s"]+$/.test(text) ? text : quote(text));
  const parts = [`plumbline:waive ${policy} reason=${quote(fields.reason)}`];
  if (fields.until !== undefined) parts.push(`until=${fields.until}`);
  if (fields.owner !== undefined) parts.push(`owner=${plain(fields.owner)}`);
  if (fields.ticket !== undefined) parts.push(`ticket=${plain(fields.ticket)}`);
  return parts.join(' ');
}
