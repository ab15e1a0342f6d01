/** The one replacement that turns a text into another: what lies between their common beginning and common end. */
export interface MinimalEdit {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Long equal stretches are compared as a whole, which is much faster than unit by unit. */
const STRIDE = 1024;

/** Null when the texts are equal. Offsets are UTF-16 units. */
export function minimalEdit(before: string, after: string): MinimalEdit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start + STRIDE <= shorter && before.slice(start, start + STRIDE) === after.slice(start, start + STRIDE)) {
    start += STRIDE;
  }
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  const most = shorter - start;
  let same = 0;
  const alike = (by: number): boolean =>
    before.slice(before.length - same - by, before.length - same) ===
    after.slice(after.length - same - by, after.length - same);
  while (same + STRIDE <= most && alike(STRIDE)) same += STRIDE;
  while (same < most && alike(1)) same++;
  return { start, oldEnd: before.length - same, newEnd: after.length - same };
}
