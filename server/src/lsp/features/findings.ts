/** Looks up the findings of a file in the current results of its units, by reference or by place. */
import type { Diagnostic } from 'vscode-languageserver';
import { SOURCE } from '../convert.ts';
import type { FindingReference } from '../protocol.ts';
import type { Found } from '../samePlace.ts';
import type { Session } from '../session.ts';

/** The findings of a file that the user wants to see, of every outcome, those of the file's own folder first. */
export function findingsOf(session: Session, uri: string): readonly Found[] {
  const folder = uri.slice(0, uri.lastIndexOf('/'));
  const results = [...session.resultsOf(uri)].sort(
    (a, b) => Number(isOf(b.unit, folder)) - Number(isOf(a.unit, folder)),
  );
  return results.flatMap((result) =>
    result.kind === 'failed'
      ? []
      : result.analysis.findings
          .filter((finding) => finding.uri === uri && session.isShown(finding))
          .map((finding) => ({ unit: result.unit, finding })),
  );
}

function isOf(unitId: string, folder: string): boolean {
  return unitId.endsWith(`:${folder}`) || unitId.endsWith(`:${folder}/`);
}

export function findByReference(session: Session, reference: FindingReference): Found | null {
  const path = JSON.stringify(reference.path);
  const matches = findingsOf(session, reference.uri).filter(
    ({ finding }) =>
      finding.policy === reference.policy &&
      finding.resourceId === reference.resourceId &&
      JSON.stringify(finding.path) === path,
  );
  return matches.find(({ unit }) => unit === reference.unit) ?? matches[0] ?? null;
}

/** The finding a diagnostic was made of; by its place where the client did not keep the data. */
export function findByDiagnostic(session: Session, uri: string, diagnostic: Diagnostic): Found | null {
  if (diagnostic.source !== SOURCE) return null;
  if (isReference(diagnostic.data)) return findByReference(session, { ...diagnostic.data, uri });
  const range = JSON.stringify(diagnostic.range);
  return (
    findingsOf(session, uri).find(
      ({ finding }) =>
        finding.policy === diagnostic.code && JSON.stringify(finding.range) === range && finding.outcome !== 'pass',
    ) ?? null
  );
}

/** Checks what came over the wire. */
export function isReference(value: unknown): value is FindingReference {
  if (typeof value !== 'object' || value === null) return false;
  const data = value as Readonly<Record<string, unknown>>;
  return (
    typeof data.uri === 'string' &&
    typeof data.unit === 'string' &&
    typeof data.policy === 'string' &&
    typeof data.resourceId === 'string' &&
    Array.isArray(data.path)
  );
}

export function referenceTo({ unit, finding }: Found): FindingReference {
  return { uri: finding.uri, unit, policy: finding.policy, resourceId: finding.resourceId, path: finding.path };
}
