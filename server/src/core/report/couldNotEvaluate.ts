/** What a report could not evaluate, in words: the reason why an empty list of failures must not be read as "clean". */
import type { Report } from './schema.ts';

/** One sentence per kind of gap; empty when everything in scope was evaluated. */
export function couldNotEvaluate(report: Report): readonly string[] {
  const { scope, summary } = report;
  const unreadable = scope.skipped.filter(({ kind }) => kind === 'unreadable').length;
  const broken = new Set(scope.syntaxErrors.map(({ file }) => file)).size;
  const gaps: string[] = [];
  if (!scope.complete) gaps.push('The scan was cancelled: what it did not reach is not shown.');
  if (summary.files === 0)
    gaps.push('Nothing was evaluated: no Terraform or Kubernetes file was found that could be read.');
  if (broken > 0) gaps.push(`${plural(broken, 'file has', 'files have')} syntax errors.`);
  if (unreadable > 0)
    gaps.push(`${plural(unreadable, 'file or folder', 'files or folders')} could not be read or evaluated.`);
  if (scope.failedUnits.length > 0) {
    gaps.push(`The evaluation of ${plural(scope.failedUnits.length, 'folder', 'folders')} broke off.`);
  }
  if (summary.error > 0)
    gaps.push(`${plural(summary.error, 'evaluation', 'evaluations')} of a policy ended in an error.`);
  return gaps;
}

export function plural(count: number, one: string, many: string): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}
