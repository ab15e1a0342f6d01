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

/** What one parse of a text may cost. Each answer is for one call of the grammar: it says whether to give up now. */
export interface Budget {
  whole(length: number): () => boolean;
  /** For a stretch of the text, read by itself. */
  part(length: number): () => boolean;
}

export interface Grammar {
  /** Null when `spent` said so. `old` must have been edited to fit `text`; it still belongs to the caller. */
  parse(text: string, old: Tree | null, spent: () => boolean): Tree | null;
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
  const language = await loadLanguage(await assets.read('tree-sitter-terraform.wasm'));
  const parser = new Parser();
  parser.setLanguage(language);
  const symbols = symbolsOf(language);
  return {
    parse(text, old, spent) {
      const tree = parser.parse(text, old, { progressCallback: spent });
      if (tree === null) parser.reset();
      return tree;
    },
    copy: (node, offset) => copy(node, offset, symbols),
    dispose: () => parser.delete(),
  };
}

/** Grammars by their bytes: several parsers of one process share them. */
const languages = new WeakMap<Uint8Array, Promise<Language>>();

function loadLanguage(bytes: Uint8Array): Promise<Language> {
  let language = languages.get(bytes);
  if (language === undefined) languages.set(bytes, (language = Language.load(bytes)));
  return language;
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

/** What a node's symbol says, so that the tree need not be asked: each question costs a call into WebAssembly. */
interface NodeSymbol {
  readonly type: string;
  readonly comment: boolean;
  /** Has no children. */
  readonly leaf: boolean;
  /** Length of its text where that is always the same, else -1. */
  readonly length: number;
}

const NAMED_LEAVES: ReadonlySet<string> = new Set([
  'identifier',
  'numeric_lit',
  'null_lit',
  'ellipsis',
  'strip_marker',
  'template_literal',
  'heredoc_identifier',
  'quoted_template_start',
  'quoted_template_end',
  'template_interpolation_start',
  'template_interpolation_end',
  'template_directive_start',
  'template_directive_end',
]);
const ERROR: NodeSymbol = { type: 'ERROR', comment: false, leaf: false, length: -1 };

function symbolsOf(language: Language): readonly NodeSymbol[] {
  return language.types.map((type, id) => {
    const named = language.nodeTypeIsNamed(id);
    return {
      type,
      comment: named && type === 'comment',
      leaf: !named || NAMED_LEAVES.has(type),
      length: named ? -1 : type.length,
    };
  });
}

interface OpenNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly children: RawNode[];
}

const NONE: RawNode[] = [];

/** Not recursive: the text decides how deep a tree is. Only for nodes without errors below. */
function copy(root: Node, offset: number, symbols: readonly NodeSymbol[]): RawNode {
  const cursor = root.walk();
  try {
    const read = (symbol: NodeSymbol): OpenNode => {
      const start = cursor.startIndex + offset;
      const end = symbol.length < 0 ? cursor.endIndex + offset : start + symbol.length;
      return { type: symbol.type, start, end, children: symbol.leaf ? NONE : [] };
    };
    const top = read(symbols[cursor.nodeTypeId] ?? ERROR);
    const path: OpenNode[] = [top];
    if (!cursor.gotoFirstChild()) return top;
    for (;;) {
      const symbol = symbols[cursor.nodeTypeId] ?? ERROR;
      if (!symbol.comment) {
        const node = read(symbol);
        path.at(-1)?.children.push(node);
        if (!symbol.leaf && cursor.gotoFirstChild()) {
          path.push(node);
          continue;
        }
      }
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
