/**
 * The ways to fix what one diagnostic stands for, each with edits that have been tried: a menu offers nothing that does nothing.
 *
 * Trying a place away from the finding costs an analysis (tens of ms in a module of 500 resources), and editors ask at every move
 * of the cursor: what was worked out is kept for as long as the findings are those of the current texts.
 */
import { relativePath, type FileEdits, type Finding, type FixOption } from '../../core/index.ts';
import type { Found } from '../samePlace.ts';
import type { Session } from '../session.ts';

/** Of findings that share a place, this many are asked where their values come from. */
const MAX_ASKED = 3;
/** A menu longer than this is no help. */
const MAX_CHOICES = 6;

interface Kept {
  readonly group: readonly Finding[];
  readonly choices: readonly FixOption[];
}

/** An analysis makes new findings, so that what is kept of old ones is never found again. */
const kept = new WeakMap<Finding, Kept>();

/**
 * The choices for findings that are one to a person, nearest first: at the place itself for all of them, then where the value of each
 * comes from. Empty where there is no fix, or none that can be applied.
 */
export function fixChoices(session: Session, group: readonly [Found, ...Found[]]): readonly FixOption[] {
  const [{ finding: first }] = group;
  if (first.fix === undefined || first.outcome !== 'fail') return [];
  const findings = group.map(({ finding }) => finding);
  const known = kept.get(first);
  if (known?.group.length === findings.length && known.group.every((one, index) => one === findings[index])) {
    return known.choices;
  }
  const choices = [...atThePlace(session, group, first.fix.title), ...elsewhere(session, group)].slice(0, MAX_CHOICES);
  kept.set(first, { group: findings, choices });
  return choices;
}

function atThePlace(session: Session, group: readonly [Found, ...Found[]], title: string): readonly FixOption[] {
  const engine = session.engine();
  const [{ finding, unit }] = group;
  const edits = group.length === 1 ? engine.planFix(finding, unit) : planTogether(session, group);
  return edits === null || edits.length === 0 ? [] : [{ title, edits }];
}

function planTogether(session: Session, group: readonly Found[]): readonly FileEdits[] {
  const units = [...new Set(group.map(({ unit }) => unit))];
  const keys = new Set(group.map(({ finding }) => keyOf(finding)));
  return session.engine().planFixes(units, (candidate) => keys.has(keyOf(candidate))).edits;
}

function keyOf({ policy, resourceId, path, uri }: Finding): string {
  return JSON.stringify([policy, resourceId, path, uri]);
}

function elsewhere(session: Session, group: readonly Found[]): readonly FixOption[] {
  const asked = group.filter(({ finding }) => finding.related.length > 0).slice(0, MAX_ASKED);
  const byEdits = new Map<string, FixOption>();
  for (const { finding, unit } of asked) {
    for (const option of session.engine().planFixOptions(finding, unit)) {
      const key = JSON.stringify(option.edits);
      if (option.title !== finding.fix?.title && !byEdits.has(key)) byEdits.set(key, option);
    }
  }
  const options = [...byEdits.values()];
  return options.map((option) =>
    options.some((other) => other !== option && other.title === option.title)
      ? { ...option, title: `${option.title} (${placeOf(option)})` }
      : option,
  );
}

/** Tells two changes of the same description apart: the callers of two root modules name a module alike. */
function placeOf({ edits: [file] }: FixOption): string {
  if (file === undefined) return '';
  const folder = file.uri.slice(0, file.uri.lastIndexOf('/'));
  const line = file.edits[0]?.range.start.line ?? 0;
  return `${relativePath(file.uri, folder.slice(0, folder.lastIndexOf('/')))}:${String(line + 1)}`;
}
