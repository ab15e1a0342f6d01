/**
 * Plumbline: Export Evidence Report. Scans, renders, and writes one file; the file is complete or not there at all.
 * A cancelled scan is no evidence and is not written.
 */
import * as vscode from 'vscode';
import { Method, type RenderParams } from '../../../server/src/lsp/protocol.ts';
import type { PlumblineClient } from '../languageClient.ts';
import { runScan, unsavedFiles } from './runScan.ts';

type Format = 'html' | 'json';

const FORMATS: readonly (vscode.QuickPickItem & { readonly format: Format })[] = [
  { label: 'HTML', description: 'One page that stands alone, for reading and printing', format: 'html' },
  { label: 'JSON', description: 'The whole report as data', format: 'json' },
];

/** For keybindings and other extensions: what is given here is not asked for. */
interface ExportOptions {
  readonly format?: Format;
  /** Uri of the file to write. */
  readonly target?: string;
  /** Whether to open the file when it is written; true when absent. */
  readonly open?: boolean;
}

/** Answers the uri of the written file, or null when none was written. */
export async function exportEvidence(client: PlumblineClient, given: unknown): Promise<string | null> {
  const options = readOptions(given);
  const format =
    options.format ?? (await vscode.window.showQuickPick(FORMATS, { title: 'Export evidence as' }))?.format;
  if (format === undefined) return null;
  const target = options.target === undefined ? await askForFile(format) : vscode.Uri.parse(options.target, true);
  if (target === undefined) return null;
  const unsaved = unsavedFiles();
  const result = await runScan(client, 'Plumbline: collecting evidence');
  if (result === null) return null;
  if (!result.report.scope.complete) {
    void vscode.window.showWarningMessage(
      'Plumbline: the scan was cancelled. A part is no evidence: no report was written.',
    );
    return null;
  }
  const params: RenderParams = { report: result.report, format };
  try {
    await writeWhole(target, await client.language.sendRequest<string>(Method.render, params));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`Plumbline: the report could not be written: ${reason}`);
    return null;
  }
  if (unsaved.length > 0) {
    const files = unsaved.slice(0, 5).join(', ');
    void vscode.window.showWarningMessage(
      `Plumbline: the report is about saved files. Unsaved changes are not in it: ${files}`,
    );
  }
  if (options.open !== false) await openFile(target, format);
  return target.toString();
}

async function askForFile(format: Format): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `plumbline-evidence-${new Date().toISOString().slice(0, 10)}.${format}`;
  return vscode.window.showSaveDialog({
    title: 'Export evidence report',
    filters: format === 'html' ? { HTML: ['html'] } : { JSON: ['json'] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
}

/** Writes beside the target and renames, so that a half-written report never bears its name. */
async function writeWhole(target: vscode.Uri, text: string): Promise<void> {
  const temporary = target.with({ path: `${target.path}.${String(Date.now())}.tmp` });
  try {
    await vscode.workspace.fs.writeFile(temporary, new TextEncoder().encode(text));
    await vscode.workspace.fs.rename(temporary, target, { overwrite: true });
  } catch (error) {
    await Promise.resolve(vscode.workspace.fs.delete(temporary)).catch(() => undefined);
    throw error;
  }
}

/** A page is for a browser, its source is no help in an editor. The message stays for a window that a browser cannot be opened from. */
async function openFile(target: vscode.Uri, format: Format): Promise<void> {
  if (format === 'json') {
    await vscode.window.showTextDocument(target, { preview: false });
    return;
  }
  const isOpened = await Promise.resolve(vscode.env.openExternal(target)).catch(() => false);
  void offerToOpen(target, isOpened);
}

async function offerToOpen(target: vscode.Uri, isOpened: boolean): Promise<void> {
  const where = vscode.workspace.asRelativePath(target);
  const text = isOpened
    ? `Plumbline: the report was written to ${where}.`
    : `Plumbline: the report was written to ${where}; a browser could not be opened.`;
  const choice = await vscode.window.showInformationMessage(text, 'Open', 'Reveal');
  if (choice === 'Open') await vscode.env.openExternal(target);
  if (choice === 'Reveal') await vscode.commands.executeCommand('revealFileInOS', target);
}

function readOptions(given: unknown): ExportOptions {
  if (typeof given !== 'object' || given === null) return {};
  const { format, target, open } = given as Readonly<Record<string, unknown>>;
  return {
    ...(format === 'html' || format === 'json' ? { format } : {}),
    ...(typeof target === 'string' ? { target } : {}),
    ...(typeof open === 'boolean' ? { open } : {}),
  };
}
