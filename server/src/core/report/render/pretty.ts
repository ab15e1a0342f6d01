/**
 * The report for a terminal: what needs attention, grouped by file, then a summary that also tells what was not decided, not
 * read and not evaluated. Must never print a control character that came from a file.
 */
import picocolors from 'picocolors';
import { OUTCOMES, type Outcome, type Severity } from '../../model.ts';
import { couldNotEvaluate, plural } from '../couldNotEvaluate.ts';
import type { Report, ReportFinding } from '../schema.ts';
import type { RenderOptions } from './render.ts';
import { visibleText } from './visibleText.ts';

type Colours = ReturnType<typeof picocolors.createColors>;

export function renderPretty(report: Report, options: RenderOptions): string {
  const colours = picocolors.createColors(options.colour);
  const shown = report.findings.filter(({ outcome }) => isListed(outcome, options.detail));
  const lines: string[] = [];
  for (const [file, findings] of groupByFile(shown)) {
    lines.push(colours.underline(visibleText(file)));
    lines.push(...table(findings, colours, options.width), '');
  }
  if (options.detail !== 'summary') lines.push(...problems(report, colours));
  lines.push(...summary(report, colours));
  return `${lines.join('\n')}\n`;
}

function isListed(outcome: Outcome, detail: RenderOptions['detail']): boolean {
  switch (detail) {
    case 'summary':
      return false;
    case 'attention':
      return outcome === 'fail' || outcome === 'error' || outcome === 'unknown';
    case 'all':
      return true;
  }
}

function groupByFile(findings: readonly ReportFinding[]): ReadonlyMap<string, readonly ReportFinding[]> {
  const groups = new Map<string, ReportFinding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.file);
    if (group === undefined) groups.set(finding.file, [finding]);
    else group.push(finding);
  }
  return groups;
}

/** Rows `line:column  severity  policy  message`; the message is wrapped to what is left of the width. */
function table(findings: readonly ReportFinding[], colours: Colours, width: number): readonly string[] {
  const rows = findings.map((finding) => ({
    finding,
    position: `${String(finding.range.start.line + 1)}:${String(finding.range.start.character + 1)}`,
    label: finding.outcome === 'fail' ? finding.severity : finding.outcome,
    policy: visibleText(finding.policy),
  }));
  const columns = {
    position: Math.max(...rows.map(({ position }) => position.length)),
    label: Math.max(...rows.map(({ label }) => label.length)),
    policy: Math.max(...rows.map(({ policy }) => policy.length)),
  };
  const indent = 2 + columns.position + 2 + columns.label + 2 + columns.policy + 2;
  return rows.flatMap(({ finding, position, label, policy }) => {
    const text = wrap(messageOf(finding), Math.max(30, width - indent));
    const head = `  ${colours.dim(position.padStart(columns.position))}  ${paint(finding, colours)(label.padEnd(columns.label))}  ${policy.padEnd(columns.policy)}  `;
    return text.map((line, index) => (index === 0 ? head : ' '.repeat(indent)) + line);
  });
}

function messageOf(finding: ReportFinding): string {
  const parts = [`${visibleText(resourceOf(finding))}: ${visibleText(finding.message)}`];
  if (finding.controls.length > 0) parts.push(`(${finding.controls.map(visibleText).join(', ')})`);
  if (finding.fixable && finding.outcome === 'fail') parts.push('[fixable]');
  if (finding.waiver !== undefined) parts.push(`[waived: ${visibleText(finding.waiver.reason ?? 'no reason given')}]`);
  if (finding.lapsedWaiver !== undefined) {
    const { until } = finding.lapsedWaiver;
    parts.push(`[a waiver for it does not hold${until === null ? '' : `, it ran until ${visibleText(until)}`}]`);
  }
  return parts.join(' ');
}

/** Instances are counted; JSON names them. One alone is named, for it is not the whole of its block. */
function resourceOf({ resource, instances = [] }: ReportFinding): string {
  const [only] = instances;
  if (only === undefined) return resource;
  return instances.length === 1 ? only : `${resource} (x${String(instances.length)})`;
}

