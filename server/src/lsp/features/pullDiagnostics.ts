/**
 * Diagnostics for clients that pull them (`textDocument/diagnostic`), with those of the other files of the unit as related
 * documents. A client is served by pulling or by pushing, never by both.
 */
import {
  DocumentDiagnosticReportKind,
  type Diagnostic,
  type FullDocumentDiagnosticReport,
  type RelatedFullDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { FileDiagnostics } from '../publisher.ts';

export interface PullDiagnostics {
  /** Takes what the publisher would have sent. */
  readonly take: (file: FileDiagnostics) => void;
  /** The answer to a request for `uri`; `related` are the other files of its units. */
  answer(
    uri: string,
    related: readonly string[],
    previousResultId: string | undefined,
    clientUri: (uri: string) => string,
  ): PullAnswer;
  /** A document that was closed: it is pulled no more. */
  forget(uri: string): void;
}

export type PullAnswer =
  | { readonly kind: typeof DocumentDiagnosticReportKind.Unchanged; readonly resultId: string }
  | RelatedFullDocumentDiagnosticReport;

/**
 * `refresh` asks the client to pull again; called when a file that it has pulled changed and, after `settle`, was not
 * pulled meanwhile.
 */
export function createPullDiagnostics(refresh: () => void, settle: (task: () => void) => void): PullDiagnostics {
  const latest = new Map<string, { readonly id: string; readonly items: readonly Diagnostic[] }>();
  const pulled = new Map<string, string>();
  let count = 0;
  let settling = false;

  function idOf(uri: string): string {
    return latest.get(uri)?.id ?? 'none';
  }

  function refreshWhenStale(): void {
    settling = false;
    if ([...pulled].some(([uri, id]) => idOf(uri) !== id)) refresh();
  }

  return {
    take({ uri, diagnostics }) {
      latest.set(uri, { id: String(++count), items: diagnostics });
      if (settling || !pulled.has(uri)) return;
      settling = true;
      settle(refreshWhenStale);
    },
    answer(uri, related, previousResultId, clientUri) {
      pulled.set(uri, idOf(uri));
      const others = related.filter((other) => other !== uri && latest.has(other));
      // The other files' news come with a full answer only.
      const resultId = [uri, ...others].map(idOf).join('.');
      if (previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      const relatedDocuments = Object.fromEntries(
        others.map((other): readonly [string, FullDocumentDiagnosticReport] => [
          clientUri(other),
          {
            kind: DocumentDiagnosticReportKind.Full,
            resultId: idOf(other),
            items: [...(latest.get(other)?.items ?? [])],
          },
        ]),
      );
      return {
        kind: DocumentDiagnosticReportKind.Full,
        resultId,
        items: [...(latest.get(uri)?.items ?? [])],
        ...(others.length === 0 ? {} : { relatedDocuments }),
      };
    },
    forget(uri) {
      pulled.delete(uri);
      // While others are open, a file without problems may still be news for them.
      if (pulled.size > 0) return;
      for (const [known, { items }] of latest) if (items.length === 0) latest.delete(known);
    },
  };
}
