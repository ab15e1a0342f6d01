/** Policies' pages as read-only documents, shown by the editor's Markdown preview. */
import * as vscode from 'vscode';
import { Method, type ExplainParams, type ExplainResult } from '../../../server/src/lsp/protocol.ts';
import type { PlumblineClient } from '../languageClient.ts';

const SCHEME = 'plumbline-policy';

export interface PolicyPages {
  dispose(): void;
  show(policy: string): Promise<void>;
}

export function createPolicyPages(client: PlumblineClient): PolicyPages {
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    async provideTextDocumentContent(uri, token) {
      const params: ExplainParams = { policy: policyOf(uri) };
      const page = await client.language.sendRequest<ExplainResult | null>(Method.explain, params, token);
      return page?.markdown ?? `There is no policy with the id ${params.policy}.`;
    },
  });
  return {
    async show(policy) {
      const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${policy}.md` });
      try {
        await vscode.commands.executeCommand('markdown.showPreview', uri);
      } catch {
        // The Markdown extension may be switched off.
        await vscode.window.showTextDocument(uri, { preview: true });
      }
    },
    dispose() {
      provider.dispose();
    },
  };
}

function policyOf(uri: vscode.Uri): string {
  return uri.path.replace(/^\//, '').replace(/\.md$/, '');
}
