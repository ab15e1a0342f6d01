/** Real files, typed in letter by letter: what one is not typing in must not change. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { isBalanced } from '../../../server/src/core/terraform/cutAtHeaders.ts';
import type { TerraformParser } from '../../../server/src/core/terraform/parser.ts';
import type { Block, TerraformFile } from '../../../server/src/core/terraform/syntax.ts';
import { nameOf, newParser, TF } from '../../support/terraformParser.ts';

const CORPUS = path.resolve(import.meta.dirname, '../../../../shared/corpus/real');
const FILES = 12;
const SIZES = { least: 800, most: 3_000 };

describe('Terraform parser: typing', function () {
  this.timeout(300_000);
  let parser: TerraformParser;
  let texts: readonly string[];

  before(async function () {
    if (!existsSync(CORPUS)) {
      console.log('      left out: there is no corpus beside this checkout');
      this.skip();
    }
    parser = await newParser();
    texts = await someFiles();
  });
  after(() => {
    if (existsSync(CORPUS)) parser.dispose();
  });
  afterEach(() => parser.forget(TF));

  it('keeps every block before the cursor while a file is typed from its beginning', () => {
    for (const text of texts) {
      const whole = parser.parse({ uri: 'file:///whole.tf', version: null, text });
      assert.deepEqual(whole.errors, []);
      let previous: TerraformFile | undefined;
      for (let length = 1; length <= text.length; length++) {
        const file = parser.parse({ uri: TF, version: length, text: text.slice(0, length) }, previous);
        for (const block of whole.body.blocks) {
          if (block.end <= length) assertKept(file, block, 0, text.slice(0, length));
        }
        previous = file;
      }
      assert.deepEqual(previous?.body, whole.body);
      parser.forget(TF);
    }
  });

  it('keeps the blocks before and after one that is typed anew', () => {
    let after = 0;
    let lost = 0;
    for (const text of texts) {
      const whole = parser.parse({ uri: 'file:///whole.tf', version: null, text });
      const { blocks } = whole.body;
      for (const target of [blocks[0], blocks[blocks.length >> 1]]) {
        if (target === undefined) continue;
        let previous: TerraformFile | undefined;
        for (let end = target.start; end <= target.end; end++) {
          const typed = text.slice(0, end) + text.slice(target.end);
          const file = parser.parse({ uri: TF, version: end, text: typed }, previous);
          for (const block of blocks) {
            if (block.end <= target.start) assertKept(file, block, 0, typed);
            if (block.start < target.end) continue;
            after++;
            if (!isKept(file, block, end - target.end)) lost++;
          }
          previous = file;
        }
        parser.forget(TF);
      }
    }
    assert.ok(after > 10_000, `${String(after)} were looked at`);
    assert.ok(lost / after <= 0.01, `${String(lost)} of ${String(after)} were lost`);
  });

  it('keeps the other lines of a block while one is typed anew, and never puts an attribute in a wrong place', () => {
    let others = 0;
    let lost = 0;
    let seen = 0;
    let wrong = 0;
    for (const text of texts) {
      const wanted = placesOf(parser.parse({ uri: 'file:///whole.tf', version: null, text }));
      let previous: TerraformFile | undefined;
      for (const line of linesOf(text, 7)) {
        // without a line that opens or closes a block, the others may stand anywhere: the block is then stale
        const plain = isBalanced(text, line);
        for (let end = line.start; end <= line.end; end++) {
          const typed = text.slice(0, end) + text.slice(line.end);
          const file = parser.parse({ uri: TF, version: end, text: typed }, previous);
          const move = (offset: number): number => (offset >= line.end ? offset + end - line.end : offset);
          const right = new Set(
            wanted
              .filter((place) => place.end <= line.start || place.start >= line.end)
              .map((place) => keyOf(place.path, move(place.start), move(place.end))),
          );
          const found = placesOf(file)
            .filter((place) => place.end < line.start || place.start > end)
            .map((place) => keyOf(place.path, place.start, place.end));
          seen += found.length;
          wrong += found.filter((key) => !right.has(key)).length;
          if (plain) {
            const kept = new Set(found);
            others += right.size;
            lost += [...right].filter((key) => !kept.has(key)).length;
          }
          previous = file;
        }
      }
      parser.forget(TF);
    }
    assert.ok(others > 10_000 && seen > others, `${String(others)} were looked at`);
    assert.ok(lost / others <= 0.001, `${String(lost)} of ${String(others)} attributes lost their path or place`);
    assert.ok(wrong / seen <= 0.001, `${String(wrong)} of ${String(seen)} attributes have a wrong path or place`);
  });
});

async function someFiles(): Promise<readonly string[]> {
  const all: string[] = [];
  for (const file of (await readdir(CORPUS, { recursive: true })).filter((name) => name.endsWith('.tf')).sort()) {
    const { size } = await stat(path.join(CORPUS, file));
    if (size >= SIZES.least && size <= SIZES.most) all.push(file);
  }
  const every = Math.max(1, Math.floor(all.length / FILES));
  const chosen = all.filter((_, i) => i % every === 0).slice(0, FILES);
  return Promise.all(chosen.map((file) => readFile(path.join(CORPUS, file), 'utf8')));
}

function isKept(file: TerraformFile, block: Block, by: number): boolean {
  const found = file.body.blocks.find((candidate) => candidate.start === block.start + by);
  return (
    found !== undefined &&
    found.complete &&
    !found.stale &&
    nameOf(found) === nameOf(block) &&
    found.end === block.end + by &&
    found.body.attributes.length === block.body.attributes.length
  );
}

function assertKept(file: TerraformFile, block: Block, by: number, text: string): void {
  assert.ok(isKept(file, block, by), `${nameOf(block)} is lost after typing …${text.slice(-80)}`);
}

function keyOf(at: string, start: number, end: number): string {
  return `${at} ${String(start)} ${String(end)}`;
}

/** Every attribute of blocks that are not stale, by its path and place. */
function placesOf(file: TerraformFile): { path: string; start: number; end: number }[] {
  const places: { path: string; start: number; end: number }[] = [];
  const walk = (block: Block, at: string): void => {
    if (block.stale) return;
    for (const { name, start, end } of block.body.attributes) {
      places.push({ path: `${at}.${name}`, start, end });
    }
    for (const inner of block.body.blocks) walk(inner, `${at}.${nameOf(inner)}`);
  };
  for (const block of file.body.blocks) walk(block, nameOf(block));
  return places;
}

/** Every n-th line that is neither blank nor a comment, without its indentation. */
function linesOf(text: string, every: number): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = [];
  for (const match of text.matchAll(/^[ \t]*(\S.*?)\r?$/gm)) {
    const content = match[1] ?? '';
    if (!/^(#|\/\/)/.test(content))
      lines.push({ start: match.index + match[0].indexOf(content), end: match.index + match[0].trimEnd().length });
  }
  return lines.filter((_, i) => i % every === 3);
}
