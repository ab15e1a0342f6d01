/** The packaged and installed extension, in a VS Code that knows nothing of this project's folder. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../support/until.ts';

describe('the installed extension', () => {
  it('is the packaged one and activates by itself', async () => {
    const extension = vscode.extensions.getExtension('plumbline.plumbline');
    assert.ok(extension, 'plumbline.plumbline is not installed');
    assert.match(extension.extensionPath.replaceAll('\\', '/'), /\/extensions\/plumbline\.plumbline-/);
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(root);
    await vscode.window.showTextDocument(vscode.Uri.joinPath(root, 'main.tf'));
    await until('the extension to activate', () => extension.isActive);
  });

  it('checks what is open', async () => {
    const { document } = vscode.window.activeTextEditor ?? assert.fail('no editor');
    const findings = await until('findings', () => {
      const found = vscode.languages
        .getDiagnostics(document.uri)
        .filter((diagnostic) => diagnostic.source === 'plumbline');
      return found.length > 0 && found;
    });
    assert.ok(findings.some((diagnostic) => JSON.stringify(diagnostic.code).includes('aws-ebs-encrypted')));
  });
});
