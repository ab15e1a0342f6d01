/**
 * The only user of web-tree-sitter: loads the grammar, parses within a budget, and copies trees into plain nodes.
 *
 * Every tree that `parse` returns belongs to the caller, who must `delete()` it: the finalizer does not keep up.
 */
import { Edit, Language, Parser, type Node, type Point, type Tree } from 'web-tree-sitter';
import type { Assets } from '../assets.ts';
import type { MinimalEdit } from './minimalEdit.ts';

/** A node of a tree that has been left behind, with offsets into the text. Comments are left out. */
export interface RawNode {
  /** The grammar's name of the node; punctuation is its own name. */
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly children: readonly RawNode[];
}

export interface Budget {
  /** True once nothing more may be parsed. */
  spent(): boolean;
}

export interface Grammar {
  /** Null when the budget ran out. `old` must have been edited to fit `text`; it still belongs to the caller. */
  parse(text: string, old: Tree | null, budget: Budget): Tree | null;
  /** Copies a node and everything below it, `offset` added to every position. */
  copy(node: Node, offset: number): RawNode;
  dispose(): void;
}

let runtime: Promise<void> | null = null;

/** Rejects when an asset is missing or damaged. */
export async function loadGrammar(assets: Assets): Promise<Grammar> {
  runtime ??= assets
    .read('tree-sitter.wasm')
    .then((wasmBinary) => Parser.init({ wasmBinary }))
    .catch((reason: unknown) => {
      runtime = null;
      throw reason;
    });
  await runtime;
  const language = await Language.load(await assets.read('tree-sitter-terraform.wasm'));
  const parser = new Parser();
  parser.setLanguage(language);
  const comment = language.idForNodeType('comment', true);
  return {
    parse(text, old, budget) {
      const tree = parser.parse(text, old, { progressCallback: () => budget.spent() });
      if (tree === null) parser.reset();
      return tree;
    },
    copy: (node, offset) => copy(node, offset, language.types, comment),
    dispose: () => parser.delete(),
  };
}

/** Tells a tree how its text changed, so that it can be given to `parse` as `old`. */
export function editTree(tree: Tree, before: string, after: string, edit: MinimalEdit): void {
  const startPosition = pointAt(before, edit.start, 0, { row: 0, column: 0 });
  tree.edit(
    new Edit({
      startIndex: edit.start,
      oldEndIndex: edit.oldEnd,
      newEndIndex: edit.newEnd,
      startPosition,
      oldEndPosition: pointAt(before, edit.oldEnd, edit.start, startPosition),
      newEndPosition: pointAt(after, edit.newEnd, edit.start, startPosition),
    }),
  );
}

function pointAt(text: string, offset: number, from: number, start: Point): Point {
  let { row } = start;
  let lineStart = from - start.column;
  for (
    let newline = text.indexOf('\n', from);
    newline >= 0 && newline < offset;
    newline = text.indexOf('\n', newline + 1)
  ) {
    row++;
    lineStart = newline + 1;
  }
  return { row, column: offset - lineStart };
}

interface OpenNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly children: RawNode[];
}

/** Not recursive: the text decides how deep a tree is. */
function copy(root: Node, offset: number, types: readonly string[], comment: number | null): RawNode {
  const cursor = root.walk();
  try {
    const read = (): OpenNode => ({
      type: types[cursor.nodeTypeId] ?? 'ERROR',
      start: cursor.startIndex + offset,
      end: cursor.endIndex + offset,
      children: [],
    });
    const top = read();
    const path: OpenNode[] = [top];
    if (!cursor.gotoFirstChild()) return top;
    for (;;) {
      let opened = false;
      if (cursor.nodeTypeId !== comment) {
        const node = read();
        path.at(-1)?.children.push(node);
        if (cursor.gotoFirstChild()) {
          path.push(node);
          opened = true;
        }
      }
      if (opened) continue;
      while (!cursor.gotoNextSibling()) {
        cursor.gotoParent();
        path.pop();
        if (path.length === 0) return top;
      }
    }
  } finally {
    cursor.delete();
  }
}
