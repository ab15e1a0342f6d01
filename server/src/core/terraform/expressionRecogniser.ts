/**
 * Reads expressions and templates as a recogniser (see `findProblem`): says where one breaks the grammar, and builds nothing.
 */
import type { Span } from '../model.ts';
import { TokenReader } from './tokenReader.ts';

const BINARY = new Set(['+', '-', '*', '/', '%', '==', '!=', '<', '<=', '>', '>=', '&&', '||']);
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

export abstract class ExpressionRecogniser extends TokenReader {
  protected atLineEnd(): boolean {
    const token = this.peek();
    return token === undefined || token.kind === 'newline';
  }

  /** `free`: line breaks mean nothing here (inside parentheses, brackets and templates). */
  protected expression(free: boolean): void {
    this.operation(free);
    if (free) this.skipNewlines();
    if (!this.take('punctuation', '?')) return;
    this.nested(() => {
      this.operand(free, 'Expected an expression after `?`.');
      if (free) this.skipNewlines();
      if (!this.take('punctuation', ':'))
        this.fail(`Expected \`:\` and the value for when the condition is false, found ${this.found()}.`);
      this.operand(free, 'Expected an expression after `:`.');
    });
  }

  private operand(free: boolean, message: string): void {
    if (free) this.skipNewlines();
    if (!this.startsExpression()) this.fail(message);
    this.expression(free);
  }

  private startsExpression(): boolean {
    const token = this.peek();
    if (token === undefined) return false;
    if (
      token.kind === 'identifier' ||
      token.kind === 'number' ||
      token.kind === 'quoteOpen' ||
      token.kind === 'heredocOpen'
    )
      return true;
    return token.kind === 'punctuation' && ['(', '[', '{', '-', '!'].includes(this.source(token));
  }

  private operation(free: boolean): void {
    for (let operands = 0; ; operands++) {
      this.limit(operands);
      this.term(free);
      if (free) this.skipNewlines();
      const operator = this.peek();
      if (operator?.kind !== 'punctuation' || !BINARY.has(this.source(operator))) return;
      this.at++;
      if (free) this.skipNewlines();
      if (!this.startsExpression()) this.fail(`Expected an expression after \`${this.source(operator)}\`.`);
    }
  }

  private term(free: boolean): void {
    if (free) this.skipNewlines();
    for (let signs = 1; this.take('punctuation', '-') || this.take('punctuation', '!'); signs++) {
      this.limit(signs);
      if (free) this.skipNewlines();
    }
    this.primary();
    this.traversal(free);
  }

  private primary(): void {
    const token = this.peek();
    switch (token?.kind) {
      case 'number':
        this.at++;
        return;
      case 'quoteOpen':
        this.at++;
        this.nested(() => this.template('quoteClose'));
        return;
      case 'heredocOpen':
        this.at++;
        this.nested(() => this.template('heredocClose'));
        return;
      case 'identifier':
        this.at++;
        while (this.take('punctuation', '::')) {
          if (!this.take('identifier')) this.fail('Expected a function name after `::`.');
          if (!this.is('punctuation', '::') && !this.is('punctuation', '('))
            this.fail('Expected `(` after the function name.');
        }
        if (this.is('punctuation', '('))
          this.bracket('(', `the arguments of \`${this.source(token)}\``, () => this.args());
        return;
      case 'punctuation':
        switch (this.source(token)) {
          case '(':
            this.bracket('(', 'the parentheses', () =>
              this.operand(true, `Expected an expression, found ${this.found()}.`),
            );
            return;
          case '[':
            this.bracket('[', 'the list', () => this.tuple());
            return;
          case '{':
            this.bracket('{', 'the object', () => this.object());
            return;
          default:
            this.fail(`Expected an expression, found ${this.found()}.`);
        }
      // falls through: the case above never ends normally
      default:
        this.fail(`Expected an expression, found ${this.found()}.`);
    }
  }

