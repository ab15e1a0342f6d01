/**
 * The report as one HTML file that stands alone: no script, nothing loaded from elsewhere, readable by an auditor who has never
 * seen Plumbline, on a screen and on A4 paper. Says what could not be evaluated before it says what passed.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { couldNotEvaluate, plural } from '../couldNotEvaluate.ts';
import type { Report } from '../schema.ts';
import { htmlControls, htmlControlTable } from './htmlControls.ts';
import { badge, bar, counts, OUTCOME_MEANING } from './htmlOutcomes.ts';
import { htmlFiles, htmlNotEvaluated, htmlPolicies, htmlRerun, htmlWaivers } from './htmlAppendix.ts';
import { HTML_STYLE } from './htmlStyle.ts';
import { html, trustedMarkup, type Markup } from './markup.ts';
import { OUTCOMES } from '../../model.ts';

export function renderHtml(report: Report): string {
  const styleHash = btoa(String.fromCharCode(...sha256(utf8ToBytes(HTML_STYLE))));
  // One piece, because the hash is over every character between the tags.
  const style = trustedMarkup(`<style>${HTML_STYLE}</style>`);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'sha256-${trustedMarkup(styleHash)}'; base-uri 'none'; form-action 'none'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content="Plumbline ${report.tool.version}" />
        <title>Policy evidence report: ${report.scope.root}</title>
        ${style}
      </head>
      <body>
        <header>
          <h1>Infrastructure policy evidence report</h1>
          <p class="lead">SOC 2 controls, as far as they can be seen in Terraform and Kubernetes code.</p>
          ${facts(report)} ${limits(report)}
          <nav aria-label="Contents">
            <strong>Contents</strong>
            <ol>
              <li><a href="#summary">Summary</a></li>
              <li><a href="#controls">Controls at a glance</a></li>
              <li><a href="#findings">Findings by control</a></li>
              <li><a href="#waivers">Waivers</a> (${report.waivers.length})</li>
              <li><a href="#policies">Policies</a> (${report.policies.length})</li>
              <li><a href="#not-evaluated">What was not evaluated</a></li>
              <li><a href="#files">Files read</a> (${report.scope.files.length})</li>
              <li><a href="#rerun">How to check and repeat this</a></li>
            </ol>
          </nav>
        </header>
        <main>
          ${summary(report)} ${htmlControlTable(report)} ${htmlControls(report)} ${htmlWaivers(report)}
          ${htmlPolicies(report)} ${htmlNotEvaluated(report)} ${htmlFiles(report)} ${htmlRerun(report)}
        </main>
        <footer>
          Made by Plumbline ${report.tool.version} on ${date(report.generatedAt)}. Summaries of the criteria are in
          Plumbline’s own words; the criteria themselves are published by the AICPA.
        </footer>
      </body>
    </html> `;
  return page.toString();
}

function date(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

function facts(report: Report): Markup {
  const { scope, summary: totals } = report;
  const git =
    scope.git === null
      ? html`not known (not a Git work tree, or Git could not be asked)`
      : html`<code>${scope.git.commit}</code
          >${scope.git.branch === null ? null : html` on branch <code>${scope.git.branch}</code>`}${
            scope.git.dirty
              ? html`; <strong>with changes that were not committed</strong>: the files differ from the commit`
              : html`; no uncommitted changes`
          }${scope.git.repository === null ? null : html`<br /><code>${scope.git.repository}</code>`}`;
  return html`<dl class="facts">
    <dt>Scope</dt>
    <dd><code>${scope.root}</code></dd>
    <dt>Read</dt>
    <dd>
      ${plural(totals.files, 'file', 'files')},
      ${plural(totals.resources, 'resource', 'resources')}${
        scope.excluded.length === 0
          ? null
          : html`; left out on request:
            ${scope.excluded.map((glob, index) => html`${index > 0 ? ', ' : ''}<code>${glob}</code>`)}`
      }
    </dd>
    <dt>Generated</dt>
    <dd>${date(report.generatedAt)}</dd>
    <dt>Git commit</dt>
    <dd>${git}</dd>
    <dt>Tool</dt>
    <dd>
      Plumbline
      ${report.tool.version}${scope.strict ? null : '; Terraform files were not read by the strict second parser'}
    </dd>
    <dt>Policy bundle</dt>
    <dd>
      ${plural(report.bundle.policies, 'policy', 'policies')}${
        scope.onlyPolicies === null
          ? null
          : html`, of which only ${scope.onlyPolicies.length} ${scope.onlyPolicies.length === 1 ? 'was' : 'were'}
            evaluated`
      },
      SHA-256 <code>${report.bundle.digest}</code>
    </dd>
  </dl>`;
}

function limits(report: Report): Markup {
  const gaps = couldNotEvaluate(report);
  if (gaps.length === 0) {
    const unresolved = report.scope.skipped.filter(({ kind }) => kind === 'unresolved').length;
    return html`<div class="notice">
      <p>
        Every file in scope was read and every policy was evaluated. Files that were left out, or hold nothing to judge,
        are <a href="#not-evaluated">listed</a>.
      </p>
      ${
        unresolved === 0
          ? null
          : html`<p>
              ${plural(unresolved, 'template', 'templates')} can only be judged in full when rendered;
              <a href="#not-evaluated">see which</a>.
            </p>`
      }
      ${modulesNotFollowed(report)}
    </div>`;
  }
  return html`<div class="notice warn">
    <p>
      <strong>This report is not complete.</strong> Where something could not be evaluated, no failure is shown and none
      is ruled out.
    </p>
    <ul>
      ${gaps.map((gap) => html`<li>${gap}</li>`)}
    </ul>
    ${modulesNotFollowed(report)}
    <p><a href="#not-evaluated">What was not evaluated, and why</a></p>
  </div>`;
}

function modulesNotFollowed({ scope: { unresolvedModules } }: Report): Markup | null {
  if (unresolvedModules.length === 0) return null;
  return html`<p>
    <strong>${plural(unresolvedModules.length, 'module call', 'module calls')} could not be followed:</strong> nothing
    is shown about what is created there; <a href="#not-evaluated">see which</a>.
  </p>`;
}

function summary(report: Report): Markup {
  const total = OUTCOMES.reduce((sum, outcome) => sum + report.summary[outcome], 0);
  const { judgedResources, resources } = report.summary;
  const judged = `${String(judgedResources)} of ${plural(resources, 'resource', 'resources')} are of a type that a policy judges; nothing is said about the others.`;
  const severities = Object.entries(report.summary.bySeverity).filter(([, number]) => number > 0);
  return html`<section id="summary">
    <h2>Summary</h2>
    <p>
      ${
        total === 0
          ? 'No policy applies to any resource in scope.'
          : `${plural(total, 'outcome', 'outcomes')}: each is one policy, judged for one resource it applies to. ${judged}`
      }
    </p>
    ${bar(report.summary, true)} ${counts(report.summary)}
    ${severities.length === 0 ? null : html`<p>Failing, by severity: ${severities.map(([name, number]) => `${String(number)} ${name}`).join(', ')}.</p>`}
    <table>
      <caption class="soft small">
        What the outcomes mean
      </caption>
      <tbody>
        ${OUTCOMES.map(
          (outcome) =>
            html`<tr>
              <td class="key">${badge(outcome)}</td>
              <td>${OUTCOME_MEANING[outcome]}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
