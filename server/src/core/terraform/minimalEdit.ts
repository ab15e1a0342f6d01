/** The one replacement that turns a text into another: what lies between their common beginning and common end. */
export interface MinimalEdit {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Null when the texts are equal. Offsets are UTF-16 units. */
export function minimalEdit(before: string, after: string): MinimalEdit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let oldEnd = before.length;
  let newEnd = after.length;
  while (oldEnd > start && newEnd > start && before.charCodeAt(oldEnd - 1) === after.charCodeAt(newEnd - 1)) {
    oldEnd--;
    newEnd--;
  }
  return { start, oldEnd, newEnd };
}
