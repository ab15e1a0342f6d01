/** The extension: starts the language server and registers commands. Wiring only. */
import * as vscode from 'vscode';
import { explainPolicy } from './commands/explainPolicy.ts';
import { exportEvidence } from './commands/exportEvidence.ts';
import { restartServer } from './commands/restartServer.ts';
import { scanWorkspace } from './commands/scanWorkspace.ts';
import { waive } from './commands/waive.ts';
import { createPlumblineClient, type PlumblineClient } from './languageClient.ts';
import { createStatus } from './status.ts';
import { createPolicyPages } from './views/policyPages.ts';
import { createReportView } from './views/reportView.ts';

let running: PlumblineClient | null = null;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel('Plumbline', { log: true });
  const client = createPlumblineClient(context, log);
  running = client;
  const status = createStatus(client);
  const reportView = createReportView(context.extensionUri);
  const pages = createPolicyPages(client);
  const register = (name: string, run: (...args: unknown[]) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(`plumbline.${name}`, run);
  context.subscriptions.push(
    log,
    status,
    reportView,
    pages,
    register('scanWorkspace', () => scanWorkspace(client, reportView)),
    register('exportEvidence', (options) => exportEvidence(client, options)),
    register('explainPolicy', (policy) => explainPolicy(client, pages, policy)),
    register('waive', (finding, fields) => waive(client, finding, fields)),
    register('restartServer', () => restartServer(client, log)),
    register('showLog', () => {
      log.show();
    }),
    // What an untrusted workspace may not decide, it may after the user trusts it.
    vscode.workspace.onDidGrantWorkspaceTrust(() => restartServer(client, log)),
  );
  await client.start();
}

export async function deactivate(): Promise<void> {
  await running?.stop();
  running = null;
}
