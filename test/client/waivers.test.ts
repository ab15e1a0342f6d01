/** Waiving a finding from its quick fixes: the comment is written, and the finding goes. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionAt, apply, closeAll, findingOf, noFindingOf, open, openUntitled } from './support/editor.ts';
import { onPage, uiAvailable } from './support/ui.ts';

describe('waivers', () => {
  afterEach(closeAll);

  it('are written by the command, above what they cover', async () => {
    const { document } = await open('instance.tf');
    const found = await findingOf(document, 'aws-ec2-imdsv2');
    const action = await actionAt(document, found.range, /^Waive aws-ec2-imdsv2/);
    const { command, arguments: given } = action.command ?? assert.fail('the action has no command');
    const fields = { reason: 'A "trusted" image', until: '2099-01-31', owner: 'platform', ticket: 'SEC-7' };
    await vscode.commands.executeCommand(command, ...((given ?? []) as readonly unknown[]), fields);
    const first = document.lineAt(0).text;
    assert.equal(
      first,
      '# plumbline:waive aws-ec2-imdsv2 reason="A \\"trusted\\" image" until=2099-01-31 owner=platform ticket=SEC-7',
    );
    await noFindingOf(document, 'aws-ec2-imdsv2');
  });

  it('ask for reason, expiry, owner and ticket', async function () {
    if (!uiAvailable) this.skip();
    const { document } = await open('instance.tf');
    const found = await findingOf(document, 'aws-ec2-imdsv2');
    const done = apply(await actionAt(document, found.range, /^Waive aws-ec2-imdsv2/));
    await onPage(async (page, shot) => {
      const step = async (title: string, text: string): Promise<void> => {
        await page.locator('.quick-input-widget', { hasText: title }).waitFor();
        if (text !== '') await page.keyboard.type(text);
        await page.keyboard.press('Enter');
      };
      await page.locator('.quick-input-widget', { hasText: '(1/4)' }).waitFor();
      await page.keyboard.press('Enter'); // refused: a reason is needed
      await page.locator('.quick-input-widget', { hasText: 'does not hold' }).waitFor();
      await shot('waiver');
      await step('(1/4)', 'Replaced next week');
      await step('(2/4)', '');
      await step('(3/4)', 'platform');
      await step('(4/4)', '');
    }, null);
    await done;
    assert.match(
      document.lineAt(0).text,
      /^# plumbline:waive aws-ec2-imdsv2 reason="Replaced next week" until=\d{4}-\d\d-\d\d owner=platform$/,
    );
    await noFindingOf(document, 'aws-ec2-imdsv2');
  });

  it('that have expired or give no reason do not hold', async () => {
    const volume = (waiver: string): string =>
      `# plumbline:waive aws-ebs-encrypted ${waiver}\nresource "aws_ebs_volume" "a" {\n  encrypted = false\n}\n`;
    const expired = await openUntitled('terraform', volume('reason="Once" until=2001-01-31'));
    await findingOf(expired.document, 'aws-ebs-encrypted');
    const silent = await openUntitled('terraform', volume('until=2099-01-31'));
    await findingOf(silent.document, 'aws-ebs-encrypted');
  });
});