  /** Reads `open`, the inside, and the closing bracket; names what is not closed. */
  private bracket(open: string, what: string, inside: () => void): void {
    const opener = this.peek();
    this.at++;
    this.nested(inside);
    this.skipNewlines();
    const closer = CLOSERS[open] ?? '';
    if (this.take('punctuation', closer)) return;
    if (this.peek() === undefined && opener !== undefined) {
      this.fail(`\`${open}\` is not closed: \`${closer}\` is missing.`, { start: opener.start, end: opener.end });
    }
    this.fail(`Expected \`${closer}\` at the end of ${what}, found ${this.found()}.`);
  }

  private traversal(free: boolean): void {
    let splat = false;
    for (let steps = 0; ; steps++) {
      this.limit(steps);
      if (free) {
        // a line may begin with a step, where line breaks mean nothing
        let ahead = this.at;
        while (this.tokens[ahead]?.kind === 'newline') ahead++;
        const next = this.tokens[ahead];
        if (next !== undefined && (this.is('punctuation', '.', next) || this.is('punctuation', '[', next)))
          this.at = ahead;
      }
      if (this.take('punctuation', '.')) {
        splat = this.dotStep(splat);
      } else if (this.is('punctuation', '[')) {
        splat = false;
        this.bracket('[', 'the index', () => {
          this.skipNewlines();
          if (this.is('punctuation', '*') && this.is('punctuation', ']', this.tokens[this.at + 1])) this.at++;
          else this.operand(true, 'Expected an index between `[` and `]`.');
        });
      } else {
        return;
      }
    }
  }

  /** What follows a `.`; true while inside the steps of a `.*`. */
  private dotStep(splat: boolean): boolean {
    if (this.take('identifier')) return splat;
    const token = this.peek();
    if (token?.kind === 'number') {
      const source = this.source(token);
      if (/\D/.test(source))
        this.fail(`Write \`[${source.split('.').join('][')}]\`: indexes cannot be chained with dots.`);
      this.at++;
      return splat;
    }
    if (this.is('punctuation', '*')) {
      if (splat) this.fail('`.*` cannot follow another `.*`: write `[*]`.');
      this.at++;
      return true;
    }
    this.fail('Expected an attribute name after `.`.');
  }

  private args(): void {
    for (;;) {
      this.skipNewlines();
      if (this.is('punctuation', ')')) return;
      this.operand(true, `Expected an argument, found ${this.found()}.`);
      this.skipNewlines();
      if (this.take('punctuation', '...')) return;
      if (!this.take('punctuation', ',')) return;
    }
  }

  private tuple(): void {
    this.skipNewlines();
    if (this.forIntro()) {
      this.operand(true, 'Expected an expression after `:`.');
      this.forCondition();
      return;
    }
    for (;;) {
      this.skipNewlines();
      if (this.is('punctuation', ']')) return;
      this.operand(true, `Expected a list item, found ${this.found()}.`);
      this.skipNewlines();
      if (this.is('punctuation', ']') || this.peek() === undefined) return;
      if (!this.take('punctuation', ','))
        this.fail(`Expected \`,\` or \`]\` after this list item, found ${this.found()}.`);
    }
  }

  private object(): void {
    const before = this.at;
    this.skipNewlines();
    if (this.forIntro()) {
      this.operand(true, 'Expected an expression after `:`.');
      this.skipNewlines();
      if (!this.take('punctuation', '=>')) this.fail(`Expected \`=>\` after the key, found ${this.found()}.`);
      this.operand(true, 'Expected an expression after `=>`.');
      this.skipNewlines();
      this.take('punctuation', '...');
      this.forCondition();
      return;
    }
    this.at = before;
    for (;;) {
      this.skipNewlines();
      if (this.is('punctuation', '}') || this.peek() === undefined) return;
      if (!this.startsExpression()) this.fail(`Expected a key, found ${this.found()}.`);
      this.expression(false);
      if (!this.take('punctuation', '=') && !this.take('punctuation', ':'))
        this.fail(`Expected \`=\` after the key, found ${this.found()}.`);
      if (this.atLineEnd() || this.is('punctuation', '}')) this.fail('Expected an expression after `=`.');
      this.expression(false);
      if (this.is('punctuation', '}') || this.take('punctuation', ',') || this.is('newline')) continue;
      if (this.peek() !== undefined) this.fail(`Expected \`,\` or a new line after this entry, found ${this.found()}.`);
    }
  }

