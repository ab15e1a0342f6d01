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
import { visibleText } from './visibleText.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const TAXONOMY = 'SOC 2';
/** The repository's root, where git told it, else the scan's; its absolute place is a matter of one machine, so it is not in the file. */
const ROOT = '%SRCROOT%';

export function renderSarif(report: Report): string {
  const log: Log = { $schema: SCHEMA, version: '2.1.0', runs: [sarifRun(report)] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** Where things stand in the arrays of the run, and what paths are relative to. */
interface Context {
  readonly rules: ReadonlyMap<string, number>;
  readonly controls: ReadonlyMap<string, number>;
  readonly artifacts: ReadonlyMap<string, number>;
  /** From the repository's root to the scan's. */
  readonly prefix: string;
}

function indexes(keys: readonly string[]): ReadonlyMap<string, number> {
  return new Map(keys.map((key, index) => [key, index]));
}

function sarifRun(report: Report): Run {
  const context: Context = {
    rules: indexes(report.policies.map(({ id }) => id)),
    controls: indexes(report.controls.map(({ id }) => id)),
    artifacts: indexes(report.scope.files.map(({ path }) => path)),
    prefix: report.scope.git?.prefix ?? '',
  };
  const provenance = versionControl(report);
  return {
    tool: {
      driver: {
        name: 'Plumbline',
        version: report.tool.version,
        semanticVersion: report.tool.version,
        rules: report.policies.map((policy) => rule(policy, context)),
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
    invocations: [invocation(report, context)],
    originalUriBaseIds: {
      [ROOT]: {
        description: {
          text: report.scope.git === null ? 'The common folder of the scanned paths.' : 'The root of the repository.',
        },
      },
    },
    artifacts: report.scope.files.map(({ path, sha256 }): Artifact => ({
      location: fileLocation(path, context),
      hashes: { 'sha-256': sha256 },
    })),
    ...(provenance === null ? {} : { versionControlProvenance: [provenance] }),
    results: resultsOf(report.findings, context),
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

function rule(policy: ReportPolicy, context: Context): ReportingDescriptor {
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
    shortDescription: { text: escaped(policy.title) },
    fullDescription: { text: escaped(policy.description) },
    help: { text: escaped(paragraphs.join('\n\n')) },
    ...(help === undefined ? {} : { helpUri: help }),
    defaultConfiguration: { level: levelOf(policy.severity) },
    relationships: policy.evidenceFor.map(({ control, strength }) => ({
      target: { id: control, ...indexOf(context.controls, control), toolComponent: { name: TAXONOMY, index: 0 } },
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

function resultsOf(findings: readonly ReportFinding[], context: Context): Result[] {
  const times = new Map<string, number>();
  return findings.map((finding) => {
    const print = fingerprint(finding);
    const time = (times.get(print) ?? 0) + 1;
    times.set(print, time);
    return result(finding, time === 1 ? print : `${print}|${String(time)}`, context);
  });
}

/** A text from a file or about one, as the text of a message: one line, in which nothing is a link or a placeholder. */
function messageOf(text: string): { text: string } {
  return { text: escaped(visibleText(text)) };
}

/** What SARIF gives a meaning in a message (3.11.5, 3.11.6), as plain characters. */
function escaped(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&').replace(/[{}]/g, '$&$&');
}

function result(finding: ReportFinding, print: string, context: Context): Result {
  const lapsed = finding.lapsedWaiver;
  return {
    ruleId: finding.policy,
    ...ruleIndexOf(context, finding.policy),
    ...kindAndLevel(finding),
    message: messageOf(`${finding.resource}${instancesIn(finding)}: ${finding.message}`),
    locations: [location(finding, context)],
    partialFingerprints: { 'policyResourceAndMessage/v1': print },
    taxa: finding.controls.map((id) => ({
      id,
      ...indexOf(context.controls, id),
      toolComponent: { name: TAXONOMY, index: 0 },
    })),
    ...(finding.related.length === 0
      ? {}
      : {
          relatedLocations: finding.related.map(({ file, range, message }, id) => ({
            id,
            physicalLocation: physicalLocation(file, range, context),
            message: messageOf(message),
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
                physicalLocation: physicalLocation(finding.waiver.file, finding.waiver.range, context),
              },
            },
          ],
        }),
    ...(finding.fix === undefined ? {} : { fixes: [fix(finding.fix, context)] }),
    properties: {
      outcome: finding.outcome,
      severity: finding.severity,
      ...(finding.instances === undefined ? {} : { instances: finding.instances }),
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

/** What stays the same when lines move, so that a service recognises a finding in the next commit; equal ones are counted. */
function fingerprint(finding: ReportFinding): string {
  return [finding.policy, finding.file, finding.namespace ?? '', finding.resource, finding.message].join('|');
}

function justification({ reason, owner, ticket, until }: WaiverTerms): string {
  const terms = [
    reason ?? 'no reason given',
    ...(owner === null ? [] : [`owner: ${owner}`]),
    ...(ticket === null ? [] : [`ticket: ${ticket}`]),
    ...(until === null ? [] : [`until: ${until}`]),
  ];
  return visibleText(terms.join('; '));
}

function fix(planned: NonNullable<ReportFinding['fix']>, context: Context): NonNullable<Result['fixes']>[number] {
  const files = [...new Set(planned.edits.map(({ file }) => file))];
  return {
    description: messageOf(planned.title),
    artifactChanges: files.map((file) => ({
      artifactLocation: { ...fileLocation(file, context), ...indexOf(context.artifacts, file) },
      replacements: planned.edits
        .filter((edit) => edit.file === file)
        .map(({ range, newText }) => ({ deletedRegion: region(range), insertedContent: { text: newText } })),
    })),
  };
}

/** One cause is one result; each instance that it concerns is a logical location of it. */
function location(finding: ReportFinding, context: Context): Location {
  const qualified = finding.namespace === undefined ? finding.resource : `${finding.namespace}/${finding.resource}`;
  return {
    physicalLocation: physicalLocation(finding.file, finding.range, context),
    logicalLocations: (finding.instances ?? [qualified]).map((fullyQualifiedName) => ({
      fullyQualifiedName,
      kind: 'resource',
    })),
  };
}

function instancesIn({ instances }: ReportFinding): string {
  return instances === undefined || instances.length < 2 ? '' : ` (x${String(instances.length)})`;
}

function physicalLocation(file: string, range: Range, context: Context): PhysicalLocation {
  return {
    artifactLocation: { ...fileLocation(file, context), ...indexOf(context.artifacts, file) },
    region: region(range),
  };
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

function fileLocation(path: string, { prefix }: Context): { uri: string; uriBaseId?: string } {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return { uri: path };
  return { uri: (prefix + path).split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}

function ruleIndexOf(context: Context, policy: string): { ruleIndex?: number } {
  const index = context.rules.get(policy);
  return index === undefined ? {} : { ruleIndex: index };
}

function indexOf(indexes: ReadonlyMap<string, number>, key: string): { index?: number } {
  const index = indexes.get(key);
  return index === undefined ? {} : { index };
}

function invocation(report: Report, context: Context): Invocation {
  const notifications: Notification[] = [
    ...report.scope.syntaxErrors.map(({ file, range, message }): Notification => ({
      level: 'error',
      message: messageOf(message),
      locations: [{ physicalLocation: physicalLocation(file, range, context) }],
      descriptor: { id: 'syntax-error' },
    })),
    ...report.scope.skipped.map(({ path, kind, reason }): Notification => ({
      level: kind === 'unreadable' ? 'error' : kind === 'unresolved' ? 'warning' : 'note',
      message: messageOf(reason),
      locations: [{ physicalLocation: { artifactLocation: fileLocation(path, context) } }],
      descriptor: { id: `skipped-${kind}` },
    })),
    ...report.scope.unresolvedModules.map(({ file, range, message }): Notification => ({
      level: 'warning',
      message: messageOf(message),
      locations: [{ physicalLocation: physicalLocation(file, range, context) }],
      descriptor: { id: 'unresolved-module' },
    })),
    ...report.scope.failedUnits.map(({ unit, message }): Notification => ({
      level: 'error',
      message: messageOf(message),
      locations: [{ physicalLocation: { artifactLocation: fileLocation(unit, context) } }],
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
  if (git === null || git.repository === null) return null;
  return {
    repositoryUri: git.repository,
    revisionId: git.commit,
    ...(git.branch === null ? {} : { branch: git.branch }),
    mappedTo: { uriBaseId: ROOT },
    properties: { dirty: git.dirty },
  };
}
