/** The expectations in fixtures: comments of carets under a line, or of `v` above it (policies/README.md, "Fixtures"). */

/** A place on one line, from 0, in UTF-16 characters. */
export interface Expectation {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** A `#` directly followed by a mark counts as one. */
const EXPECTATION = /^(\s*)(#\s*)(\^+|v+)\s*fail\s*$/;

export function expectations(text: string): readonly Expectation[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const match = EXPECTATION.exec(line);
    if (match === null) return [];
    const [, indent = '', marker = '', marks = ''] = match;
    const end = indent.length + marker.length + marks.length;
    const start = marker === '#' ? indent.length : indent.length + marker.length;
    return [{ line: markedLine(lines, index, marks.startsWith('v') ? 1 : -1), start, end }];
  });
}

/** The nearest line that is no expectation itself. */
function markedLine(lines: readonly string[], from: number, step: 1 | -1): number {
  let line = from + step;
  while (EXPECTATION.test(lines[line] ?? '')) line += step;
  return line;
}

/** The text as a user would have written it. */
export function withoutExpectations(text: string): string {
  return text
    .split('\n')
    .filter((line) => !EXPECTATION.test(line))
    .join('\n');
}
