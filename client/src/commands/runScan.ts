/** Runs a scan with progress and cancel; what scanning and exporting share. */
import * as vscode from 'vscode';
import { WorkDoneProgress } from 'vscode-languageclient/node';
import { Method, type ScanParams, type ScanResult } from '../../../server/src/lsp/protocol.ts';
import type { PlumblineClient } from '../languageClient.ts';

/**
 * Null when there was nothing to scan, it was cancelled before there was a report, or it failed; the user has been told.
 * A cancelled scan that got somewhere answers with `report.scope.complete` false.
 */
export async function runScan(client: PlumblineClient, title: string): Promise<ScanResult | null> {
  if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
    void vscode.window.showInformationMessage('Plumbline: open a folder to scan it.');
    return null;
  }
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const workDoneToken = `plumbline-scan-${String(Date.now())}`;
      let percent = 0;
      const subscription = client.language.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
        if (value.kind === 'end') return;
        const increment = Math.max(0, (value.percentage ?? percent) - percent);
        percent += increment;
        progress.report({ increment, ...(value.message === undefined ? {} : { message: value.message }) });
      });
      try {
        const params: ScanParams = { workDoneToken };
        return await client.language.sendRequest<ScanResult>(Method.scan, params, token);
      } catch (error) {
        if (token.isCancellationRequested) {
          void vscode.window.showWarningMessage(
            'Plumbline: the scan was cancelled. It shows nothing about the workspace.',
          );
        } else {
          const reason = error instanceof Error ? error.message : String(error);
          void vscode.window.showErrorMessage(`Plumbline: the scan failed, so nothing is known: ${reason}`);
        }
        return null;
      } finally {
        subscription.dispose();
      }
    },
  );
}

/** Files with changes that are not on disk, which a scan does not see. */
export function unsavedFiles(): readonly string[] {
  return vscode.workspace.textDocuments
    .filter((document) => document.isDirty && /\.(tf|tofu|ya?ml|json|tpl)$/.test(document.uri.path))
    .map((document) => vscode.workspace.asRelativePath(document.uri));
}
