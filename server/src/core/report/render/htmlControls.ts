/** The controls in the HTML report: all at a glance, honest about what code cannot show, then each with its population. */
import { SEVERITIES, type Outcome } from '../../model.ts';
import type { Report, ReportControl, ReportFinding } from '../schema.ts';
import { BY_ATTENTION, badge, bar, counts, numberCells, numberHeads } from './htmlOutcomes.ts';
import { html, prose, type Markup } from './markup.ts';

const VISIBILITY: Readonly<Record<ReportControl['shownByCode'], string>> = {
  yes: 'shown by code',
  partly: 'partly shown by code',
  no: 'not visible in code',
};

function total(control: ReportControl): number {
  return control.pass + control.fail + control.unknown + control.waived + control.error;
}

export function htmlControlTable({ controls }: Report): Markup {
  const judged = controls.filter((control) => total(control) > 0);
  const open = controls.filter((control) => total(control) === 0 && control.shownByCode !== 'no');
  const elsewhere = controls.filter((control) => total(control) === 0 && control.shownByCode === 'no');
  return html`<section id="controls">
    <h2>Controls at a glance</h2>
    <p>
      A resource counts once for every policy that is evidence for the control. Code shows how systems are meant to be
      set up; that they run that way, and what people do, needs the other evidence that is named with each control.
    </p>
    ${
      judged.length === 0
        ? html`<p>No control has outcomes in this scope.</p>`
        : html`<div class="wrap">
            <table class="glance">
              <thead>
                <tr>
                  <th class="c-control" scope="col">Control</th>
                  <th scope="col">About</th>
                  <th class="c-visible" scope="col">Visible in code</th>
                  <th class="c-bar" scope="col">Outcomes</th>
                  ${numberHeads()}
                </tr>
              </thead>
              <tbody>
                ${judged.map(
                  (control) =>
                    html`<tr>
                      <td class="key"><a href="#${anchor(control.id)}">${control.id}</a></td>
                      <td>${prose(control.title)}</td>
                      <td>${VISIBILITY[control.shownByCode]}</td>
                      <td class="bar">${bar(control)}</td>
                      ${numberCells(control)}
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
    ${
      open.length === 0
        ? null
        : html`<h3>Nothing shown in this scope</h3>
            <p>
              Code could show something of these controls, but no outcome of this scan does. They are neither met nor
              missed.
            </p>
            <table>
              <thead>
                <tr>
                  <th scope="col">Control</th>
                  <th scope="col">About</th>
                  <th scope="col">Why nothing is shown</th>
                  <th scope="col">Evidence needed</th>
                </tr>
              </thead>
              <tbody>
                ${open.map(
                  (control) =>
                    html`<tr>
                      <td class="key">${control.id}</td>
                      <td>${prose(control.title)}</td>
                      <td>
                        ${
                          control.policies.length === 0
                            ? 'no evaluated policy is evidence for it'
                            : html`no resource that its policies judge (${list(control.policies)})`
                        }
                      </td>
                      <td>${prose(control.otherEvidence)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
    }
    ${
      elsewhere.length === 0
        ? null
        : html`<h3>Not visible in code: evidence needed elsewhere</h3>
            <table>
              <thead>
                <tr>
                  <th scope="col">Control</th>
                  <th scope="col">About</th>
                  <th scope="col">Evidence needed</th>
                </tr>
              </thead>
              <tbody>
                ${elsewhere.map(
                  (control) =>
                    html`<tr>
                      <td class="key">${control.id}</td>
                      <td>${prose(control.title)}</td>
                      <td>${prose(control.otherEvidence)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
    }
  </section>`;
}

function list(items: readonly string[]): Markup {
  return html`${items.map((item, index) => html`${index > 0 ? ', ' : ''}<code>${item}</code>`)}`;
}

export function anchor(id: string): string {
  return `control-${id.replace(/[^A-Za-z0-9.-]/g, '-')}`;
}

export function policyAnchor(id: string): string {
  return `policy-${id.replace(/[^A-Za-z0-9.-]/g, '-')}`;
}

export function htmlControls(report: Report): Markup {
  const judged = report.controls.filter((control) => total(control) > 0);
  return html`<section id="findings">
    <h2>Findings by control</h2>
    ${judged.length === 0 ? html`<p>No control has outcomes in this scope.</p>` : filters()}
    ${judged.map((control) => controlArticle(control, report))}
  </section>`;
}

/** Boxes that work without a script: the style sheet looks at them. Paper always shows everything. */
function filters(): Markup {
  const box = (outcome: Outcome): Markup =>
    html`<label><input type="checkbox" id="show-${outcome}" checked /> ${badge(outcome)}</label>`;
  return html`<div class="filters" role="group" aria-label="Show outcomes">
    <span class="soft">Show</span>${BY_ATTENTION.map(box)}
  </div>`;
}

function controlArticle(control: ReportControl, report: Report): Markup {
  const findings = report.findings.filter((finding) => finding.controls.includes(control.id));
  const attention = BY_ATTENTION.filter((outcome) => outcome !== 'pass').flatMap((outcome) =>
    findings
      .filter((finding) => finding.outcome === outcome)
      .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)),
  );
  const passes = findings.filter((finding) => finding.outcome === 'pass');
  const evidence = report.policies.flatMap((policy) =>
    policy.evidenceFor.filter((mapping) => mapping.control === control.id).map((mapping) => ({ policy, mapping })),
  );
  return html`<article class="control" id="${anchor(control.id)}">
    <h3>${control.id}: ${prose(control.title)}</h3>
    <p>${prose(control.summary)}</p>
    ${bar(control)}${counts(control)}
    <p class="small">
      <strong
        >${VISIBILITY[control.shownByCode][0]?.toUpperCase() ?? ''}${VISIBILITY[control.shownByCode].slice(1)}.</strong
      >${control.otherEvidence === '' ? null : html` Other evidence needed: ${prose(control.otherEvidence)}`}
    </p>
    <details>
      <summary>Why these policies are evidence for ${control.id} (${evidence.length})</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Policy</th>
            <th scope="col">Evidence</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          ${evidence.map(
            ({ policy, mapping }) =>
              html`<tr>
                <td>
                  <a href="#${policyAnchor(policy.id)}"><code>${policy.id}</code></a>
                </td>
                <td class="key">${mapping.strength}</td>
                <td>${prose(mapping.rationale)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>
    ${attention.length === 0 ? html`<p>Every outcome is a pass.</p>` : findingTable(attention)}
    ${
      passes.length === 0
        ? null
        : html`<details class="passing">
            <summary>Passing (${passes.length})</summary>
            <table class="passes">
              <thead>
                <tr>
                  <th class="c-policy" scope="col">Policy</th>
                  <th scope="col">Resource</th>
                  <th scope="col">Where</th>
                </tr>
              </thead>
              <tbody>
                ${passes.map(
                  (finding) =>
                    html`<tr>
                      <td><code>${finding.policy}</code></td>
                      <td>${resource(finding)}</td>
                      <td><code>${place(finding)}</code></td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </details>`
    }
  </article>`;
}

function findingTable(findings: readonly ReportFinding[]): Markup {
  return html`<table class="findings">
    <thead>
      <tr>
        <th class="c-outcome" scope="col">Outcome</th>
        <th class="c-policy" scope="col">Policy</th>
        <th class="c-resource" scope="col">Resource</th>
        <th scope="col">Finding</th>
      </tr>
    </thead>
    <tbody>
      ${findings.map(
        (finding) =>
          html`<tr class="${finding.outcome}">
            <td>${badge(finding.outcome)}<span class="severity">${finding.severity}</span></td>
            <td>
              <a href="#${policyAnchor(finding.policy)}"><code>${finding.policy}</code></a>
            </td>
            <td>
              ${resource(finding)}<span class="where"><code>${place(finding)}</code></span>
            </td>
            <td>${prose(finding.message)}${waiver(finding)}</td>
          </tr> `,
      )}
    </tbody>
  </table>`;
}

function resource(finding: ReportFinding): Markup {
  const { instances } = finding;
  const [only] = instances ?? [];
  if (only !== undefined && instances?.length === 1) return html`<code>${only}</code>`;
  return html`<code>${finding.resource}</code
    >${instances === undefined ? null : html` <span class="soft">(x${instances.length})</span>${instanceList(instances)}`}${finding.namespace === undefined ? null : html` <span class="soft">in <code>${finding.namespace}</code></span>`}`;
}

/** Names past this number are counted: the JSON report has them all. */
const NAMED = 50;

function instanceList(instances: readonly string[]): Markup {
  const rest = instances.length - NAMED;
  return html`<span class="where"
    >${instances.slice(0, NAMED).map((address, index) => html`${index > 0 ? ', ' : ''}<code>${address}</code>`)}${
      rest > 0 ? ` and ${String(rest)} more` : null
    }</span
  >`;
}

function place({ file, range }: ReportFinding): string {
  return `${file}:${String(range.start.line + 1)}`;
}

function waiver(finding: ReportFinding): Markup | null {
  const held = finding.waiver;
  if (held !== undefined) {
    return html`<span class="where"
      >Waived:
      ${held.reason ?? 'no reason given'}${held.owner === null ? null : `; owner ${held.owner}`}${
        held.ticket === null ? null : `; ticket ${held.ticket}`
      }${held.until === null ? '; no expiry' : `; until ${held.until}`}</span
    >`;
  }
  const lapsed = finding.lapsedWaiver;
  if (lapsed === undefined) return null;
  return html`<span class="where"
    >A waiver for it does not hold${lapsed.until === null ? null : ` (it ran until ${lapsed.until})`}; see
    <a href="#waivers">Waivers</a>.</span
  >`;
}
