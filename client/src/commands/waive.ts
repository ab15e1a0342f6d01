/** Records an exception: asks for reason, expiry, owner and ticket, and inserts the comment the server plans. */
import * as vscode from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageclient/node';
import { Method, type FindingReference, type PlanWaiverParams } from '../../../server/src/lsp/protocol.ts';
import type { PlumblineClient } from '../languageClient.ts';

type Fields = Omit<PlanWaiverParams, 'finding'>;

const EXPIRIES = [30, 90, 180].map((days) => ({ label: `In ${String(days)} days`, days }));

/** `given`: fields that are not asked for, for keybindings and other extensions. Answers whether a waiver was written. */
export async function waive(client: PlumblineClient, finding: unknown, given: unknown): Promise<boolean> {
  if (!isReference(finding)) {
    void vscode.window.showInformationMessage(
      'Plumbline: choose “Waive … with a reason…” in the quick fixes of a finding.',
    );
    return false;
  }
  const fields = isFields(given) ? given : await askForFields(finding.policy);
  if (fields === null) return false;
  const params: PlanWaiverParams = { finding, ...fields };
  let edit: WorkspaceEdit | null;
  try {
    edit = await client.language.sendRequest<WorkspaceEdit | null>(Method.planWaiver, params);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showWarningMessage(`Plumbline: no waiver was written. ${reason}`);
    return false;
  }
  const converted =
    edit === null || isStale(edit) ? undefined : await client.language.protocol2CodeConverter.asWorkspaceEdit(edit);
  if (converted === undefined || !(await vscode.workspace.applyEdit(converted))) {
    void vscode.window.showWarningMessage(
      'Plumbline: the file has changed and the finding is no longer there. No waiver was written.',
    );
    return false;
  }
  return true;
}

async function askForFields(policy: string): Promise<Fields | null> {
  const title = `Waive ${policy}`;
  const reason = await vscode.window.showInputBox({
    title: `${title} (1/4): reason`,
    prompt: 'Why is this acceptable? An auditor will read it.',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? 'A waiver without a reason does not hold.' : undefined),
  });
  if (reason === undefined) return null;
  const expiry = await vscode.window.showQuickPick(
    EXPIRIES.map((item) => ({ ...item, description: `until ${dayAfter(item.days)}` })),
    { title: `${title} (2/4): expiry`, ignoreFocusOut: true },
  );
  if (expiry === undefined) return null;
  const owner = await vscode.window.showInputBox({
    title: `${title} (3/4): owner`,
    prompt: 'Who answers for it? May be left empty.',
    ignoreFocusOut: true,
  });
  if (owner === undefined) return null;
  const ticket = await vscode.window.showInputBox({
    title: `${title} (4/4): ticket`,
    prompt: 'Where is it tracked? May be left empty.',
    ignoreFocusOut: true,
  });
  if (ticket === undefined) return null;
  return { reason, until: dayAfter(expiry.days), owner, ticket };
}

function dayAfter(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** VS Code's own edits carry no version, so it is compared here. */
function isStale(edit: WorkspaceEdit): boolean {
  return (edit.documentChanges ?? []).some((change) => {
    if (!('textDocument' in change) || change.textDocument.version === null) return false;
    const { uri, version } = change.textDocument;
    const document = vscode.workspace.textDocuments.find(
      (candidate) => candidate.uri.toString() === vscode.Uri.parse(uri).toString(),
    );
    return document?.version !== version;
  });
}

function isReference(value: unknown): value is FindingReference {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, policy, resourceId } = value as Readonly<Record<string, unknown>>;
  return typeof uri === 'string' && typeof policy === 'string' && typeof resourceId === 'string';
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && 'reason' in value && typeof value.reason === 'string';
}
