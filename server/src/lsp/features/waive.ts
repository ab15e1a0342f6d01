/** Plans the comment that records an exception. What a person typed is made fit for one line of comment. */
import { LSPErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import { toWorkspaceEdit } from '../convert.ts';
import type { PlanWaiverParams } from '../protocol.ts';
import type { Session } from '../session.ts';
import type { Found } from '../samePlace.ts';
import { findByReference } from './findings.ts';

const MAX_FIELD_LENGTH = 500;
const NO_COMMENT =
  'A waiver is a comment in the file, and there can be none here: the file is JSON, or it belongs to an installed module.';

/** Null when the finding is no longer there. Throws a `ResponseError` for the client where there can be no comment. */
export function planWaiver(session: Session, params: PlanWaiverParams): WorkspaceEdit | null {
  const found = findByReference(session, params.finding);
  if (found === null) return null;
  const until = /^\d{4}-\d{2}-\d{2}$/.test(params.until ?? '') ? params.until : undefined;
  const owner = oneLine(params.owner ?? '');
  const ticket = oneLine(params.ticket ?? '');
  const edits = session.engine().planWaiver(found.finding, {
    reason: oneLine(params.reason),
    ...(until === undefined ? {} : { until }),
    ...(owner === '' ? {} : { owner }),
    ...(ticket === '' ? {} : { ticket }),
  });
  if (edits === null) throw new ResponseError(LSPErrorCodes.RequestFailed, NO_COMMENT);
  return toWorkspaceEdit([edits], session.context().clientUri);
}

/** For clients that cannot ask: the reason is left empty, and until someone writes it the waiver is not honoured. */
export function planWaiverWithoutReason(session: Session, { finding }: Found, until: string): WorkspaceEdit | null {
  const edits = session.engine().planWaiver(finding, { reason: '', until });
  return edits === null ? null : toWorkspaceEdit([edits], session.context().clientUri);
}

/** The day (UTC) that lies `days` after `from`, as `YYYY-MM-DD`. */
export function dayAfter(from: Date, days: number): string {
  return new Date(from.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\*\//g, '* /')
    .trim()
    .slice(0, MAX_FIELD_LENGTH);
}
