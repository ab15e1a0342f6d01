/**
 * The report as SARIF 2.1.0 (OASIS standard, https://docs.oasis-open.org/sarif/sarif/v2.1.0/), for code-scanning services.
 *
 * Policies are rules, controls are a taxonomy, waivers are suppressions. Every outcome is a result: `pass` has kind `pass`,
 * `unknown` kind `open` (not enough information to decide); what could not be evaluated is a notification, and `executionSuccessful` says so.
 */
import type {
  Artifact,
  Invocation,
  Location,
  Log,
  Notification,
  PhysicalLocation,
  Region,
  ReportingDescriptor,
  Result,
  Run,
  VersionControlDetails,
} from 'sarif';
import type { Range, Severity } from '../../model.ts';
import { couldNotEvaluate } from '../couldNotEvaluate.ts';
import type { Report, ReportFinding, ReportPolicy, WaiverTerms } from '../schema.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const TAXONOMY = 'SOC 2';
/** Relative paths are below this base; its absolute place is a matter of one machine, so it is not in the file. */
const ROOT = 'SCAN_ROOT';

export function renderSarif(report: Report): string {
  const log: Log = { $schema: SCHEMA, version: '2.1.0', runs: [sarifRun(report)] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function sarifRun(report: Report): Run {
  const ruleIndex = new Map(report.policies.map(({ id }, index) => [id, index]));
  const controlIndex = new Map(report.controls.map(({ id }, index) => [id, index]));
  const artifactIndex = new Map(report.scope.files.map(({ path }, index) => [path, index]));
  const provenance = versionControl(report);
  return {
    tool: {
      driver: {
        name: 'Plumbline',
        version: report.tool.version,
        semanticVersion: report.tool.version,
        rules: report.policies.map((policy) => rule(policy, controlIndex)),
        supportedTaxonomies: [{ name: TAXONOMY, index: 0 }],
        properties: { bundleDigest: report.bundle.digest },
      },
    },
    taxonomies: [
      {
        name: TAXONOMY,
        shortDescription: { text: 'SOC 2 trust services criteria, by id; the summaries are Plumbline’s own words.' },
        isComprehensive: true,
        taxa: report.controls.map((control) => ({
          id: control.id,
          name: control.title,
          shortDescription: { text: control.title },
          fullDescription: { text: control.summary },
          properties: { shownByCode: control.shownByCode, otherEvidence: control.otherEvidence },
        })),
      },
    ],
    invocations: [invocation(report)],
    originalUriBaseIds: { [ROOT]: { description: { text: 'The common folder of the paths that were scanned.' } } },
    artifacts: report.scope.files.map(({ path, sha256 }): Artifact => ({
      location: fileLocation(path),
      hashes: { 'sha-256': sha256 },
    })),
    ...(provenance === null ? {} : { versionControlProvenance: [provenance] }),
    results: report.findings.map((finding) => result(finding, ruleIndex, controlIndex, artifactIndex)),
    columnKind: 'utf16CodeUnits',
    properties: {
      summary: report.summary,
      waivers: report.waivers,
      skipped: report.scope.skipped,
      git: report.scope.git,
      onlyPolicies: report.scope.onlyPolicies,
    },
  };
}

function rule(policy: ReportPolicy, controlIndex: ReadonlyMap<string, number>): ReportingDescriptor {
  const settings = Object.entries(policy.settings);
  const paragraphs = [
    policy.description,
    `How to fix: ${policy.remediation}`,
    ...policy.evidenceFor.map(({ control, strength, rationale }) => `${control} (${strength}): ${rationale}`),
    ...(settings.length === 0
      ? []
      : [`Settings: ${settings.map(([name, value]) => `${name} = ${JSON.stringify(value)}`).join(', ')}.`]),
    ...policy.references,
  ];
  const help = policy.references.find((reference) => /^https?:\/\//.test(reference));
  return {
    id: policy.id,
    shortDescription: { text: policy.title },
    fullDescription: { text: policy.description },
    help: { text: paragraphs.join('\n\n') },
    ...(help === undefined ? {} : { helpUri: help }),
    defaultConfiguration: { level: levelOf(policy.severity) },
    relationships: policy.evidenceFor.map(({ control, strength }) => ({
      target: { id: control, ...indexOf(controlIndex, control), toolComponent: { name: TAXONOMY, index: 0 } },
      kinds: [strength === 'direct' ? 'superset' : 'relevant'],
    })),
    properties: {
      tags: ['security', ...policy.controls],
      precision: 'high',
      'security-severity': SECURITY_SEVERITY[policy.severity],
      aliases: policy.aliases,
    },
  };
}

/** The scale that code-scanning services sort by (0 to 10, as text). */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  info: '0.0',
};

function result(
  finding: ReportFinding,
  ruleIndex: ReadonlyMap<string, number>,
  controlIndex: ReadonlyMap<string, number>,
  artifactIndex: ReadonlyMap<string, number>,
): Result {
  const lapsed = finding.lapsedWaiver;
  return {
    ruleId: finding.policy,
    ...(ruleIndex.has(finding.policy) ? { ruleIndex: ruleIndex.get(finding.policy) ?? -1 } : {}),
    ...kindAndLevel(finding),
    message: { text: `${finding.resource}: ${finding.message}` },
    locations: [location(finding, artifactIndex)],
    partialFingerprints: { 'policyAndResource/v1': fingerprint(finding) },
    taxa: finding.controls.map((id) => ({
      id,
      ...indexOf(controlIndex, id),
      toolComponent: { name: TAXONOMY, index: 0 },
    })),
    ...(finding.related.length === 0
      ? {}
      : {
          relatedLocations: finding.related.map(({ file, range, message }, id) => ({
            id,
            physicalLocation: physicalLocation(file, range, artifactIndex),
            message: { text: message },
          })),
        }),
    ...(finding.waiver === undefined
      ? {}
      : {
          suppressions: [
            {
              kind: 'inSource' as const,
              status: 'accepted' as const,
              justification: justification(finding.waiver),
              location: {
                physicalLocation: physicalLocation(finding.waiver.file, finding.waiver.range, artifactIndex),
              },
            },
          ],
        }),
    ...(finding.fix === undefined ? {} : { fixes: [fix(finding.fix, artifactIndex)] }),
    properties: {
      outcome: finding.outcome,
      severity: finding.severity,
      ...(lapsed === undefined ? {} : { lapsedWaiver: justification(lapsed) }),
    },
  };
}

function kindAndLevel(finding: ReportFinding): Pick<Result, 'kind' | 'level'> {
  switch (finding.outcome) {
    case 'fail':
    case 'waived':
      return { kind: 'fail', level: levelOf(finding.severity) };
    case 'pass':
      return { kind: 'pass', level: 'none' };
    case 'unknown':
    case 'error':
      return { kind: 'open', level: 'none' };
  }
}

function levelOf(severity: Severity): 'error' | 'warning' | 'note' {
  switch (severity) {
    case 'critical':
    case 'high':
      return 'error';
    case 'medium':
      return 'warning';
    case 'low':
    case 'info':
      return 'note';
  }
}

/** What stays the same when lines move, so that a service recognises a finding in the next commit. */
function fingerprint(finding: ReportFinding): string {
  return [finding.policy, finding.file, finding.namespace ?? '', finding.resource].join('|');
}

function justification({ reason, owner, ticket, until }: WaiverTerms): string {
  return [
    reason ?? 'no reason given',
    ...(owner === null ? [] : [`owner: ${owner}`]),
    ...(ticket === null ? [] : [`ticket: ${ticket}`]),
    ...(until === null ? [] : [`until: ${until}`]),
  ].join('; ');
}

function fix(
  planned: NonNullable<ReportFinding['fix']>,
  artifactIndex: ReadonlyMap<string, number>,
): NonNullable<Result['fixes']>[number] {
  const files = [...new Set(planned.edits.map(({ file }) => file))];
  return {
    description: { text: planned.title },
    artifactChanges: files.map((file) => ({
      artifactLocation: { ...fileLocation(file), ...indexOf(artifactIndex, file) },
      replacements: planned.edits
        .filter((edit) => edit.file === file)
        .map(({ range, newText }) => ({ deletedRegion: region(range), insertedContent: { text: newText } })),
    })),
  };
}

function location(finding: ReportFinding, artifactIndex: ReadonlyMap<string, number>): Location {
  const qualified = finding.namespace === undefined ? finding.resource : `${finding.namespace}/${finding.resource}`;
  return {
    physicalLocation: physicalLocation(finding.file, finding.range, artifactIndex),
    logicalLocations: [{ fullyQualifiedName: qualified, kind: 'resource' }],
  };
}

function physicalLocation(file: string, range: Range, artifactIndex: ReadonlyMap<string, number>): PhysicalLocation {
  return { artifactLocation: { ...fileLocation(file), ...indexOf(artifactIndex, file) }, region: region(range) };
}

/** SARIF counts lines and columns from 1. */
function region({ start, end }: Range): Region {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

function fileLocation(path: string): { uri: string; uriBaseId?: string } {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return { uri: path };
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}

function indexOf(indexes: ReadonlyMap<string, number>, key: string): { index?: number } {
  const index = indexes.get(key);
  return index === undefined ? {} : { index };
}

function invocation(report: Report): Invocation {
  const artifactIndex = new Map(report.scope.files.map(({ path }, index) => [path, index]));
  const notifications: Notification[] = [
    ...report.scope.syntaxErrors.map(({ file, range, message }): Notification => ({
      level: 'error',
      message: { text: message },
      locations: [{ physicalLocation: physicalLocation(file, range, artifactIndex) }],
      descriptor: { id: 'syntax-error' },
    })),
    ...report.scope.skipped.map(({ path, kind, reason }): Notification => ({
      level: kind === 'unreadable' ? 'error' : 'note',
      message: { text: reason },
      locations: [{ physicalLocation: { artifactLocation: fileLocation(path) } }],
      descriptor: { id: `skipped-${kind}` },
    })),
    ...report.scope.failedUnits.map(({ unit, message }): Notification => ({
      level: 'error',
      message: { text: message },
      locations: [{ physicalLocation: { artifactLocation: fileLocation(unit) } }],
      descriptor: { id: 'failed-unit' },
    })),
  ];
  return {
    executionSuccessful: couldNotEvaluate(report).length === 0,
    endTimeUtc: report.generatedAt,
    toolExecutionNotifications: notifications,
  };
}

/** The standard demands a repository's uri here; without one the commit is in the run's properties. */
function versionControl({ scope: { git } }: Report): VersionControlDetails | null {
  if (git?.repository == null) return null;
  return {
    repositoryUri: git.repository,
    revisionId: git.commit,
    ...(git.branch === null ? {} : { branch: git.branch }),
    mappedTo: { uriBaseId: ROOT },
    properties: { dirty: git.dirty },
  };
}