  /** `for k, v in collection :`; false when this is no `for` expression. */
  private forIntro(): boolean {
    const keyword = this.tokens[this.at];
    if (!this.is('identifier', 'for', keyword) || this.tokens[this.at + 1]?.kind !== 'identifier') return false;
    this.at++;
    this.forNames();
    if (!this.take('punctuation', ':'))
      this.fail(`Expected \`:\` after the collection of \`for\`, found ${this.found()}.`);
    return true;
  }

  private forNames(): void {
    for (let names = 0; ; names++) {
      this.skipNewlines();
      if (!this.take('identifier')) this.fail(`Expected a name after \`for\`, found ${this.found()}.`);
      this.skipNewlines();
      if (names > 0 || !this.take('punctuation', ',')) break;
    }
    if (!this.take('identifier', 'in')) this.fail(`Expected \`in\`, found ${this.found()}.`);
    this.operand(true, 'Expected an expression after `in`.');
    this.skipNewlines();
  }

  private forCondition(): void {
    this.skipNewlines();
    if (this.take('identifier', 'if')) this.operand(true, 'Expected a condition after `if`.');
    this.skipNewlines();
  }

  private template(close: 'quoteClose' | 'heredocClose'): void {
    const open: { readonly keyword: 'if' | 'for'; readonly span: Span; sawElse: boolean }[] = [];
    for (;;) {
      if (this.take('text')) continue;
      this.limit(open.length);
      if (this.take(close)) {
        const last = open.at(-1);
        if (last !== undefined)
          this.fail(`\`%{ ${last.keyword} }\` is not closed: \`%{ end${last.keyword} }\` is missing.`, last.span);
        return;
      }
      const sequence = this.peek();
      if (sequence?.kind !== 'templateOpen') {
        this.fail(close === 'quoteClose' ? 'The string is not closed: `"` is missing.' : 'The heredoc is not closed.');
      }
      this.at++;
      this.skipNewlines();
      const outside = this.depth;
      this.depth += open.length;
      if (this.source(sequence).startsWith('$')) {
        this.nested(() => this.operand(true, 'Expected an expression inside `${ }`.'));
      } else {
        this.directive(open, sequence);
      }
      this.depth = outside;
      this.skipNewlines();
      if (!this.take('templateClose')) {
        const opener = this.source(sequence).startsWith('$') ? '${' : '%{';
        if (this.peek() === undefined || this.is('unclosedString')) {
          this.fail(`\`${opener}\` is not closed: \`}\` is missing.`, { start: sequence.start, end: sequence.end });
        }
        this.fail(`Expected \`}\` at the end of \`${opener}\`, found ${this.found()}.`);
      }
    }
  }

  private directive(
    open: { readonly keyword: 'if' | 'for'; readonly span: Span; sawElse: boolean }[],
    span: Span,
  ): void {
    const token = this.peek();
    const keyword = token?.kind === 'identifier' ? this.source(token) : '';
    const last = open.at(-1);
    switch (keyword) {
      case 'if':
        this.at++;
        open.push({ keyword: 'if', span, sawElse: false });
        this.nested(() => this.operand(true, 'Expected a condition after `if`.'));
        return;
      case 'for':
        this.at++;
        open.push({ keyword: 'for', span, sawElse: false });
        this.nested(() => this.forNames());
        return;
      case 'else':
        if (last?.keyword !== 'if' || last.sawElse) this.fail('This `%{ else }` belongs to no `%{ if }`.');
        last.sawElse = true;
        this.at++;
        return;
      case 'endif':
      case 'endfor':
        if (last === undefined || `end${last.keyword}` !== keyword)
          this.fail(`This \`%{ ${keyword} }\` closes nothing.`);
        open.pop();
        this.at++;
        return;
      default:
        this.fail('Expected `if`, `else`, `endif`, `for` or `endfor` after `%{`.');
    }
  }
}
