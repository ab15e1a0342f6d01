/** What a person sees while typing: squiggles at the right place, gone when the reason is gone, and a hover that explains. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  findingOf,
  findings,
  noFindingOf,
  open,
  openUntitled,
  policyOf,
  textAt,
  type,
  workspaceFile,
} from './support/editor.ts';
import { onPage, uiAvailable } from './support/ui.ts';
import { until } from './support/until.ts';

describe('findings', () => {
  afterEach(closeAll);

  it('appear and go while typing in a buffer that was never saved', async () => {
    const { document } = await openUntitled('terraform', '');
    await type('resource "aws_ebs_volume" "typed" {\nencrypted = false');
    const found = await findingOf(document, 'aws-ebs-encrypted');
    assert.equal(textAt(document, found), 'false');
    for (let index = 0; index < 'false'.length; index += 1) await vscode.commands.executeCommand('deleteLeft');
    await type('true');
    await noFindingOf(document, 'aws-ebs-encrypted');
    assert.match(document.getText(), /encrypted = true/);
  });

  it('say which policy, why, and for which control', async () => {
    const { document } = await open('main.tf');
    const found = await findingOf(document, 'aws-ebs-encrypted');
    assert.equal(textAt(document, found), 'false');
    assert.match(found.message, /\[CC\d+\.\d+.*\]$/);
    assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
    assert.ok(typeof found.code === 'object', 'the code links to the policy’s page');
    assert.match(found.code.target.path, /policies\/aws\/ebs_encrypted\/README\.md$/);
    const page = await vscode.workspace.fs.readFile(found.code.target.with({ fragment: '', query: '' }));
    assert.ok(page.byteLength > 0);
  });

  it('underline the header where nothing narrower is written', async () => {
    const { document } = await open('main.tf');
    const found = await until('the second volume', () =>
      findings(document).find((f) => policyOf(f) === 'aws-ebs-encrypted' && f.range.start.line > 4),
    );
    assert.equal(textAt(document, found), 'resource "aws_ebs_volume" "logs"');
  });

  it('appear in Kubernetes manifests', async () => {
    const { document } = await open('k8s/web.yaml');
    const found = await findingOf(document, 'k8s-priv-escalation');
    assert.match(found.message, /\[CC\d+\.\d+.*\]$/);
  });

  it('stay away from YAML that is no manifest', async () => {
    const { document: manifest } = await openUntitled(
      'yaml',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers: [{name: a, image: "a:latest"}]\n',
    );
    await findingOf(manifest, 'k8s-image-tag');
    const { document } = await openUntitled('yaml', 'services:\n  web:\n    image: a:latest\n    privileged: true\n');
    await findingOf(manifest, 'k8s-image-tag');
    assert.deepEqual(findings(document), []);
  });

  it('go with the folder that they were in', async () => {
    const volume = new TextEncoder().encode('resource "aws_ebs_volume" "a" {\n  encrypted = false\n}\n');
    const closed = workspaceFile('brief/volume.tf');
    await vscode.workspace.fs.writeFile(closed, volume);
    await vscode.workspace.fs.writeFile(workspaceFile('brief/empty.tf'), new Uint8Array());
    await open('brief/empty.tf');
    await until('a finding beside the open file', () => vscode.languages.getDiagnostics(closed).length > 0);
    await vscode.workspace.fs.delete(workspaceFile('brief'), { recursive: true });
    await until('its end', () => vscode.languages.getDiagnostics(closed).length === 0);
  });

  it('explain themselves in a hover', async () => {
    const { document } = await open('main.tf');
    const found = await findingOf(document, 'aws-ebs-encrypted');
    const text = await until('a hover', async () => {
      const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        found.range.start,
      );
      const texts = hovers
        .flatMap(({ contents }) => contents)
        .map((content) => (content as vscode.MarkdownString).value);
      return texts.find((candidate) => candidate.includes('aws-ebs-encrypted'));
    });
    assert.match(text, /How to fix/);
    assert.match(text, /CC\d+\.\d+/);
  });

  it('are drawn in the editor and listed in the Problems view', async function () {
    if (!uiAvailable) this.skip();
    const { document } = await open('main.tf');
    await findingOf(document, 'aws-ebs-encrypted');
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
    const seen = await onPage(async (page, shot) => {
      await page.locator('.squiggly-error').first().waitFor();
      // Which findings the list has in view depends on what else the folder has.
      await page
        .locator('.markers-panel .monaco-list-row', { hasText: /\[CC\d/ })
        .first()
        .waitFor();
      await page
        .locator('.view-line span', { hasText: /^false$/ })
        .first()
        .hover();
      await page.locator('.monaco-hover', { hasText: 'How to fix' }).first().waitFor();
      await shot('findings');
      return { squiggles: await page.locator('.squiggly-error').count() };
    }, null);
    assert.ok(seen.squiggles >= 2);
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});
