/** What a person sees when pointing at a finding: what is wrong, why it matters, for which control, how to fix it, and its waiver. */
import type { Hover, MarkupKind } from 'vscode-languageserver';
import type { Catalog, Finding, Position, Range, Waiver } from '../../core/index.ts';
import { escapeMarkdown, inlineCode } from '../markdown.ts';
import { addressesOf, groupBySamePlace, type Found } from '../samePlace.ts';
import { controlLine, controlOf } from './explain.ts';

export interface HoverOptions {
  readonly catalog: Catalog;
  readonly markdown: boolean;
  readonly pageOf: (policyId: string) => string | null;
}

/** Takes the findings of one file that may be shown; null when none is at the position. */
export function hoverAt(findings: readonly Found[], position: Position, options: HoverOptions): Hover | null {
  const here = groupBySamePlace(findings.filter(({ finding }) => contains(finding.range, position)));
  const first = here[0]?.[0].finding;
  if (first === undefined) return null;
  const value = here.map((group) => describeFinding(group, options)).join('\n\n---\n\n');
  const kind: MarkupKind = options.markdown ? 'markdown' : 'plaintext';
  return { contents: { kind, value: options.markdown ? value : plain(value) }, range: first.range };
}

export function contains(range: Range, { line, character }: Position): boolean {
  const { start, end } = range;
  const afterStart = line > start.line || (line === start.line && character >= start.character);
  const beforeEnd = line < end.line || (line === end.line && character <= end.character);
  return afterStart && beforeEnd;
}

/** Addresses past this number are counted. */
const MAX_ADDRESSES = 20;

function resourcesOf(group: readonly [Found, ...Found[]]): string {
  const addresses = addressesOf(group);
  if (addresses.length === 0) return inlineCode(group[0].finding.resource);
  const shown = addresses.slice(0, MAX_ADDRESSES).map(inlineCode).join(', ');
  const rest = addresses.length - MAX_ADDRESSES;
  return rest > 0 ? `${shown} and ${String(rest)} more` : shown;
}

function describeFinding(group: readonly [Found, ...Found[]], options: HoverOptions): string {
  const [{ finding }] = group;
  const { catalog } = options;
  const policy = catalog.policies.find((candidate) => candidate.id === finding.policy);
  const title = policy === undefined ? finding.policy : policy.title;
  const page = options.pageOf(finding.policy);
  const mappings = policy?.controls ?? [];
  const sections = [
    `**${title}** · ${page === null ? inlineCode(finding.policy) : `[${inlineCode(finding.policy)}](${page})`} · ${finding.severity} · ${outcomeText(finding)}`,
    `${resourcesOf(group)}: ${escapeMarkdown(finding.message)}`,
    policy?.description ?? '',
    mappings.map((mapping) => controlLine(mapping, controlOf(catalog, mapping.id))).join('\n'),
    policy === undefined
      ? ''
      : `**How to fix.** ${policy.remediation}${finding.fix === undefined ? '' : ' A quick fix does this.'}`,
    finding.waiver === undefined ? '' : `**Waived.** ${waiverText(finding.waiver)}`,
    finding.lapsedWaiver === undefined ? '' : lapsedText(finding.lapsedWaiver),
  ];
  return sections.filter((section) => section !== '').join('\n\n');
}

function outcomeText(finding: Finding): string {
  switch (finding.outcome) {
    case 'pass':
      return 'passes';
    case 'fail':
      return 'fails';
    case 'unknown':
      return 'cannot be decided';
    case 'waived':
      return 'waived';
    case 'error':
      return 'could not be evaluated';
  }
}

function waiverText(waiver: Waiver): string {
  const parts = [
    `Reason: ${escapeMarkdown(waiver.reason ?? 'none given')}`,
    waiver.until === null ? 'no expiry' : `until ${escapeMarkdown(waiver.until)}`,
    ...(waiver.owner === null ? [] : [`owner ${escapeMarkdown(waiver.owner)}`]),
    ...(waiver.ticket === null ? [] : [`ticket ${escapeMarkdown(waiver.ticket)}`]),
  ];
  return `${parts.join(' · ')}.`;
}

function lapsedText(waiver: Waiver): string {
  const why =
    waiver.problem === null ? `it expired on ${escapeMarkdown(waiver.until ?? '')}` : escapeMarkdown(waiver.problem);
  return `**A waiver does not hold:** ${why}. ${waiverText(waiver)}`;
}

/** For clients without Markdown: the marks are dropped, the words stay. */
function plain(markdown: string): string {
  return markdown
    .replace(/\[(`+[^`]*`+)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|`/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#8203;/g, '')
    .replace(/&amp;/g, '&')
    .replace(/\\(.)/g, '$1');
}
