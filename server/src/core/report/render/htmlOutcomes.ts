/** How outcomes look in the HTML report: never by colour alone. */
import { OUTCOMES, type Outcome } from '../../model.ts';
import type { OutcomeCounts } from '../schema.ts';
import { html, type Markup } from './markup.ts';

const SIGN: Readonly<Record<Outcome, string>> = { pass: '✓', fail: '✕', unknown: '?', waived: '⊘', error: '!' };

export const OUTCOME_MEANING: Readonly<Record<Outcome, string>> = {
  pass: 'The resource was read completely, its values are known, and the policy holds.',
  fail: 'The policy certainly does not hold for the resource.',
  unknown:
    'It cannot be decided from the code, for example because a value is only known when it is applied. Neither shown to hold nor to fail.',
  waived: 'The policy does not hold, and a recorded exception with a reason covers it.',
  error: 'The evaluation broke off. Nothing is shown about the resource.',
};

/** The order in which outcomes are told: what needs attention first. */
export const BY_ATTENTION: readonly Outcome[] = ['fail', 'error', 'unknown', 'waived', 'pass'];

export function badge(outcome: Outcome): Markup {
  return html`<span class="badge ${outcome}">${SIGN[outcome]} ${outcome}</span>`;
}

/** A bar of the shares of outcomes; its numbers are read out by screen readers. */
export function bar(counts: OutcomeCounts, tall = false): Markup {
  const total = OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
  let x = 0;
  const parts = OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => {
    const width = (counts[outcome] / total) * 1000;
    const rect = html`<rect class="${outcome}" x="${x.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="10"
      ><title>${counts[outcome]} ${outcome}</title></rect
    >`;
    x += width;
    return rect;
  });
  const label = OUTCOMES.map((outcome) => `${String(counts[outcome])} ${outcome}`).join(', ');
  return html`<svg
    class="bar${tall ? ' tall' : ''}"
    viewBox="0 0 1000 10"
    preserveAspectRatio="none"
    role="img"
    aria-label="${label}"
  >
    ${parts}
  </svg>`;
}

export function counts(numbers: OutcomeCounts): Markup {
  return html`<ul class="counts">
    ${OUTCOMES.map((outcome) => html`<li><b>${numbers[outcome]}</b>${badge(outcome)}</li>`)}
  </ul>`;
}

export function numberCells(numbers: OutcomeCounts): Markup {
  return html`${OUTCOMES.map((outcome) => html`<td class="num${numbers[outcome] === 0 ? ' zero' : ''}">${numbers[outcome]}</td>`)}`;
}

export function numberHeads(): Markup {
  return html`${OUTCOMES.map(
    (outcome) => html`<th class="num${outcome.length > 5 ? ' wide' : ''}" scope="col">${outcome}</th>`,
  )}`;
}
