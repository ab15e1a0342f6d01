/** Each kind of quick fix, applied in the editor: the finding goes, comments stay. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionAt, apply, closeAll, findingOf, findings, noFindingOf, open, policyOf } from './support/editor.ts';
import { onPage, uiAvailable } from './support/ui.ts';
import { until } from './support/until.ts';

/** Applies the fix of a policy's first finding, by its title, and answers the text after it. */
async function fixFirst(path: string, policy: string, title: string): Promise<string> {
  const { document } = await open(path);
  const found = await findingOf(document, policy);
  await apply(await actionAt(document, found.range, new RegExp(`^${title}$`)));
  return document.getText();
}

describe('quick fixes', () => {
  afterEach(closeAll);

  it('set a literal, and keep the comment beside it', async () => {
    const text = await fixFirst('main.tf', 'aws-ebs-encrypted', 'Encrypt the volume');
    assert.match(text, /encrypted {9}= true # keep this comment/);
  });

  it('insert a nested block', async () => {
    const text = await fixFirst('instance.tf', 'aws-ec2-imdsv2', 'Require session tokens');
    assert.match(text, /metadata_options \{\n(?:.*\n)*? {4}http_tokens\s+= "required"\n(?:.*\n)*? {2}\}/);
    await noFindingOf((await open('instance.tf')).document, 'aws-ec2-imdsv2');
  });

  it('add a resource beside the one that lacks it', async () => {
    const text = await fixFirst('bucket.tf', 'aws-s3-versioning', 'Add versioning');
    assert.match(text, /resource "aws_s3_bucket_versioning" "invoices" \{/);
    assert.match(text, /bucket = aws_s3_bucket\.invoices\.id/);
    await noFindingOf((await open('bucket.tf')).document, 'aws-s3-versioning');
  });

  it('insert a nested key into a manifest', async () => {
    const text = await fixFirst('k8s/web.yaml', 'k8s-priv-escalation', 'Forbid privilege escalation');
    assert.match(text, /^ {10}securityContext:\n {12}allowPrivilegeEscalation: false$/m);
    assert.match(text, /# the one that serves/);
    await noFindingOf((await open('k8s/web.yaml')).document, 'k8s-priv-escalation');
  });

  it('fix all findings of a policy in the file', async () => {
    const { document } = await open('main.tf');
    const found = await findingOf(document, 'aws-ebs-encrypted');
    await apply(await actionAt(document, found.range, /^Fix all aws-ebs-encrypted in this file \(2\)$/));
    await noFindingOf(document, 'aws-ebs-encrypted');
    assert.equal([...document.getText().matchAll(/encrypted\s+= true/g)].length, 2);
  });

  it('fix all in the file by source.fixAll.plumbline, as on save', async () => {
    const { document } = await open('k8s/web.yaml');
    await findingOf(document, 'k8s-priv-escalation');
    const everything = new vscode.Range(0, 0, document.lineCount, 0);
    const kind = vscode.CodeActionKind.SourceFixAll.append('plumbline');
    await apply(await actionAt(document, everything, /./, kind));
    await until(
      'no finding that has a fix',
      () =>
        !findings(document).some((found) => ['k8s-priv-escalation', 'k8s-run-as-nonroot'].includes(policyOf(found))),
    );
    assert.match(document.getText(), /# the one that serves/);
  });

  it('can be undone in one step', async () => {
    const before = (await open('main.tf')).document.getText();
    await fixFirst('main.tf', 'aws-ebs-encrypted', 'Encrypt the volume');
    await vscode.commands.executeCommand('undo');
    assert.equal((await open('main.tf')).document.getText(), before);
  });

  it('are in the light bulb’s menu', async function () {
    if (!uiAvailable) this.skip();
    const editor = await open('main.tf');
    const found = await findingOf(editor.document, 'aws-ebs-encrypted');
    editor.selection = new vscode.Selection(found.range.start, found.range.start);
    await actionAt(editor.document, found.range, /^Waive aws-ebs-encrypted/);
    // Not awaited: it ends when the menu does.
    void vscode.commands.executeCommand('editor.action.quickFix');
    const titles = await onPage(async (page, shot) => {
      await page.locator('.action-widget .monaco-list-row.action').first().waitFor();
      await shot('quick-fixes');
      const shown = await page.locator('.action-widget .monaco-list-row.action').allInnerTexts();
      await page.keyboard.press('Escape');
      return shown;
    }, null);
    assert.ok(
      titles.some((title) => /^Fix all Plumbline findings/.test(title)),
      titles.join(' | '),
    );
    assert.ok(
      titles.some((title) => /^Explain aws-ebs-encrypted/.test(title)),
      titles.join(' | '),
    );
  });
});
