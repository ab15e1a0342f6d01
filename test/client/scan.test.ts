/** Scanning the workspace, the report view, and the exported evidence, through the commands that a person runs. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Report } from '../../server/src/core/index.ts';
import { closeAll, workspaceFile } from './support/editor.ts';
import { onPage, uiAvailable } from './support/ui.ts';
import { until } from './support/until.ts';

interface Scanned {
  readonly report: Report;
}

const scan = (): Thenable<Scanned | null> => vscode.commands.executeCommand<Scanned | null>('plumbline.scanWorkspace');

async function exported(format: 'html' | 'json'): Promise<string> {
  const target = workspaceFile(`evidence.${format}`);
  const written = await vscode.commands.executeCommand<string | null>('plumbline.exportEvidence', {
    format,
    target: target.toString(),
    open: false,
  });
  assert.equal(written, target.toString());
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
  await vscode.workspace.fs.delete(target);
  return text;
}

describe('scan', () => {
  afterEach(async () => {
    await closeAll();
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('reads the whole workspace and opens the report view', async () => {
    const { report } = (await scan()) ?? assert.fail('there is no report');
    assert.equal(report.scope.complete, true);
    assert.deepEqual(
      report.scope.files.map(({ path }) => path),
      ['bucket.tf', 'instance.tf', 'k8s/web.yaml', 'main.tf'],
    );
    const failing = report.findings
      .filter(({ outcome }) => outcome === 'fail')
      .map(({ policy, file }) => `${file} ${policy}`);
    assert.ok(failing.includes('main.tf aws-ebs-encrypted'));
    assert.ok(failing.includes('k8s/web.yaml k8s-priv-escalation'));
    await until(
      'the report view',
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'Plumbline Report',
    );
  });

  it('shows findings that can be filtered and that lead to their lines', async function () {
    if (!uiAvailable) this.skip();
    const { report } = (await scan()) ?? assert.fail('there is no report');
    const seen = await onPage(async (page, shot) => {
      const view = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
      await view.locator('#findings tbody tr').first().waitFor();
      await shot('report');
      const all = await view.locator('#findings tbody tr').count();
      await view.locator('[data-outcome="pass"] input').check();
      const withPasses = await view.locator('#findings tbody tr').count();
      await view.locator('#filter-text').fill('aws-ebs-encrypted data');
      const filtered = await view.locator('#findings tbody tr').allInnerTexts();
      await shot('report-filtered');
      await view.locator('#findings tbody tr button.jump').first().click();
      return { all, withPasses, filtered };
    }, null);
    const { fail, unknown, error, pass } = report.summary;
    assert.equal(seen.all, fail + unknown + error);
    assert.equal(seen.withPasses, fail + unknown + error + pass);
    assert.equal(seen.filtered.length, 1, seen.filtered.join('\n'));
    const editor = await until('the finding’s file', () => vscode.window.activeTextEditor);
    assert.equal(vscode.workspace.asRelativePath(editor.document.uri), 'main.tf');
    assert.equal(editor.document.getText(editor.selection), 'false');
  });

  it('can be cancelled, and then claims nothing', async function () {
    if (!uiAvailable) this.skip();
    const folder = workspaceFile('many');
    const volume = 'resource "aws_ebs_volume" "a" {\n  encrypted = false\n}\n';
    const text = new TextEncoder().encode(
      Array.from({ length: 400 }, (_, index) => volume.replace('"a"', `"a${index}"`)).join('\n'),
    );
    await Promise.all(
      Array.from({ length: 80 }, (_, index) =>
        vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, `m${index}`, 'main.tf'), text),
      ),
    );
    try {
      const scanning = scan();
      await onPage(async (page, shot) => {
        const toast = page.locator('.notification-toast', { hasText: 'scanning the workspace' });
        await toast.waitFor();
        await shot('scan-progress');
        await toast.getByText('Cancel', { exact: true }).click();
      }, null);
      const result = await scanning;
      assert.notEqual(result?.report.scope.complete, true);
      await onPage(async (page, shot) => {
        await page.locator('.notification-toast', { hasText: 'the scan was cancelled' }).waitFor();
        await shot('scan-cancelled');
      }, null);
    } finally {
      await vscode.workspace.fs.delete(folder, { recursive: true });
    }
  });
});

describe('exported evidence', () => {
  it('is the whole report as JSON', async () => {
    const report = JSON.parse(await exported('json')) as Report;
    assert.equal(report.schemaVersion, 1);
    assert.ok(report.scope.files.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256)));
    assert.match(report.bundle.digest, /^[0-9a-f]{64}$/);
    const encrypted =
      report.policies.find(({ id }) => id === 'aws-ebs-encrypted') ?? assert.fail('a policy is missing');
    assert.equal(encrypted.fail, 2);
    assert.ok(report.controls.some(({ id, fail }) => id === 'CC6.1' && fail > 0));
  });

  it('is one page of HTML that loads nothing', async () => {
    const html = await exported('html');
    assert.match(html, /^<!doctype html>/i);
    assert.match(html, /aws_ebs_volume\.data/);
    assert.doesNotMatch(html, /<(script|link|img|iframe)\b[^>]*(src|href)=["']?(?!data:)/i);
  });
});
