/**
 * Makes the report of a scan: every outcome, every control of the catalog, every file with its hash or the reason why it was
 * left out. Deterministic: the same scan result and catalog give the same report. Must never drop an outcome.
 */
import type {
  Catalog,
  FileEdits,
  Finding,
  FixEntry,
  Fix,
  FixOperation,
  Outcome,
  PolicyMetadata,
  Range,
  RelatedLocation,
  Severity,
  Waiver,
} from '../model.ts';
import type { ScanResult } from '../scan.ts';
import { relativePath } from '../sourceUri.ts';
import type {
  OutcomeCounts,
  Report,
  ReportControl,
  ReportFinding,
  ReportFix,
  ReportPolicy,
  ReportScope,
  ReportWaiver,
  WaiverState,
  WaiverTerms,
} from './schema.ts';

/** `rootLabel`: what `scope.root` says, a path or uri that a person can read. */
export function buildReport(scan: ScanResult, catalog: Catalog, rootLabel: string): Report {
  const place = (uri: string): string => relativePath(uri, scan.root);
  const wanted = scan.onlyPolicies === null ? null : new Set(scan.onlyPolicies);
  const raw = scan.analyses
    .flatMap((analysis) => analysis.findings)
    .filter((finding) => wanted === null || wanted.has(finding.policy));
  const findings = raw.map((finding) => reportFinding(finding, scan.fixes.get(finding), place)).sort(compareFindings);
  const policies = catalog.policies.filter((policy) => wanted === null || wanted.has(policy.id));
  return {
    schemaVersion: 1,
    tool: { name: 'plumbline', version: scan.toolVersion },
    bundle: { digest: catalog.digest, policies: catalog.policies.length },
    generatedAt: scan.generatedAt.toISOString(),
    scope: reportScope(scan, rootLabel, place),
    findings,
    controls: catalog.controls.map((control): ReportControl => {
      const evidence = policies.filter((policy) => policy.controls.some(({ id }) => id === control.id));
      return {
        id: control.id,
        title: control.title,
        summary: control.summary,
        shownByCode: control.shown_by_code,
        otherEvidence: control.other_evidence,
        policies: evidence.map(({ id }) => id),
        ...count(findings.filter((finding) => finding.controls.includes(control.id))),
      };
    }),
    policies: policies.map((policy) => reportPolicy(policy, scan, findings)),
    waivers: reportWaivers(scan, raw, place),
    summary: {
      ...count(findings),
      files: scan.files.length,
      resources: scan.analyses.reduce(
        (sum, analysis) => sum + analysis.resources.filter((resource) => resource.mode !== 'block').length,
        0,
      ),
      judgedResources: scan.analyses.reduce(
        (sum, analysis) =>
          sum +
          new Set(
            analysis.findings
              .filter((finding) => wanted === null || wanted.has(finding.policy))
              .map((finding) => finding.resourceId),
          ).size,
        0,
      ),
      bySeverity: countBySeverity(findings),
    },
  };
}

function reportScope(scan: ScanResult, rootLabel: string, place: (uri: string) => string): ReportScope {
  return {
    root: rootLabel,
    files: scan.files
      .map((file) => ({ path: place(file.uri), sha256: file.sha256 }))
      .sort((a, b) => compareText(a.path, b.path)),
    skipped: scan.skipped
      .map(({ uri, kind, reason }) => ({ path: place(uri), kind, reason }))
      .sort((a, b) => compareText(a.path, b.path)),
    syntaxErrors: distinctPlaces(scan.analyses.flatMap((analysis) => analysis.syntaxErrors))
      .map(({ uri, range, message, parser }) => ({ file: place(uri), range: copyRange(range), message, parser }))
      .sort(
        (a, b) => compareText(a.file, b.file) || compareRanges(a.range, b.range) || compareText(a.message, b.message),
      ),
    failedUnits: scan.failedUnits.map(({ folder, framework, message }) => ({
      unit: place(folder),
      framework,
      message,
    })),
    unresolvedModules: distinctPlaces(scan.analyses.flatMap((analysis) => analysis.unresolvedModules))
      .map(({ uri, range, message }) => ({ file: place(uri), range: copyRange(range), message }))
      .sort(
        (a, b) => compareText(a.file, b.file) || compareRanges(a.range, b.range) || compareText(a.message, b.message),
      ),
    variableFiles: Object.entries(scan.variableFiles)
      .filter(([, uris]) => uris.length > 0)
      .map(([folder, uris]) => ({ module: place(folder), files: uris.map(place) }))
      .sort((a, b) => compareText(a.module, b.module)),
    git: scan.git,
    complete: scan.complete,
    strict: scan.strict,
    onlyPolicies: scan.onlyPolicies,
    excluded: scan.exclude,
  };
}

/** A file of two units (a module and its caller) is read once, so what is said of it is told once. */
function distinctPlaces<T extends RelatedLocation>(places: readonly T[]): readonly T[] {
  return [...new Map(places.map((place) => [JSON.stringify([place.uri, place.range, place.message]), place])).values()];
}

