/** Plumbline: Restart Server. */
import * as vscode from 'vscode';
import type { PlumblineClient } from '../languageClient.ts';

export async function restartServer(client: PlumblineClient, log: vscode.LogOutputChannel): Promise<void> {
  try {
    await client.restart();
  } catch (error) {
    log.error(`Restarting failed: ${error instanceof Error ? error.message : String(error)}`);
    const choice = await vscode.window.showErrorMessage('Plumbline could not be restarted.', 'Show Log');
    if (choice !== undefined) log.show();
  }
}
