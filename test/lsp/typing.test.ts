/**
 * Types real files into the built server, one character after the other, and asks it after each: it must never fail, never
 * point outside the text, and end where opening the finished file ends.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startBuiltServer, type BuiltServer } from './support/builtServer.ts';
import type { TestClient } from './support/client.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FILES = [
  'test/workspaces/sample/storage.tf',
  'test/workspaces/sample/k8s/web.yaml',
  'policies/aws/s3_versioning/bad.tf',
  'policies/aws/iam_star_star/bad.tf',
];
/** Requests under way at once: enough to keep the server at work, few enough that it evaluates nearly every state. */
const BATCH = 20;

describe('typing real files into the server', function () {
  this.timeout(120_000);
  let server: BuiltServer;
  before(async () => {
    server = await startBuiltServer();
  });
  after(async () => {
    assert.equal(await server.stop(), 0);
  });

  for (const [index, file] of FILES.entries()) {
    it(`survives every prefix of ${file}`, async () => {
      const { client } = server;
      const text = readFileSync(path.join(ROOT, file), 'utf8').replace(/\r\n/g, '\n');
      const name = path.basename(file);
      const typed = `untitled:/typed${String(index)}/${name}`;
      const language = name.endsWith('.tf') ? 'terraform' : 'yaml';
      await client.open(typed, '', language);
      await typeIn(client, typed, text);

      const opened = `untitled:/opened${String(index)}/${name}`;
      await client.open(opened, text, language);
      const expected = await client.until(opened, (all) => all.length > 0);
      const atEnd = await client.until(typed, (all) => describeAll(all) === describeAll(expected));
      assert.equal(client.text(typed), text);
      assert.ok(atEnd.length > 0);

      for (const publication of client.published.filter(({ uri }) => uri === typed)) {
        const length = publication.version === undefined ? text.length : publication.version - 1;
        checkRanges(TextDocument.create(typed, language, 1, text.slice(0, length)), publication.diagnostics);
      }
      assert.deepEqual(
        client.logged.filter((line) => /failed/.test(line)),
        [],
      );
    });
  }
});

async function typeIn(client: TestClient, uri: string, text: string): Promise<void> {
  const document = TextDocument.create(uri, '', 1, text);
  for (let start = 0; start < text.length; start += BATCH) {
    const end = Math.min(text.length, start + BATCH);
    const asked: Promise<unknown>[] = [];
    for (let at = start; at < end; at++) {
      const position = document.positionAt(at);
      asked.push(client.type(uri, text.charAt(at), { start: position, end: position }));
      // Answering makes the server evaluate this very state.
      asked.push(client.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position }));
    }
    await Promise.all(asked);
  }
}

function checkRanges(document: TextDocument, diagnostics: readonly Diagnostic[]): void {
  for (const { range, message, code } of diagnostics) {
    assert.notEqual(code, 'not-checked', String(code));
    const { start, end } = range;
    const last = document.positionAt(document.getText().length);
    const fits = end.line < last.line || (end.line === last.line && end.character <= last.character);
    // Line 1 stands for the whole file, also where it is empty.
    assert.ok(fits || (start.line === 0 && end.line === 0), `${JSON.stringify(message)} at ${JSON.stringify(range)}`);
    assert.ok(start.line < end.line || (start.line === end.line && start.character <= end.character));
  }
}

function describeAll(diagnostics: readonly Diagnostic[]): string {
  return JSON.stringify(diagnostics.map(({ code, range, message }) => [code, range, message]));
}
