/**
 * Rewrites what the grammar cannot read into something of the same length that it can. Only the structure of the tree is
 * taken from the masked text; names and values are always cut from the original.
 */

/** Carriage returns and a byte order mark become spaces, `1e5` becomes digits; a line end is added, as heredocs need one. */
export function maskText(text: string): string {
  let masked = text;
  if (masked.includes('\r')) masked = masked.replace(/\r/g, ' ');
  if (masked.charCodeAt(0) === 0xfeff) masked = ` ${masked.slice(1)}`;
  if (/[0-9][eE]/.test(masked)) {
    masked = masked.replace(/(?<![\w.])[0-9]+(?:\.[0-9]+)?[eE][-+]?[0-9]+\b/g, (number) => '0'.repeat(number.length));
  }
  // `$$${` is `$` and the escape `$${`
  if (masked.includes('$$$') || masked.includes('%%%')) {
    masked = masked.replace(/(?:\${3,}|%{3,})(?=\{)/g, (run) => `${'x'.repeat(run.length - 2)}${run.slice(-2)}`);
  }
  return `${masked}\n`;
}

/** Blanks a stretch, keeping its line ends, so that everything around it keeps its place. */
export function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
}
