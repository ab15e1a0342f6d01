/**
 * The report view: a webview with filters, and links that jump to a finding's line.
 *
 * Owns the panel and what it may do. The page gets data by messages only and never HTML; it names findings by index, so that
 * it can open nothing but what the report lists.
 */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { ScanResult } from '../../../server/src/lsp/protocol.ts';

export interface ReportView {
  dispose(): void;
  show(result: ScanResult, unsaved: readonly string[]): void;
}

type Range = ScanResult['report']['findings'][number]['range'];

/** What the page says. */
type PageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly list: 'findings' | 'syntaxErrors' | 'skipped'; readonly index: number }
  | { readonly type: 'explain'; readonly index: number }
  | { readonly type: 'scan' }
  | { readonly type: 'export' };

export function createReportView(extension: vscode.Uri): ReportView {
  const media = vscode.Uri.joinPath(extension, 'media');
  let panel: vscode.WebviewPanel | null = null;
  let shown: { readonly result: ScanResult; readonly unsaved: readonly string[] } | null = null;

  function post(): void {
    if (panel === null || shown === null) return;
    const { result, unsaved } = shown;
    void panel.webview.postMessage({ type: 'report', report: result.report, gaps: result.gaps, unsaved });
  }

  function open(): vscode.WebviewPanel {
    const created = vscode.window.createWebviewPanel('plumbline.report', 'Plumbline Report', vscode.ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [media],
      enableFindWidget: true,
    });
    created.iconPath = vscode.Uri.joinPath(media, 'icon.png');
    created.onDidDispose(() => {
      panel = null;
    });
    created.webview.onDidReceiveMessage((message: PageMessage) => handle(message));
    created.webview.html = page(created.webview, media);
    return created;
  }

  async function handle(message: PageMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        post();
        return;
      case 'open':
        await openPlace(message.list, message.index);
        return;
      case 'explain': {
        const finding = shown?.result.report.findings[message.index];
        if (finding !== undefined) await vscode.commands.executeCommand('plumbline.explainPolicy', finding.policy);
        return;
      }
      case 'scan':
        await vscode.commands.executeCommand('plumbline.scanWorkspace');
        return;
      case 'export':
        await vscode.commands.executeCommand('plumbline.exportEvidence');
    }
  }

  async function openPlace(list: 'findings' | 'syntaxErrors' | 'skipped', index: number): Promise<void> {
    const place = shown === null ? undefined : placeOf(shown.result, list, index);
    if (place === undefined) return;
    const { start, end } = place.range;
    try {
      await vscode.window.showTextDocument(place.uri, {
        viewColumn: vscode.ViewColumn.One,
        selection: new vscode.Range(start.line, start.character, end.line, end.character),
      });
    } catch {
      void vscode.window.showWarningMessage(`Plumbline: ${place.file} can no longer be opened.`);
    }
  }

  return {
    show(result, unsaved) {
      shown = { result, unsaved };
      if (panel === null) panel = open();
      else {
        panel.reveal();
        post();
      }
    },
    dispose() {
      panel?.dispose();
    },
  };
}

const FILE_START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function placeOf(
  { report, rootUri }: ScanResult,
  list: 'findings' | 'syntaxErrors' | 'skipped',
  index: number,
): { readonly file: string; readonly uri: vscode.Uri; readonly range: Range } | undefined {
  const { scope } = report;
  const skipped = scope.skipped[index];
  const entry =
    list === 'findings'
      ? report.findings[index]
      : list === 'syntaxErrors'
        ? scope.syntaxErrors[index]
        : skipped && { file: skipped.path, range: FILE_START };
  if (entry === undefined || entry.file.split('/').includes('..')) return undefined;
  return {
    file: entry.file,
    uri: vscode.Uri.joinPath(vscode.Uri.parse(rootUri, true), entry.file),
    range: entry.range,
  };
}

function page(webview: vscode.Webview, media: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64url');
  const uriOf = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(media, file)).toString();
  const policy = [`default-src 'none'`, `style-src ${webview.cspSource}`, `script-src 'nonce-${nonce}'`].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${uriOf('report.css')}">
<title>Plumbline Report</title>
</head>
<body>
<main id="report"><p>Loading the report…</p></main>
<script nonce="${nonce}" src="${uriOf('report.js')}"></script>
</body>
</html>`;
}