function reportFinding(
  finding: Finding,
  edits: readonly FileEdits[] | null | undefined,
  place: (uri: string) => string,
): ReportFinding {
  const fix = reportFix(finding.fix, edits ?? null, place);
  return {
    policy: finding.policy,
    outcome: finding.outcome,
    resource: finding.resource,
    ...(finding.instances === undefined ? {} : { instances: finding.instances }),
    ...(finding.namespace === undefined ? {} : { namespace: finding.namespace }),
    file: place(finding.uri),
    range: copyRange(finding.range),
    severity: finding.severity,
    controls: finding.controls,
    aliases: finding.aliases,
    message: finding.message,
    fixable: finding.outcome === 'fail' && finding.fix !== undefined && edits !== null,
    related: finding.related.map(({ uri, range, message }: RelatedLocation) => ({
      file: place(uri),
      range: copyRange(range),
      message,
    })),
    ...(finding.waiver === undefined ? {} : { waiver: waiverTerms(finding.waiver, place) }),
    ...(finding.lapsedWaiver === undefined ? {} : { lapsedWaiver: waiverTerms(finding.lapsedWaiver, place) }),
    ...(fix === null ? {} : { fix }),
  };
}

function reportFix(
  fix: Fix | undefined,
  edits: readonly FileEdits[] | null,
  place: (uri: string) => string,
): ReportFix | null {
  if (fix === undefined || edits === null || needsChoice(fix)) return null;
  return {
    title: fix.title,
    edits: edits.flatMap((file) =>
      file.edits.map(({ range, newText }) => ({ file: place(file.uri), range: copyRange(range), newText })),
    ),
  };
}

/** Whether a person must fill something in: such a fix is offered in an editor only. */
export function needsChoice(fix: Fix): boolean {
  const inEntry = (entry: FixEntry): boolean => ('block' in entry ? entry.block.some(inEntry) : 'placeholder' in entry);
  return fix.operations.some((operation: FixOperation) => {
    switch (operation.op) {
      case 'set':
        return 'placeholder' in operation;
      case 'remove':
        return false;
      case 'add_block':
      case 'add_resource':
        return operation.body.some(inEntry);
    }
  });
}

function reportPolicy(policy: PolicyMetadata, scan: ScanResult, findings: readonly ReportFinding[]): ReportPolicy {
  const given = scan.settings[policy.id] ?? {};
  return {
    id: policy.id,
    title: policy.title,
    severity: policy.severity,
    controls: policy.controls.map(({ id }) => id),
    description: policy.description,
    evidenceFor: policy.controls.map(({ id, strength, rationale }) => ({ control: id, strength, rationale })),
    remediation: policy.remediation,
    aliases: policy.aliases,
    references: policy.references,
    page: policy.page,
    settings: Object.fromEntries(
      Object.entries(policy.settings).map(([name, setting]) => [name, given[name] ?? setting.default]),
    ),
    ...count(findings.filter((finding) => finding.policy === policy.id)),
  };
}

function reportWaivers(
  scan: ScanResult,
  findings: readonly Finding[],
  place: (uri: string) => string,
): readonly ReportWaiver[] {
  const key = (waiver: Waiver): string => JSON.stringify([waiver.uri, waiver.range.start, waiver.policy]);
  const uses = new Map<string, number>();
  for (const { waiver } of findings) if (waiver !== undefined) uses.set(key(waiver), (uses.get(key(waiver)) ?? 0) + 1);
  const waivers = new Map(
    scan.analyses.flatMap((analysis) => analysis.waivers).map((waiver) => [key(waiver), waiver] as const),
  );
  const today = scan.generatedAt.toISOString().slice(0, 10);
  const state = (waiver: Waiver): WaiverState => {
    if (uses.has(key(waiver))) return 'used';
    if (waiver.until !== null && waiver.until < today) return 'expired';
    return waiver.problem === null ? 'unused' : 'faulty';
  };
  return [...waivers.values()]
    .map((waiver) => ({
      policy: waiver.policy,
      ...waiverTerms(waiver, place),
      state: state(waiver),
      problem: waiver.problem,
      findings: uses.get(key(waiver)) ?? 0,
    }))
    .sort((a, b) => compareText(a.file, b.file) || compareRanges(a.range, b.range) || compareText(a.policy, b.policy));
}

function waiverTerms(waiver: Waiver, place: (uri: string) => string): WaiverTerms {
  const { reason, until, owner, ticket } = waiver;
  return { reason, until, owner, ticket, file: place(waiver.uri), range: copyRange(waiver.range) };
}

/** Counts outcomes. */
export function count(findings: readonly { readonly outcome: Outcome }[]): OutcomeCounts {
  const counts = { pass: 0, fail: 0, unknown: 0, waived: 0, error: 0 };
  for (const { outcome } of findings) counts[outcome]++;
  return counts;
}

function countBySeverity(findings: readonly ReportFinding[]): Readonly<Record<Severity, number>> {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { outcome, severity } of findings) if (outcome === 'fail') counts[severity]++;
  return counts;
}

/** A range's own fields in a fixed order, whatever object the parser made. */
function copyRange({ start, end }: Range): Range {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

function compareFindings(a: ReportFinding, b: ReportFinding): number {
  return (
    compareText(a.file, b.file) ||
    compareRanges(a.range, b.range) ||
    compareText(a.policy, b.policy) ||
    compareText(a.resource, b.resource) ||
    compareText(a.message, b.message)
  );
}

function compareRanges(a: Range, b: Range): number {
  return (
    a.start.line - b.start.line ||
    a.start.character - b.start.character ||
    a.end.line - b.end.line ||
    a.end.character - b.end.character
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
