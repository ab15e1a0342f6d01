/**
 * What tests do in the editor: open files, type, ask for findings and quick fixes, as VS Code answers them to any extension.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './until.ts';

export function workspaceFile(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0] ?? assert.fail('no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Opens a file of the workspace in the first column. */
export async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(workspaceFile(path), { viewColumn: vscode.ViewColumn.One, preview: false });
}

/** Opens a buffer that was never saved. */
export async function openUntitled(language: string, content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  return vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false });
}

/** Closes every editor; unsaved changes are thrown away. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter((candidate) => candidate.isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Types a text at the cursor, one character after the other, as a person's keys do. */
export async function type(text: string): Promise<void> {
  for (const character of text) await vscode.commands.executeCommand('type', { text: character });
}

export function policyOf(diagnostic: vscode.Diagnostic): string {
  const { code } = diagnostic;
  return String(typeof code === 'object' ? code.value : code);
}

/** Plumbline's findings in a document now. */
export function findings(document: vscode.TextDocument): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter((diagnostic) => diagnostic.source === 'plumbline');
}

/** Resolves with the first finding of a policy. */
export async function findingOf(document: vscode.TextDocument, policy: string): Promise<vscode.Diagnostic> {
  return until(`${policy} in ${document.uri.path}`, () =>
    findings(document).find((found) => policyOf(found) === policy),
  );
}

/** Resolves when a policy has no finding left in a document. */
export async function noFindingOf(document: vscode.TextDocument, policy: string): Promise<void> {
  await until(`no ${policy} in ${document.uri.path}`, () =>
    findings(document).every((found) => policyOf(found) !== policy),
  );
}

/** Resolves with an offered action whose title matches. Asks again: VS Code answers nothing while providers register. */
export async function actionAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  title: RegExp,
  kind = vscode.CodeActionKind.QuickFix,
): Promise<vscode.CodeAction> {
  return until(`an action like ${String(title)}`, async () => {
    const resolveCount = 50;
    const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      kind.value,
      resolveCount,
    );
    return actions.find((action) => title.test(action.title));
  });
}

/** Does what VS Code does when a person chooses an action. */
export async function apply(action: vscode.CodeAction): Promise<void> {
  if (action.edit !== undefined)
    assert.ok(await vscode.workspace.applyEdit(action.edit), `${action.title} could not be applied`);
  if (action.command !== undefined)
    await vscode.commands.executeCommand(
      action.command.command,
      ...((action.command.arguments ?? []) as readonly unknown[]),
    );
}

/** The text of a range, to say what is underlined. */
export function textAt(document: vscode.TextDocument, { range }: vscode.Diagnostic): string {
  return document.getText(range);
}
