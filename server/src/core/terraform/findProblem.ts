/**
 * Finds the first fault in a stretch of Terraform and says in words what is missing.
 *
 * tree-sitter recovers from faults but does not name them, and it lets some through (two arguments on a line, a line break
 * inside an expression, an argument set twice). So every block that changed is read once more here, as a recogniser:
 * it builds nothing and must never be asked for values. Follows the HCL native syntax specification.
 */
import type { Span } from '../model.ts';
import type { Token } from './lexer.ts';
import { ExpressionRecogniser } from './expressionRecogniser.ts';
import { Fault, type Problem } from './tokenReader.ts';

/** Reads `text` from `start` to `end` as the inside of a file: blocks and attributes. Null when there is no fault. */
export function findProblem(text: string, start = 0, end = text.length): Problem | null {
  try {
    new Recogniser(text, start, end).file();
    return null;
  } catch (fault) {
    if (fault instanceof Fault) return fault.problem;
    throw fault;
  }
}

class Recogniser extends ExpressionRecogniser {
  file(): void {
    this.body(null);
  }

  private body(block: { readonly title: string; readonly span: Span } | null): void {
    const names = new Set<string>();
    for (;;) {
      this.skipNewlines();
      const token = this.peek();
      if (token === undefined) {
        if (block === null) return;
        this.fail(`Block \`${block.title}\` is not closed: \`}\` is missing.`, block.span);
      }
      if (block !== null && this.take('punctuation', '}')) return;
      if (!this.is('identifier')) {
        if (this.is('punctuation', '}')) this.fail('This `}` closes nothing.');
        if (this.is('quoteOpen')) this.fail('The name of an argument or block must not be quoted.');
        this.fail(`Expected the name of an argument or block, found ${this.found()}.`);
      }
      this.item(names);
      if (this.peek() !== undefined && !this.is('newline')) {
        this.fail(`Expected a new line, found ${this.found()}: each argument and block stands on lines of its own.`);
      }
    }
  }

  private item(names: Set<string>): void {
    const name = this.peek();
    if (name === undefined) return;
    this.at++;
    if (this.is('punctuation', '=')) {
      this.attributeRest(name, names);
    } else {
      this.blockRest(name);
    }
  }

  private attributeRest(name: Token, names: Set<string>): void {
    const text = this.source(name);
    if (names.has(text))
      this.fail(`The argument \`${text}\` is already set in this block.`, { start: name.start, end: name.end });
    names.add(text);
    this.at++;
    if (this.atLineEnd()) this.fail('Expected an expression after `=`.');
    this.nested(() => this.expression(false));
  }

  private blockRest(type: Token): void {
    const first = this.at;
    for (;;) {
      if (this.take('identifier')) continue;
      if (!this.is('quoteOpen')) break;
      this.at++;
      this.take('text');
      if (this.is('templateOpen')) this.fail('A block label must be plain text: `${` and `%{` are not allowed here.');
      if (!this.take('quoteClose')) this.fail('The string of this label is not closed: `"` is missing.');
    }
    const last = this.tokens[this.at - 1] ?? type;
    const header: Span = { start: type.start, end: last.end };
    const title = this.text.slice(header.start, header.end).replace(/\s+/g, ' ').slice(0, 100);
    if (!this.take('punctuation', '{')) {
      if (this.at === first) this.fail(`Expected \`=\` or \`{\` after \`${title}\`, found ${this.found()}.`);
      this.fail(`Expected \`{\` after \`${title}\`, found ${this.found()}.`);
    }
    this.nested(() => {
      if (this.take('punctuation', '}')) return;
      if (!this.is('identifier')) {
        if (this.peek() !== undefined && !this.is('newline'))
          this.fail(`Expected a new line after \`{\`, found ${this.found()}.`);
        this.body({ title, span: header });
        return;
      }
      // a block on one line holds one argument at most
      const name = this.peek();
      if (name === undefined) return;
      this.at++;
      if (!this.is('punctuation', '='))
        this.fail('A block on one line may hold a single argument: put this on lines of its own.');
      this.attributeRest(name, new Set());
      if (!this.take('punctuation', '}')) {
        this.fail(`Expected \`}\`, found ${this.found()}: a block on one line may hold a single argument.`);
      }
    });
  }
}
