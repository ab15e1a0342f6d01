/**
 * Aligns the `=` signs and trailing comments of consecutive lines as `terraform fmt` does, around lines that a fix touched.
 *
 * Follows hclwrite's formatter: lines in a row that each hold a whole attribute form a chain, whose `=` stand in one column; lines in a row
 * with a trailing comment form another. A chain that its author did not align is left as it is.
 */

interface Cells {
  /** What stands before `=`, with its indentation. */
  readonly lead: string;
  /** From `=` to the end of the value; null where the line is no attribute. */
  readonly assign: string | null;
  readonly comment: string | null;
}

/** @param lines the text after the fix; @param touched indexes of the lines that the fix wrote. Returns the lines aligned. */
export function alignAround(lines: readonly string[], touched: ReadonlySet<number>): readonly string[] {
  const result = [...lines];
  const done = new Set<number>();
  for (const line of touched) {
    if (done.has(line)) continue;
    const chain = chainAround(result, line, (cells) => cells.assign !== null);
    chain.forEach((index) => done.add(index));
    alignAssignments(result, chain, touched);
  }
  done.clear();
  for (const line of touched) {
    if (done.has(line)) continue;
    const chain = chainAround(result, line, (cells) => cells.comment !== null);
    chain.forEach((index) => done.add(index));
    alignComments(result, lines, chain, touched);
  }
  return result;
}

function chainAround(lines: readonly string[], start: number, belongs: (cells: Cells) => boolean): readonly number[] {
  const isMember = (index: number): boolean => {
    const line = lines[index];
    return line !== undefined && belongs(cellsOf(line));
  };
  if (!isMember(start)) return [];
  let first = start;
  let last = start;
  while (isMember(first - 1)) first--;
  while (isMember(last + 1)) last++;
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
}

function alignAssignments(lines: string[], chain: readonly number[], touched: ReadonlySet<number>): void {
  if (chain.length === 0) return;
  const rows = chain.map((index) => ({ index, cells: cellsOf(lines[index] ?? ''), line: lines[index] ?? '' }));
  const untouched = rows.filter(({ index }) => !touched.has(index));
  const columns = new Set(untouched.map(({ line, cells }) => width(line.slice(0, assignStart(line, cells)))));
  if (columns.size > 1) return;
  const target = Math.max(...rows.map(({ cells }) => width(cells.lead.trimEnd()))) + 1;
  for (const { index, cells } of rows) {
    const lead = cells.lead.trimEnd();
    const rest = cells.comment === null ? '' : `${gapBeforeComment(lines[index] ?? '')}${cells.comment}`;
    lines[index] = `${lead}${' '.repeat(target - width(lead))}${cells.assign ?? ''}${rest}`;
  }
}

/** @param before the lines as they were before any `=` moved: they tell whether the author had aligned the comments. */
function alignComments(
  lines: string[],
  before: readonly string[],
  chain: readonly number[],
  touched: ReadonlySet<number>,
): void {
  if (chain.length === 0) return;
  const untouched = chain.filter((index) => !touched.has(index));
  if (new Set(untouched.map((index) => width(codeWithGap(before[index] ?? '')))).size > 1) return;
  const target = Math.max(...chain.map((index) => width(codeOf(lines[index] ?? '')))) + 1;
  for (const index of chain) {
    const line = lines[index] ?? '';
    const code = codeOf(line);
    lines[index] = `${code}${' '.repeat(target - width(code))}${cellsOf(line).comment ?? ''}`;
  }
}

function assignStart(line: string, cells: Cells): number {
  return cells.assign === null ? line.length : cells.lead.length;
}

function gapBeforeComment(line: string): string {
  const code = codeWithGap(line);
  return code.slice(code.trimEnd().length);
}

function codeWithGap(line: string): string {
  const { comment } = cellsOf(line);
  return comment === null ? line : line.slice(0, line.length - comment.length);
}

function codeOf(line: string): string {
  return codeWithGap(line).trimEnd();
}

/** Columns as `terraform fmt` counts them: grapheme clusters, near enough code points. */
function width(text: string): number {
  return Array.from(text).length;
}

/** Splits a line; brackets that do not close on it make it no attribute of its own. */
function cellsOf(line: string): Cells {
  let equals = -1;
  let depth = 0;
  let depthAtEquals = 0;
  let commentAt = -1;
  for (let i = 0; i < line.length; i++) {
    const character = line[i];
    if (character === '"') i = endOfString(line, i);
    else if (character === '#' || (character === '/' && (line[i + 1] === '/' || line[i + 1] === '*'))) {
      commentAt = i;
      break;
    } else if (character === '{' || character === '[' || character === '(') depth++;
    else if (character === '}' || character === ']' || character === ')') depth--;
    else if (character === '<' && line[i + 1] === '<') depth++;
    else if (character === '=' && equals < 0 && isAssignment(line, i)) {
      equals = i;
      depthAtEquals = depth;
    }
  }
  const end = commentAt < 0 ? line.length : commentAt;
  const comment = commentAt > 0 && line.slice(0, commentAt).trim() !== '' ? line.slice(commentAt) : null;
  const lead = equals > 0 ? line.slice(0, equals) : line.slice(0, end);
  const whole = equals > 0 && depth === depthAtEquals && lead.trim() !== '';
  return { lead, assign: whole ? line.slice(equals, end).trimEnd() : null, comment };
}

function isAssignment(line: string, at: number): boolean {
  const next = line[at + 1];
  const before = line[at - 1];
  return next !== '=' && next !== '>' && before !== '=' && before !== '!' && before !== '<' && before !== '>';
}

function endOfString(line: string, start: number): number {
  let depth = 0;
  for (let i = start + 1; i < line.length; i++) {
    const character = line[i];
    if (character === '\\') i++;
    else if (character === '$' && line[i + 1] === '{' && line[i - 1] !== '$') depth++;
    else if (character === '}' && depth > 0) depth--;
    else if (character === '"' && depth === 0) return i;
    else if (character === '"') i = endOfString(line, i);
  }
  return line.length;
}
