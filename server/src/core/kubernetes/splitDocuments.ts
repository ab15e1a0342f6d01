/**
 * Cuts a YAML stream into its documents' texts.
 *
 * A line that starts with `---` starts a document wherever it stands, even inside a scalar (YAML 1.2, 9.1.2), so the cut needs no
 * parser; it lets unchanged documents keep their trees. The spans cover the whole text.
 */
import type { Span } from '../model.ts';

export function splitDocuments(text: string): readonly Span[] {
  const documents: Span[] = [];
  let start = 0;
  for (let line = nextLine(text, 0); line < text.length; line = nextLine(text, line)) {
    const begins = isMarker(text, line, '---') && !isOnlyDirectives(text.slice(start, line));
    const ended = isMarker(text, previousLine(text, line), '...');
    if (!begins && !ended) continue;
    documents.push({ start, end: line });
    start = line;
  }
  documents.push({ start, end: text.length });
  return documents;
}

function nextLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline + 1;
}

function previousLine(text: string, line: number): number {
  return line < 2 ? 0 : text.lastIndexOf('\n', line - 2) + 1;
}

function isMarker(text: string, line: number, marker: string): boolean {
  if (!text.startsWith(marker, line)) return false;
  const after = text[line + 3];
  return after === undefined || after === ' ' || after === '\t' || after === '\r' || after === '\n';
}

/** `%YAML 1.1` belongs to the document that the next `---` starts. */
function isOnlyDirectives(text: string): boolean {
  return /^\uFEFF?%/m.test(text.slice(0, 1000)) && !/^[^%#\s\uFEFF]/m.test(text) && !/^\s+[^#\s]/m.test(text);
}
