/** Plumbline: Explain Policy…: the page of one policy, asked for when it is not given. */
import * as vscode from 'vscode';
import { Method, type PoliciesResult } from '../../../server/src/lsp/protocol.ts';
import type { PlumblineClient } from '../languageClient.ts';
import type { PolicyPages } from '../views/policyPages.ts';

export async function explainPolicy(client: PlumblineClient, pages: PolicyPages, given: unknown): Promise<void> {
  const policy = typeof given === 'string' ? given : await askForPolicy(client);
  if (policy !== undefined) await pages.show(policy);
}

async function askForPolicy(client: PlumblineClient): Promise<string | undefined> {
  const items = client.language.sendRequest<PoliciesResult>(Method.policies).then((policies) =>
    policies.map(({ id, title, severity, controls }) => ({
      label: id,
      description: `${severity} · ${controls.join(' ')}`,
      detail: title,
    })),
  );
  const choice = await vscode.window.showQuickPick(items, {
    title: 'Explain policy',
    placeHolder: 'Policy, control or word of the title',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return choice?.label;
}
