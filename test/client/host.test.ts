/** The host itself: what the other tests build on. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { onPage, uiAvailable } from './support/ui.ts';

describe('the VS Code under test', () => {
  it('has the workspace open and finds its files', async () => {
    const found = await vscode.workspace.findFiles('**/*.tf');
    assert.ok(found.length > 0);
  });

  it('shows its workbench', async function () {
    if (!uiAvailable) this.skip();
    const parts = await onPage((page) => page.locator('.monaco-workbench').count(), null);
    assert.equal(parts, 1);
  });
});
