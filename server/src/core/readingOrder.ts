/** The order in which findings are told: as they stand in the files. */
import type { Finding } from './model.ts';

export function inReadingOrder(a: Finding, b: Finding): number {
  return (
    compare(a.uri, b.uri) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    compare(a.policy, b.policy) ||
    compare(a.resourceId, b.resourceId) ||
    compare(JSON.stringify(a.path), JSON.stringify(b.path))
  );
}

/** By code units, so that the order is the same in every locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
