import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLineIndex } from '../../server/src/core/lineIndex.ts';

describe('lineIndex', () => {
  const texts = ['', 'a', 'a\nb', 'a\r\nb\r\n', 'a\rb\r\r\n\n', '😀x\n\uFEFFé\r\n', '\n\n', '\r\n'];

  for (const text of texts) {
    it(`agrees with the language server's own text documents on ${JSON.stringify(text)}`, () => {
      const document = TextDocument.create('file:///a', 'yaml', 1, text);
      const index = createLineIndex(text);
      assert.equal(index.lineCount, document.lineCount);
      for (let offset = -1; offset <= text.length + 1; offset++) {
        assert.deepEqual(index.positionAt(offset), document.positionAt(offset), `positionAt(${String(offset)})`);
      }
      for (let line = 0; line < document.lineCount; line++) {
        for (let character = 0; character < 4; character++) {
          const position = { line, character };
          assert.equal(index.offsetAt(position), document.offsetAt(position), `offsetAt ${JSON.stringify(position)}`);
        }
      }
    });
  }

  it('turns spans into ranges and back', () => {
    const index = createLineIndex('ab\r\ncd');
    const range = index.rangeOf({ start: 1, end: 5 });
    assert.deepEqual(range, { start: { line: 0, character: 1 }, end: { line: 1, character: 1 } });
    assert.deepEqual(index.spanOf(range), { start: 1, end: 5 });
  });
});