/** Breaks at spaces; a word longer than the width stays whole, so that it can be copied. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

function paint(finding: ReportFinding, colours: Colours): (text: string) => string {
  switch (finding.outcome) {
    case 'fail':
      return severityColour(finding.severity, colours);
    case 'error':
      return colours.magenta;
    case 'unknown':
      return colours.cyan;
    case 'pass':
      return colours.green;
    case 'waived':
      return colours.dim;
  }
}

function severityColour(severity: Severity, colours: Colours): (text: string) => string {
  switch (severity) {
    case 'critical':
      return (text) => colours.bold(colours.red(text));
    case 'high':
      return colours.red;
    case 'medium':
      return colours.yellow;
    case 'low':
    case 'info':
      return colours.blue;
  }
}

/** Syntax errors and unreadable files one by one; they are why a clean-looking list may not be clean. */
function problems(report: Report, colours: Colours): readonly string[] {
  const { syntaxErrors, skipped, failedUnits } = report.scope;
  const lines = [
    ...syntaxErrors.map(({ file, range, message }) => {
      const place = `${visibleText(file)}:${String(range.start.line + 1)}:${String(range.start.character + 1)}`;
      return `  ${place}  ${visibleText(message)}`;
    }),
    ...skipped
      .filter(({ kind }) => kind === 'unreadable')
      .map(({ path, reason }) => `  ${visibleText(path)}  ${visibleText(reason)}`),
    ...failedUnits.map(({ unit, message }) => `  ${visibleText(unit)}  ${visibleText(message)}`),
  ];
  const modules = report.scope.unresolvedModules.map(
    ({ file, range, message }) => `  ${visibleText(file)}:${String(range.start.line + 1)}  ${visibleText(message)}`,
  );
  return [
    ...(lines.length === 0 ? [] : [colours.magenta('Could not be evaluated completely:'), ...lines, '']),
    ...(modules.length === 0 ? [] : [colours.yellow('Modules that could not be followed:'), ...modules, '']),
  ];
}

function summary(report: Report, colours: Colours): readonly string[] {
  const { summary: counts, scope } = report;
  const left = scope.skipped.filter(({ kind }) => kind === 'excluded').length;
  const unresolved = scope.skipped.filter(({ kind }) => kind === 'unresolved').length;
  const inapplicable = scope.skipped.filter(({ kind }) => kind === 'not-applicable').length;
  const severities = Object.entries(counts.bySeverity).filter(([, number]) => number > 0);
  const failing =
    severities.length === 0 ? '' : ` (${severities.map(([name, number]) => `${String(number)} ${name}`).join(', ')})`;
  const colourOf: Record<Outcome, (text: string) => string> = {
    pass: colours.green,
    fail: colours.red,
    unknown: colours.cyan,
    waived: colours.dim,
    error: colours.magenta,
  };
  const tally = OUTCOMES.map((outcome) => {
    const text = `${String(counts[outcome])} ${outcome}${outcome === 'fail' ? failing : ''}`;
    return counts[outcome] > 0 ? colourOf[outcome](text) : text;
  }).join(', ');
  const files = `${plural(counts.files, 'file', 'files')}, ${plural(counts.resources, 'resource', 'resources')}`;
  const policies =
    scope.onlyPolicies === null
      ? plural(report.bundle.policies, 'policy', 'policies')
      : `only ${String(scope.onlyPolicies.length)} of ${plural(report.bundle.policies, 'policy', 'policies')}`;
  const asides = [
    unresolved > 0 ? `${plural(unresolved, 'template needs', 'templates need')} rendering to be judged in full` : '',
    left > 0 ? `${plural(left, 'path', 'paths')} left out` : '',
    inapplicable > 0 ? `${plural(inapplicable, 'file', 'files')} not applicable` : '',
    scope.strict ? '' : 'without the strict Terraform parser',
  ].filter((aside) => aside !== '');
  const gaps = couldNotEvaluate(report);
  const verdict =
    gaps.length > 0
      ? gaps.map((gap) => colours.magenta(`! ${gap}`))
      : counts.fail === 0
        ? [colours.green('No policy fails.') + (counts.unknown > 0 ? ' What is unknown is not shown to hold.' : '')]
        : [];
  const modules = scope.unresolvedModules.length;
  if (modules > 0) {
    const calls = plural(modules, 'module call', 'module calls');
    verdict.push(colours.yellow(`! ${calls} could not be followed: what is created there is not judged.`));
  }
  const lapsed = report.waivers.filter(({ state }) => state === 'expired' || state === 'faulty').length;
  if (lapsed > 0)
    verdict.push(colours.yellow(`! ${plural(lapsed, 'waiver does', 'waivers do')} not hold (expired or faulty).`));
  return [colours.bold(tally), `${files}, ${policies}${asides.length > 0 ? `; ${asides.join(', ')}` : ''}`, ...verdict];
}
