/**
 * One document's text → syntax tree, comments and syntax errors.
 *
 * Owns the only use of the `yaml` library. Never throws for a bad text: what is wrong is in `errors`, and the tree is the
 * library's best effort, which callers must not trust when there are errors.
 */
import { Composer, isAlias, isMap, isScalar, isSeq, Parser } from 'yaml';
import type { CST, Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Span } from '../model.ts';
import { keyName, resolvePlainScalar, resolveTaggedScalar } from './scalars.ts';
import type { YamlAlias, YamlItem, YamlMap, YamlNode, YamlPair, YamlScalar, YamlSeq } from './syntax.ts';

export interface SyntaxTree {
  readonly root: YamlNode | null;
  readonly comments: readonly (Span & { readonly text: string })[];
  readonly errors: readonly (Span & { readonly message: string })[];
  /** True when the text was given up because of its nesting: trying parts of it would cost as much again. */
  readonly givenUp: boolean;
}

/** Deeper texts are hostile: every later walk recurses. */
const MAX_DEPTH = 200;

export function parseSyntaxTree(text: string): SyntaxTree {
  try {
    return compose(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = `The document is nested more than ${String(MAX_DEPTH)} levels deep.`;
    return { root: null, comments: [], errors: [{ start: 0, end: 1, message }], givenUp: true };
  }
}

function compose(text: string): SyntaxTree {
  const tokens: CST.Token[] = [...new Parser().parse(text)];
  const composer = new Composer({
    schema: 'failsafe', // scalars are resolved here, as Kubernetes reads them
    keepSourceTokens: true, // for the places of `:` and `-`
    uniqueKeys: false, // quadratic in the library; done by the reader of the tree
    prettyErrors: false,
    logLevel: 'silent',
  });
  const documents: Document.Parsed[] = [...composer.compose(tokens, false, text.length)];
  const errors = documents.flatMap((document) =>
    document.errors.map((error) => ({ start: error.pos[0], end: error.pos[1], message: sentence(error.message) })),
  );
  const withContent = documents.filter((document) => document.contents !== null);
  const extra = withContent[1];
  if (extra?.contents) {
    const start = extra.contents.range[0];
    errors.push({ start, end: start + 1, message: 'Content after the end of the document.' });
  }
  const comments: (Span & { text: string })[] = [];
  for (const token of tokens) collectComments(token, comments);
  const root = withContent[0]?.contents ?? null;
  return { root: root === null ? null : new TreeBuilder(text).node(root), comments, errors, givenUp: false };
}

function sentence(message: string): string {
  const [first = message] = message.split('\n');
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

type TokenLike = CST.Token | CST.SourceToken | CST.CollectionItem | undefined | null;

function collectComments(token: TokenLike, into: (Span & { text: string })[]): void {
  if (!token) return;
  if ('type' in token && token.type === 'comment') {
    const text = token.source.replace(/\r$/, '');
    into.push({ text, start: token.offset, end: token.offset + text.length });
    return;
  }
  const parts = token as {
    start?: unknown;
    key?: TokenLike;
    sep?: TokenLike[];
    value?: TokenLike;
    items?: TokenLike[];
    props?: TokenLike[];
    end?: TokenLike[];
  };
  if (Array.isArray(parts.start)) for (const part of parts.start as TokenLike[]) collectComments(part, into);
  collectComments(parts.key, into);
  for (const part of parts.sep ?? []) collectComments(part, into);
  for (const part of parts.props ?? []) collectComments(part, into);
  collectComments(parts.value, into);
  for (const part of parts.items ?? []) collectComments(part, into);
  for (const part of parts.end ?? []) collectComments(part, into);
}

/** Walks in document order, so that an alias finds the last anchor before it. */
class TreeBuilder {
  private readonly text: string;
  private readonly anchors = new Map<string, YamlMap | YamlSeq | YamlScalar | null>();
  private depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  node(node: Node): YamlNode | null {
    const start = node.range?.[0] ?? 0;
    const end = node.range?.[1] ?? start;
    if (isAlias(node)) {
      const alias: YamlAlias = {
        kind: 'alias',
        name: node.source,
        target: this.anchors.get(node.source) ?? null,
        start,
        end,
      };
      return alias;
    }
    const anchor = (node as { anchor?: string }).anchor ?? null;
    // Null while it is being read: an alias to its own anchor has no value.
    if (anchor !== null) this.anchors.set(anchor, null);
    if (++this.depth > MAX_DEPTH) throw new RangeError('too deep');
    const built = isMap(node)
      ? this.map(node, start, end, anchor)
      : isSeq(node)
        ? this.seq(node, start, end, anchor)
        : isScalar(node)
          ? this.scalar(node, start, end, anchor)
          : null;
    this.depth--;
    if (anchor !== null && built !== null) this.anchors.set(anchor, built);
    return built;
  }

  private map(node: YAMLMap, start: number, end: number, anchor: string | null): YamlMap {
    const flow = node.flow === true;
    const pairs = (node.items as Pair<Node | null, Node | null>[]).map((pair) => this.pair(pair));
    const first = pairs[0]?.start ?? start;
    return {
      kind: 'map',
      flow,
      column: this.column(first),
      pairs,
      anchor,
      start: flow ? start : first,
      end: flow ? end : (pairs.at(-1)?.end ?? end),
    };
  }

  private pair(pair: Pair<Node | null, Node | null>): YamlPair {
    const key = pair.key ? this.node(pair.key) : null;
    const start = pair.key?.range?.[0] ?? pair.value?.range?.[0] ?? 0;
    const keyEnd = pair.key?.range?.[1] ?? start;
    const colon = pair.srcToken?.sep?.find((token) => token.type === 'map-value-ind');
    const afterColon = colon ? colon.offset + 1 : keyEnd;
    const value = pair.value ? this.value(pair.value) : null;
    return {
      key,
      name: key?.kind === 'scalar' ? keyName(key.value) : pair.key && isScalar(pair.key) ? 'null' : null,
      afterColon,
      value,
      start,
      end: value?.end ?? afterColon,
    };
  }

  /** Null where nothing is written: `key:` alone. */
  private value(node: Node): YamlNode | null {
    if (isScalar(node) && node.type === 'PLAIN' && node.source === '' && !node.anchor && node.tag === undefined)
      return null;
    return this.node(node);
  }

  private seq(node: YAMLSeq, start: number, end: number, anchor: string | null): YamlSeq {
    const flow = node.flow === true;
    const token = node.srcToken as CST.BlockSequence | CST.FlowCollection | undefined;
    const dashes: (number | undefined)[] =
      token?.type === 'block-seq'
        ? token.items
            .map((item) => item.start.find((part) => part.type === 'seq-item-ind')?.offset)
            .filter((offset) => offset !== undefined)
        : [];
    const items = (node.items as Node[]).map((item, index): YamlItem => {
      const value = this.value(item);
      const at = (flow ? undefined : dashes[index]) ?? item.range?.[0] ?? start;
      return { value, start: at, end: value?.end ?? (flow ? at : at + 1) };
    });
    const first = items[0]?.start ?? start;
    return {
      kind: 'seq',
      flow,
      column: this.column(first),
      items,
      anchor,
      start: flow ? start : first,
      end: flow ? end : (items.at(-1)?.end ?? end),
    };
  }

  private scalar(node: Scalar, start: number, sourceEnd: number, anchor: string | null): YamlScalar {
    const raw = String(node.value);
    const tag = node.tag ?? null;
    const style = STYLES[node.type ?? 'PLAIN'] ?? 'plain';
    const plain = style === 'plain';
    const value = tag !== null ? resolveTaggedScalar(tag, raw, plain) : plain ? resolvePlainScalar(raw) : raw;
    const block = style === 'literal' || style === 'folded';
    const end = block ? start + this.text.slice(start, sourceEnd).trimEnd().length : sourceEnd;
    return { kind: 'scalar', style, value, sourceEnd, anchor, tag, start, end };
  }

  private column(offset: number): number {
    const lineStart = this.text.lastIndexOf('\n', offset - 1) + 1;
    return offset - lineStart - (this.text.charCodeAt(lineStart) === 0xfeff && lineStart < offset ? 1 : 0);
  }
}

const STYLES: Readonly<Record<string, YamlScalar['style']>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};
