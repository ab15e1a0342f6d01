/** Plans the comment that waives a finding: a line of its own above the block or object. */
import { createLineIndex } from '../lineIndex.ts';
import type { FileEdits, Finding, Resource, SourceFile } from '../model.ts';
import { writeWaiver } from '../waivers.ts';

export interface WaiverFields {
  readonly reason: string;
  /** `YYYY-MM-DD` */
  readonly until?: string;
  readonly owner?: string;
  readonly ticket?: string;
}

/** Null for JSON, which has no comments. */
export function planWaiverEdit(
  source: SourceFile,
  resource: Resource,
  finding: Finding,
  fields: WaiverFields,
): FileEdits | null {
  if (/^\s*[{[]/.test(source.text) && source.uri.endsWith('.json')) return null;
  const lines = createLineIndex(source.text);
  const { line } = resource.range.start;
  const start = lines.lineStart(line);
  const indent = /^[ \t]*/.exec(source.text.slice(start, lines.lineEnd(line)))?.[0] ?? '';
  const ending = source.text.includes('\r\n') ? '\r\n' : '\n';
  const position = { line, character: 0 };
  return {
    uri: source.uri,
    version: source.version,
    edits: [
      {
        range: { start: position, end: position },
        newText: `${indent}# ${writeWaiver(finding.policy, fields)}${ending}`,
      },
    ],
  };
}
