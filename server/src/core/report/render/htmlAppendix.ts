/** The rest of the HTML report: waivers, policies, what was not evaluated, the files and how to repeat the scan. */
import type { Report, ReportSkipped, ReportWaiver, SkipKind } from '../schema.ts';
import { policyAnchor } from './htmlControls.ts';
import { numberCells, numberHeads } from './htmlOutcomes.ts';
import { html, prose, type Markup } from './markup.ts';

export function htmlWaivers({ waivers }: Report): Markup {
  const state = (waiver: ReportWaiver): Markup => {
    switch (waiver.state) {
      case 'used':
        return html`covers ${waiver.findings}`;
      case 'unused':
        return html`covers nothing`;
      case 'expired':
        return html`<strong>expired</strong>, not honoured`;
      case 'faulty':
        return html`<strong>faulty</strong>, not honoured: ${waiver.problem}`;
    }
  };
  return html`<section id="waivers">
    <h2>Waivers</h2>
    <p>
      Exceptions that are recorded in the code, as comments beside the resource. An expired or faulty one waives
      nothing.
    </p>
    ${
      waivers.length === 0
        ? html`<p>There are none.</p>`
        : html`<div class="wrap">
            <table>
              <thead>
                <tr>
                  <th scope="col">Policy</th>
                  <th scope="col">Where</th>
                  <th scope="col">Reason</th>
                  <th scope="col">Owner</th>
                  <th scope="col">Ticket</th>
                  <th scope="col">Until</th>
                  <th scope="col">State</th>
                </tr>
              </thead>
              <tbody>
                ${waivers.map(
                  (waiver) =>
                    html`<tr>
                      <td><code>${waiver.policy}</code></td>
                      <td><code>${waiver.file}:${waiver.range.start.line + 1}</code></td>
                      <td>${waiver.reason ?? html`<strong>none given</strong>`}</td>
                      <td>${waiver.owner ?? '–'}</td>
                      <td>${waiver.ticket ?? '–'}</td>
                      <td class="key">${waiver.until ?? 'no expiry'}</td>
                      <td>${state(waiver)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
  </section>`;
}

export function htmlPolicies({ policies, scope }: Report): Markup {
  return html`<section id="policies">
    <h2>Policies</h2>
    ${scope.onlyPolicies === null ? null : html`<p>Only the policies that were asked for are listed and evaluated.</p>`}
    <div class="wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">Policy</th>
            <th scope="col">Severity</th>
            <th scope="col">Controls</th>
            ${numberHeads()}
          </tr>
        </thead>
        <tbody>
          ${policies.map(
            (policy) =>
              html`<tr>
                <td>
                  <a href="#${policyAnchor(policy.id)}"><code>${policy.id}</code></a>
                </td>
                <td>${policy.severity}</td>
                <td>${policy.controls.join(', ')}</td>
                ${numberCells(policy)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${policies.map((policy) => {
      const settings = Object.entries(policy.settings);
      return html`<article class="policy" id="${policyAnchor(policy.id)}">
        <h3>${prose(policy.title)}</h3>
        <p class="small soft"><code>${policy.id}</code>, ${policy.severity}</p>
        <p>${prose(policy.description)}</p>
        <p><strong>How to fix:</strong> ${prose(policy.remediation)}</p>
        ${settings.length === 0 ? null : html`<p><strong>Settings:</strong> ${settings.map(([name, value], index) => html`${index > 0 ? ', ' : ''}<code>${name} = ${JSON.stringify(value)}</code>`)}</p>`}
        ${policy.aliases.length === 0 ? null : html`<p class="small soft">Other tools call it ${policy.aliases.join(', ')}.</p>`}
      </article>`;
    })}
  </section>`;
}

const SKIP_TITLES: readonly (readonly [SkipKind, string])[] = [
  ['unreadable', 'Could not be read or evaluated'],
  ['unresolved', 'Cannot be judged in full from the code alone'],
  ['excluded', 'Left out on purpose'],
  ['not-applicable', 'Read, but nothing that policies judge'],
];

export function htmlNotEvaluated({ scope }: Report): Markup {
  const { skipped, syntaxErrors, failedUnits, unresolvedModules } = scope;
  const nothing = [skipped, syntaxErrors, failedUnits, unresolvedModules].every(({ length }) => length === 0);
  return html`<section id="not-evaluated">
    <h2>What was not evaluated</h2>
    ${nothing && scope.complete ? html`<p>Nothing was left out.</p>` : null}
    ${scope.complete ? null : html`<p><strong>The scan was cancelled.</strong> What it did not reach is not shown, and files below may have been read but not evaluated.</p>`}
    ${
      syntaxErrors.length === 0
        ? null
        : html`<h3>Syntax errors (${syntaxErrors.length})</h3>
            <p>No policy passes where a file could not be parsed.</p>
            <table>
              <thead>
                <tr>
                  <th scope="col">Where</th>
                  <th scope="col">Error</th>
                </tr>
              </thead>
              <tbody>
                ${syntaxErrors.map(
                  ({ file, range, message }) =>
                    html`<tr>
                      <td><code>${file}:${range.start.line + 1}:${range.start.character + 1}</code></td>
                      <td>${message}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
    }
    ${
      failedUnits.length === 0
        ? null
        : html`<h3>Folders whose evaluation broke off (${failedUnits.length})</h3>
            <table>
              <thead>
                <tr>
                  <th scope="col">Folder</th>
                  <th scope="col">Read as</th>
                  <th scope="col">What happened</th>
                </tr>
              </thead>
              <tbody>
                ${failedUnits.map(
                  ({ unit, framework, message }) =>
                    html`<tr>
                      <td><code>${unit}</code></td>
                      <td>${framework}</td>
                      <td>${message}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
    }
    ${
      unresolvedModules.length === 0
        ? null
        : html`<h3>Modules that could not be followed (${unresolvedModules.length})</h3>
            <p>Nothing is shown about what these modules create. Values that they give are unknown.</p>
            <table>
              <thead>
                <tr>
                  <th scope="col">Called</th>
                  <th scope="col">Reason</th>
                </tr>
              </thead>
              <tbody>
                ${unresolvedModules.map(
                  ({ file, range, message }) =>
                    html`<tr>
                      <td><code>${file}:${range.start.line + 1}</code></td>
                      <td>${message}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
    }
    ${SKIP_TITLES.map(([kind, title]) =>
      skippedList(
        title,
        kind !== 'not-applicable',
        skipped.filter((entry) => entry.kind === kind),
      ),
    )}
  </section>`;
}

function skippedList(title: string, open: boolean, entries: readonly ReportSkipped[]): Markup | null {
  if (entries.length === 0) return null;
  const table = html`<table>
    <thead>
      <tr>
        <th scope="col">File or folder</th>
        <th scope="col">Reason</th>
      </tr>
    </thead>
    <tbody>
      ${entries.map(
        ({ path, reason }) =>
          html`<tr>
            <td><code>${path}</code></td>
            <td>${reason}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
  return open
    ? html`<h3>${title} (${entries.length})</h3>
        ${table}`
    : html`<h3>${title} (${entries.length})</h3>
        <details>
          <summary>List</summary>
          ${table}
        </details>`;
}

export function htmlFiles({ scope }: Report): Markup {
  return html`<section id="files">
    <h2>Files read</h2>
    ${
      scope.files.length === 0
        ? html`<p>None.</p>`
        : html`<details>
            <summary>${scope.files.length} files with their SHA-256</summary>
            <table>
              <thead>
                <tr>
                  <th scope="col">File</th>
                  <th scope="col">SHA-256 of its bytes</th>
                </tr>
              </thead>
              <tbody>
                ${scope.files.map(
                  ({ path, sha256 }) =>
                    html`<tr>
                      <td><code>${path}</code></td>
                      <td class="hash"><code>${sha256}</code></td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </details>`
    }
  </section>`;
}

export function htmlRerun(report: Report): Markup {
  const { scope } = report;
  const options = [
    ...scope.excluded.map((glob) => `--exclude ${quote(glob)}`),
    ...(scope.onlyPolicies ?? []).map((id) => `--policy ${quote(id)}`),
    ...[...new Set(scope.variableFiles.flatMap(({ files }) => files))].map((file) => `--var-file ${quote(file)}`),
    ...(scope.strict ? [] : ['--no-strict']),
  ];
  const command = ['plumbline scan', quote(scope.root), ...options, '--format html --output report.html'].join(' ');
  return html`<section id="rerun">
    <h2>How to check and repeat this</h2>
    <ol>
      <li>
        Check out the Git commit named at the
        top${scope.git?.dirty === true ? ' (the files had uncommitted changes, so compare their hashes)' : ''}.
      </li>
      <li>
        Compare a file’s hash with the list above: <code>sha256sum FILE</code> (macOS: <code>shasum -a 256 FILE</code>;
        Windows: <code>certutil -hashfile FILE SHA256</code>).
      </li>
      <li>
        With Plumbline ${report.tool.version}, whose <code>plumbline policies list --format json</code> shows the same
        digest, run:
        <pre>${command}</pre>
      </li>
    </ol>
    <p>
      Settings of policies that differ from the defaults are listed with the policies and given with
      <code>--settings</code>. The same files, policies, settings and version give the same outcomes; only the time
      differs, and waivers that expire in between. A machine-readable form of this report is made with
      <code>--format json</code>.
    </p>
  </section>`;
}

/** For display: a shell's single quotes where they are needed. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
