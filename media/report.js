// The page of the report view. Everything that comes from a report is shown as text (textContent), never as HTML.
/* global acquireVsCodeApi, document, window, HTMLElement, HTMLButtonElement, HTMLInputElement, HTMLSelectElement */
'use strict';
(() => {
  const host = acquireVsCodeApi();
  const OUTCOMES = ['fail', 'unknown', 'error', 'waived', 'pass'];
  const OUTCOME_WORDS = { fail: 'Fails', unknown: 'Unknown', error: 'Error', waived: 'Waived', pass: 'Passes' };
  const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'];
  const PAGE = 200;
  const root = document.getElementById('report');

  const filters = Object.assign(
    { outcomes: ['fail', 'unknown', 'error'], severity: '', control: '', text: '' },
    host.getState(),
  );
  let data = null;
  let limit = PAGE;

  /** An element with properties and children; a child that is a string becomes text. */
  function el(tag, properties = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      else if (name in element && name !== 'list') element[name] = value;
      else element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  const plural = (count, word) => `${count} ${word}${count === 1 ? '' : 's'}`;

  function matches(finding) {
    if (!filters.outcomes.includes(finding.outcome)) return false;
    if (filters.severity !== '' && finding.severity !== filters.severity) return false;
    if (filters.control !== '' && !finding.controls.includes(filters.control)) return false;
    const words = filters.text.toLowerCase().split(/\s+/).filter(Boolean);
    const text =
      `${finding.policy} ${finding.resource} ${finding.file} ${finding.message} ${finding.aliases.join(' ')}`.toLowerCase();
    return words.every((word) => text.includes(word));
  }

  function filter(change) {
    Object.assign(filters, change);
    host.setState(filters);
    limit = PAGE;
    showFindings();
  }

  function header() {
    const { report, gaps, unsaved } = data;
    const { scope, summary } = report;
    const git =
      scope.git === null
        ? ''
        : ` · git ${scope.git.commit.slice(0, 10)}${scope.git.dirty ? ' with uncommitted changes' : ''}`;
    const notices = [...gaps];
    if (unsaved.length > 0) {
      notices.push(
        `The scan is of saved files. Unsaved changes in ${unsaved.slice(0, 5).join(', ')}${unsaved.length > 5 ? ' and others' : ''} are not in it.`,
      );
    }
    return [
      el('h1', {}, scope.complete ? 'Plumbline report' : 'Plumbline report (cancelled, incomplete)'),
      el(
        'div',
        { className: 'muted' },
        `${scope.root} · ${plural(summary.files, 'file')}, ${plural(summary.resources, 'resource')} (${summary.judgedResources} judged) · ${new Date(report.generatedAt).toLocaleString()}${git}`,
      ),
      notices.length === 0
        ? null
        : el('div', { className: 'notice', role: 'status' }, ...notices.map((text) => el('p', {}, text))),
      el(
        'div',
        { className: 'bar' },
        el(
          'button',
          { className: 'action', type: 'button', onclick: () => host.postMessage({ type: 'scan' }) },
          'Scan again',
        ),
        el(
          'button',
          { className: 'action', type: 'button', onclick: () => host.postMessage({ type: 'export' }) },
          'Export evidence…',
        ),
      ),
    ].filter((element) => element !== null);
  }

  function outcomeToggle(outcome) {
    const count = data.report.summary[outcome];
    const box = el('input', {
      type: 'checkbox',
      checked: filters.outcomes.includes(outcome),
      onchange: (event) => {
        const others = filters.outcomes.filter((other) => other !== outcome);
        filter({ outcomes: event.target.checked ? [...others, outcome] : others });
      },
    });
    return el(
      'label',
      { className: 'toggle', 'data-outcome': outcome },
      box,
      el('span', { className: `outcome ${outcome}` }, `${OUTCOME_WORDS[outcome]} ${count}`),
    );
  }

  function select(label, key, entries) {
    const options = [['', `Any ${label}`], ...entries].map(([value, text]) =>
      el('option', { value, selected: filters[key] === value }, text),
    );
    return el(
      'select',
      { 'aria-label': label, id: `filter-${key}`, onchange: (event) => filter({ [key]: event.target.value }) },
      ...options,
    );
  }

  function filterBar() {
    const used = new Set(data.report.findings.flatMap((finding) => finding.controls));
    const controls = data.report.controls
      .filter((control) => used.has(control.id))
      .map((control) => [control.id, `${control.id} ${control.title}`]);
    return el(
      'div',
      { className: 'bar filters', role: 'search' },
      ...OUTCOMES.map(outcomeToggle),
      select(
        'severity',
        'severity',
        SEVERITIES.map((severity) => [severity, severity]),
      ),
      select('control', 'control', controls),
      el('input', {
        type: 'search',
        id: 'filter-text',
        placeholder: 'Filter by policy, resource, file or text ( / )',
        'aria-label': 'Filter by text',
        value: filters.text,
        oninput: (event) => filter({ text: event.target.value }),
      }),
    );
  }

  function jump(list, index, text) {
    return el(
      'button',
      { className: 'link jump', type: 'button', onclick: () => host.postMessage({ type: 'open', list, index }) },
      text,
    );
  }

  function findingRow(finding, index) {
    const place = `${finding.file}:${finding.range.start.line + 1}`;
    const waiver =
      finding.waiver === undefined
        ? null
        : el(
            'div',
            { className: 'muted' },
            `Waived: ${finding.waiver.reason ?? 'no reason'}${finding.waiver.until === null ? '' : `, until ${finding.waiver.until}`}`,
          );
    const lapsed =
      finding.lapsedWaiver === undefined
        ? null
        : el('div', { className: 'muted' }, 'A waiver for this does not hold (expired or not valid).');
    return el(
      'tr',
      {},
      el('td', {}, el('span', { className: `outcome ${finding.outcome}` }, OUTCOME_WORDS[finding.outcome])),
      el('td', {}, finding.severity),
      el('td', {}, finding.message, waiver, lapsed),
      el('td', {}, el('code', {}, finding.resource)),
      el(
        'td',
        {},
        el(
          'button',
          {
            className: 'link',
            type: 'button',
            title: 'Explain this policy',
            onclick: () => host.postMessage({ type: 'explain', index }),
          },
          finding.policy,
        ),
        el('div', { className: 'muted' }, finding.controls.join(' ')),
      ),
      el('td', { className: 'place' }, jump('findings', index, place)),
    );
  }

  function showFindings() {
    const section = document.getElementById('findings');
    if (section === null || data === null) return;
    const hits = data.report.findings
      .map((finding, index) => ({ finding, index }))
      .filter(({ finding }) => matches(finding));
    const shown = hits.slice(0, limit);
    const columns = ['Outcome', 'Severity', 'Finding', 'Resource', 'Policy', 'Place'];
    section.replaceChildren(
      el(
        'p',
        { className: 'muted', role: 'status', id: 'count' },
        `${hits.length} of ${data.report.findings.length} outcomes match the filters`,
      ),
      el(
        'table',
        {},
        el('thead', {}, el('tr', {}, ...columns.map((column) => el('th', { scope: 'col' }, column)))),
        el('tbody', {}, ...shown.map(({ finding, index }) => findingRow(finding, index))),
      ),
      ...(hits.length > shown.length
        ? [
            el(
              'button',
              {
                className: 'action',
                type: 'button',
                onclick: () => {
                  limit += PAGE;
                  showFindings();
                },
              },
              `Show more (${hits.length - shown.length} left)`,
            ),
          ]
        : []),
    );
  }

  function controlsSection() {
    const controls = data.report.controls.filter((control) => control.policies.length > 0);
    const columns = ['pass', 'fail', 'unknown', 'waived', 'error'];
    return el(
      'details',
      { id: 'controls' },
      el('summary', {}, `Controls (${controls.length} with policies)`),
      el(
        'table',
        {},
        el(
          'thead',
          {},
          el(
            'tr',
            {},
            el('th', { scope: 'col' }, 'Control'),
            ...columns.map((column) => el('th', { scope: 'col', className: 'number' }, OUTCOME_WORDS[column])),
          ),
        ),
        el(
          'tbody',
          {},
          ...controls.map((control) =>
            el(
              'tr',
              {},
              el(
                'td',
                {},
                el(
                  'button',
                  {
                    className: 'link',
                    type: 'button',
                    title: 'Show this control’s findings',
                    onclick: () => {
                      filter({ control: control.id });
                      render();
                    },
                  },
                  control.id,
                ),
                ` ${control.title}`,
              ),
              ...columns.map((column) => el('td', { className: 'number' }, String(control[column]))),
            ),
          ),
        ),
      ),
    );
  }

  function gapsSection() {
    const { syntaxErrors, skipped, failedUnits } = data.report.scope;
    const unread = skipped
      .map((entry, index) => ({ entry, index }))
      .filter(({ entry }) => entry.kind !== 'not-applicable');
    if (syntaxErrors.length + unread.length + failedUnits.length === 0) return null;
    return el(
      'details',
      { id: 'gaps' },
      el('summary', {}, `Not or not fully evaluated (${syntaxErrors.length + unread.length + failedUnits.length})`),
      el(
        'ul',
        {},
        ...syntaxErrors.map((error, index) =>
          el('li', {}, jump('syntaxErrors', index, `${error.file}:${error.range.start.line + 1}`), ` ${error.message}`),
        ),
        ...failedUnits.map((unit) => el('li', {}, `${unit.unit}: ${unit.message}`)),
        ...unread.map(({ entry, index }) => el('li', {}, jump('skipped', index, entry.path), ` ${entry.reason}`)),
      ),
    );
  }

  function render() {
    root.replaceChildren(
      ...header(),
      filterBar(),
      el('section', { id: 'findings', 'aria-label': 'Findings' }),
      ...[controlsSection(), gapsSection()].filter((element) => element !== null),
    );
    showFindings();
  }

  window.addEventListener('message', (event) => {
    if (event.data?.type !== 'report') return;
    data = event.data;
    if (!data.report.controls.some((control) => control.id === filters.control)) filters.control = '';
    limit = PAGE;
    render();
  });

  // `/` goes to the text filter; arrows go from place to place.
  window.addEventListener('keydown', (event) => {
    const inField = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (event.key === '/' && !inField) {
      event.preventDefault();
      document.getElementById('filter-text')?.focus();
    }
    if (
      (event.key === 'ArrowDown' || event.key === 'ArrowUp') &&
      event.target instanceof HTMLButtonElement &&
      event.target.classList.contains('jump')
    ) {
      const jumps = [...document.querySelectorAll('button.jump')];
      const next = jumps[jumps.indexOf(event.target) + (event.key === 'ArrowDown' ? 1 : -1)];
      if (next instanceof HTMLElement) {
        event.preventDefault();
        next.focus();
      }
    }
  });

  host.postMessage({ type: 'ready' });
})();
