/** The expectations in fixtures: comments of carets under a line (policies/README.md, "Fixtures"). */

/** A place on one line, from 0, in UTF-16 characters, of the text without its expectations. */
export interface Expectation {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** A `#` directly followed by a caret counts as one. */
const EXPECTATION = /^(\s*)(#\s*)(\^+)\s*fail\s*$/;

export function expectations(text: string): readonly Expectation[] {
  const found: Expectation[] = [];
  let line = -1;
  for (const candidate of text.split('\n')) {
    const match = EXPECTATION.exec(candidate);
    if (match === null) {
      line++;
      continue;
    }
    const [, indent = '', marker = '', carets = ''] = match;
    const end = indent.length + marker.length + carets.length;
    found.push({ line, start: marker === '#' ? indent.length : indent.length + marker.length, end });
  }
  return found;
}

/** The text as a user would have written it: this is what is judged. */
export function withoutExpectations(text: string): string {
  return text
    .split('\n')
    .filter((line) => !EXPECTATION.test(line))
    .join('\n');
}
