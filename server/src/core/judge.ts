/**
 * Turns what policies say into findings: the one place that decides an outcome.
 *
 * A `pass` exists only where the resource was read completely and its policy was evaluated; a `fail` only where the policy is
 * certain. Everything else is shown as what it is.
 */
import type { PolicyResult, PolicyStatement } from './evaluator.ts';
import type { Finding, Fix, Outcome, Path, Placement, PolicyMetadata, Resource, Waiver } from './model.ts';
import { waiverFor } from './waivers.ts';

/** One policy's word on one resource. */
export type Verdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'fail'; readonly statements: readonly PolicyStatement[]; readonly resource?: Resource }
  | { readonly kind: 'unknown'; readonly statements: readonly PolicyStatement[] }
  | { readonly kind: 'error'; readonly message: string };

/** Splits a policy's result into a verdict per resource of its population. */
export function verdictsOf(result: PolicyResult, targets: readonly Resource[]): ReadonlyMap<string, Verdict> {
  if (result.kind === 'error') {
    return new Map(targets.map((resource) => [resource.id, { kind: 'error', message: result.message }]));
  }
  const denied = byResource(result.deny);
  const undecided = byResource(result.undecided);
  const population = new Set([...result.population, ...denied.keys(), ...undecided.keys()]);
  const verdicts = new Map<string, Verdict>();
  for (const id of population) {
    const fails = denied.get(id);
    const unknowns = undecided.get(id);
    if (fails !== undefined) verdicts.set(id, { kind: 'fail', statements: fails });
    else if (unknowns !== undefined) verdicts.set(id, { kind: 'unknown', statements: unknowns });
    else verdicts.set(id, { kind: 'pass' });
  }
  return verdicts;
}

function byResource(statements: readonly PolicyStatement[]): ReadonlyMap<string, readonly PolicyStatement[]> {
  const grouped = new Map<string, PolicyStatement[]>();
  for (const statement of statements) {
    const group = grouped.get(statement.resource);
    if (group === undefined) grouped.set(statement.resource, [statement]);
    else group.push(statement);
  }
  return grouped;
}

export interface JudgeContext {
  readonly waivers: readonly Waiver[];
  readonly now: Date;
  /** Why nothing in a file can pass (the strict parser rejects it), or null. */
  readonly fileDoubt: (uri: string) => string | null;
  /** Why a policy may not have seen all that it reads of the unit (a file was not read), or null. */
  readonly unitDoubt: (policy: PolicyMetadata) => string | null;
}

/** The findings of one policy on one resource: one, or one per statement that fails. */
export function judge(
  policy: PolicyMetadata,
  resource: Resource,
  verdict: Verdict,
  context: JudgeContext,
): readonly Finding[] {
  const unitDoubt = context.unitDoubt(policy);
  const doubt = resource.incomplete ?? context.fileDoubt(resource.uri) ?? unitDoubt;
  const make = (
    outcome: Outcome,
    message: string,
    path: Path,
    statement?: PolicyStatement,
    seen = resource,
  ): Finding => {
    // Most findings are passes: where those are is known without looking for anything.
    const placement: Placement =
      outcome === 'pass' ? { uri: seen.uri, range: seen.header, exact: true, related: [] } : seen.locate(path);
    return {
      policy: policy.id,
      outcome,
      framework: resource.framework,
      resourceId: resource.id,
      resource: resource.address,
      ...(resource.namespace === undefined ? {} : { namespace: resource.namespace }),
      path,
      uri: placement.uri,
      range: placement.range,
      severity: policy.severity,
      controls: policy.controls.map((control) => control.id),
      aliases: policy.aliases,
      message,
      related: placement.related,
      ...(statement?.fix === undefined || movesOnlyTheUse(statement.fix, placement) ? {} : { fix: statement.fix }),
    };
  };
  /** What cannot be decided, which a waiver covers as it covers a failure. */
  const open = (message: string, path: Path): Finding => waived(make('unknown', message, path), resource, context);
  switch (verdict.kind) {
    case 'pass':
      return [doubt === null ? make('pass', policy.title, []) : open(`Cannot be decided: ${doubt}.`, [])];
    case 'unknown': {
      const [first] = verdict.statements;
      return [open(first?.text ?? 'Cannot be decided.', first?.path ?? [])];
    }
    case 'error':
      return [make('error', verdict.message, [])];
    case 'fail': {
      const seen = verdict.resource ?? resource;
      const certain = verdict.statements.filter(
        // Where something was not read, what seems to be missing may stand there.
        (statement) =>
          (resource.incomplete === undefined && unitDoubt === null) ||
          (statement.path.length > 0 && seen.locate(statement.path).exact),
      );
      if (certain.length === 0) return [open(`Cannot be decided: ${doubt ?? 'it was not read completely'}.`, [])];
      return distinct(certain).map((statement) =>
        waived(make('fail', statement.text, statement.path, statement, seen), resource, context),
      );
    }
  }
}

/** A fix that puts a reference in the place of a reference: what is wrong would stay where it is written. */
function movesOnlyTheUse(fix: Fix, placement: Pick<Placement, 'elsewhere'>): boolean {
  return (
    placement.elsewhere === true && fix.operations.some((operation) => operation.op === 'set' && 'ref' in operation)
  );
}

function distinct(statements: readonly PolicyStatement[]): readonly PolicyStatement[] {
  const seen = new Set<string>();
  return statements.filter((statement) => {
    const key = JSON.stringify([statement.path, statement.text]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function waived(finding: Finding, resource: Resource, context: JudgeContext): Finding {
  const state = waiverFor(
    context.waivers,
    finding.policy,
    finding.uri,
    { finding: finding.range, resource: resource.range },
    context.now,
  );
  switch (state.kind) {
    case 'none':
      return finding;
    case 'holds':
      return { ...finding, outcome: 'waived', waiver: state.waiver };
    case 'lapsed':
      return { ...finding, lapsedWaiver: state.waiver };
  }
}
