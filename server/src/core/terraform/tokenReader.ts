/**
 * Walks the tokens of a text for the recogniser, and words what is found instead of what was expected.
 *
 * Owns positions and messages of faults; knows no grammar.
 */
import type { Span } from '../model.ts';
import { tokenize, type Token, type TokenKind } from './lexer.ts';

export interface Problem extends Span {
  readonly message: string;
}

/** Nesting beyond this is refused: what follows a syntax tree follows it recursively. */
export const MAX_DEPTH = 200;
export const TOO_DEEP = `Nested more than ${String(MAX_DEPTH)} levels deep, which is more than Plumbline reads.`;

/** Leaves the recursion at the first fault; `findProblem` catches it. */
export class Fault extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

export abstract class TokenReader {
  protected readonly text: string;
  protected readonly tokens: readonly Token[];
  private readonly end: number;
  protected at = 0;
  protected depth = 0;

  constructor(text: string, start: number, end: number) {
    this.text = text;
    this.end = end;
    // with the end of its last line, which a heredoc needs
    const lineEnd = /[ \t\r]*\n?/y;
    lineEnd.lastIndex = end;
    const rest = lineEnd.exec(text)?.[0] ?? '';
    this.tokens = tokenize(text, start, rest.endsWith('\n') ? end + rest.length : end).filter(
      (token) => token.kind !== 'comment',
    );
  }

  protected peek(): Token | undefined {
    return this.tokens[this.at];
  }

  protected is(kind: TokenKind, source?: string, token = this.peek()): boolean {
    return token?.kind === kind && (source === undefined || this.source(token) === source);
  }

  protected source(token: Token): string {
    return this.text.slice(token.start, token.end);
  }

  protected take(kind: TokenKind, source?: string): boolean {
    if (!this.is(kind, source)) return false;
    this.at++;
    return true;
  }

  protected skipNewlines(): void {
    while (this.peek()?.kind === 'newline') this.at++;
  }

  protected nested<T>(inner: () => T): T {
    this.limit(0);
    this.depth++;
    const result = inner();
    this.depth--;
    return result;
  }

  /** Refuses what makes the tree too deep: `more` levels below the present one. */
  protected limit(more: number): void {
    if (this.depth + more >= MAX_DEPTH) this.fail(TOO_DEEP);
  }

  /** Leaves with a message at the next token, or just after the last one when the line or the text ends here. */
  protected fail(message: string, span?: Span): never {
    const token = this.peek();
    const lexical = token === undefined ? null : lexicalFault(token.kind, this.source(token));
    if (lexical !== null && token !== undefined && span === undefined)
      throw new Fault({ ...this.widen(token), message: lexical });
    throw new Fault({ message, ...(span ?? this.here()) });
  }

  private here(): Span {
    const token = this.peek();
    if (token !== undefined && token.kind !== 'newline') return { start: token.start, end: token.end };
    let last = this.at - 1;
    while (this.tokens[last]?.kind === 'newline') last--;
    const before = this.tokens[last];
    if (before === undefined) return { start: this.end, end: this.end };
    return { start: Math.max(before.start, before.end - 1), end: before.end };
  }

  /** An unclosed string is shown from its quote. */
  private widen(token: Token): Span {
    if (token.kind !== 'unclosedString') return { start: token.start, end: token.end };
    let open = 0;
    for (let i = this.at - 1; i >= 0; i--) {
      const before = this.tokens[i];
      if (before === undefined) break;
      if (before.kind === 'quoteClose') open++;
      if (before.kind === 'quoteOpen' && open-- === 0) return { start: before.start, end: token.end };
    }
    return { start: token.start, end: token.end };
  }

  protected found(): string {
    const token = this.peek();
    if (token === undefined || token.kind === 'newline') return 'the end of the line';
    if (token.kind === 'quoteOpen') return 'a string';
    if (token.kind === 'heredocOpen') return 'a heredoc';
    const source = this.source(token);
    return `\`${source.length > 30 ? `${source.slice(0, 30)}…` : source}\``;
  }
}

function lexicalFault(kind: TokenKind, source: string): string | null {
  switch (kind) {
    case 'unclosedString':
      return 'The string is not closed: `"` is missing.';
    case 'unclosedHeredoc':
      return 'The heredoc is not closed: its marker must stand alone on a later line that has a line end.';
    case 'unclosedComment':
      return 'The comment is not closed: `*/` is missing.';
    case 'badEscape':
      return 'This escape is not known. After `\\` stand `n`, `r`, `t`, `"`, `\\`, `uXXXX` or `UXXXXXXXX`.';
    case 'badCharacter':
      if (source === '<<') return 'A heredoc begins with `<<MARKER` or `<<-MARKER` at the end of a line.';
      if (source === '\r') return 'A carriage return without a line feed ends no line.';
      if (source === "'") return 'Strings stand in double quotes, not in single ones.';
      return 'This character has no meaning here.';
    case 'newline':
    case 'comment':
    case 'identifier':
    case 'number':
    case 'punctuation':
    case 'quoteOpen':
    case 'quoteClose':
    case 'text':
    case 'templateOpen':
    case 'templateClose':
    case 'heredocOpen':
    case 'heredocClose':
      return null;
  }
}
