/** Plumbline: Scan Workspace. Ends in the report view; a cancelled scan says that it was. */
import * as vscode from 'vscode';
import type { ScanResult } from '../../../server/src/lsp/protocol.ts';
import type { PlumblineClient } from '../languageClient.ts';
import type { ReportView } from '../views/reportView.ts';
import { runScan, unsavedFiles } from './runScan.ts';

/** Answers what the view shows, or null when there is nothing to show. */
export async function scanWorkspace(client: PlumblineClient, view: ReportView): Promise<ScanResult | null> {
  const unsaved = unsavedFiles();
  const result = await runScan(client, 'Plumbline: scanning the workspace');
  if (result === null) return null;
  if (result.report.scope.complete) {
    view.show(result, unsaved);
    return result;
  }
  void vscode.window
    .showWarningMessage(
      'Plumbline: the scan was cancelled. Nothing is known of what it did not reach.',
      'Show What Was Reached',
    )
    .then((choice) => {
      if (choice !== undefined) view.show(result, unsaved);
    });
  return result;
}
