/** Exit codes of every command, and which report deserves which. */
import { couldNotEvaluate, SEVERITIES, type Report, type Severity } from '../core/index.ts';

/** Nothing to complain about. */
export const CLEAN = 0;
/** Findings at or above `--fail-on`. */
export const FINDINGS = 1;
/** Something could not be evaluated, or the command was used wrongly. Goes before `FINDINGS`: such a result is not complete. */
export const NOT_EVALUATED = 2;

export const FAIL_ON = [...SEVERITIES, 'none'] as const;
export type FailOn = Severity | 'none';

export function exitCodeOf(report: Report, failOn: FailOn): number {
  if (couldNotEvaluate(report).length > 0) return NOT_EVALUATED;
  if (failOn === 'none') return CLEAN;
  const threshold = SEVERITIES.indexOf(failOn);
  const failing = report.findings.some(
    ({ outcome, severity }) => outcome === 'fail' && SEVERITIES.indexOf(severity) <= threshold,
  );
  return failing ? FINDINGS : CLEAN;
}
