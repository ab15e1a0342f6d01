/**
 * `npm run pictures`: takes the README's pictures from the real editor, with the sample open, into media/.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setUpVsCode } from './host/setUpVsCode.mjs';
import { startVsCodeServer } from './host/vscodeServer.mjs';
import { openBrowser, workbenchAddress } from './host/workbench.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-pictures-'));
// The report shows where the files are: a place that belongs to nobody, and no git.
const sample = path.join(os.tmpdir(), 'web-shop');
rmSync(sample, { recursive: true, force: true });
cpSync(path.join(root, 'test/workspaces/sample'), sample, { recursive: true });
const extensions = path.join(dataFolder, 'extensions');
mkdirSync(extensions);
writeFileSync(path.join(extensions, 'extensions.json'), '[]');

setUpVsCode();
const settings = { 'editor.minimap.enabled': false, 'breadcrumbs.enabled': false, 'window.title': '${rootName}' };
const server = await startVsCodeServer({ dataFolder, settings, args: ['--extensions-dir', extensions] });
const { browser, page } = await openBrowser({ width: 1240, height: 760 });
const openFiles = [path.join(sample, 'storage.tf')];
await page.goto(workbenchAddress({ port: server.port, folder: sample, developmentPaths: [root], openFiles }));
await page.locator('.squiggly-error').first().waitFor({ timeout: 60_000 });

async function runCommand(title) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(`>${title}`);
  await page
    .locator('.quick-input-list .monaco-list-row', { hasText: title.replace(/^.*: /, '') })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
}

async function picture(name) {
  await page.screenshot({ path: path.join(root, 'media', name) });
}

await runCommand('Problems: Focus on Problems View');
await page.locator('.markers-panel .monaco-list-row').first().waitFor();
await page
  .locator('.view-line span', { hasText: /^"?public-read"?$/ })
  .first()
  .hover();
await page.locator('.monaco-hover', { hasText: 'How to fix' }).first().waitFor();
await page.waitForTimeout(600); // the hover fades in
await picture('picture-editor.png');

await page.keyboard.press('Control+J'); // closes the panel
await runCommand('Plumbline: Scan Workspace');
const view = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
await view.locator('#findings tbody tr').first().waitFor();
await page.locator('.notification-toast').first().waitFor({ state: 'detached' });
await picture('picture-report.png');

await browser.close();
await server.stop();
rmSync(sample, { recursive: true, force: true });
rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
