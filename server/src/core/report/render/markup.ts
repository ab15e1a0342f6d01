/**
 * HTML from templates in which every value is escaped unless it is markup itself: forgetting is not possible. What a hostile
 * name could hide (control characters, direction marks) is shown as text, see `visibleText`.
 */
import { visibleText } from './visibleText.ts';

/** A piece of HTML. Only `html` and `trustedMarkup` make one. */
export class Markup {
  readonly #source: string;

  private constructor(source: string) {
    this.#source = source;
  }

  static of(source: string): Markup {
    return new Markup(source);
  }

  toString(): string {
    return this.#source;
  }
}

export type MarkupValue = string | number | Markup | null | readonly MarkupValue[];

/** Strings and numbers are escaped, for text and for double-quoted attributes; null is nothing; lists are joined. */
export function html(template: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  const parts = withoutIndentation(template);
  let source = parts[0] ?? '';
  values.forEach((value, index) => {
    source += toSource(value) + (parts[index + 1] ?? '');
  });
  return Markup.of(source);
}

const dedented = new WeakMap<TemplateStringsArray, readonly string[]>();

/** The indentation of this project's source would be a third of a large report. */
function withoutIndentation(template: TemplateStringsArray): readonly string[] {
  const known = dedented.get(template);
  if (known !== undefined) return known;
  const parts = template.map((part) => part.replace(/\n\s+/g, '\n'));
  dedented.set(template, parts);
  return parts;
}

/** Takes a text as markup as it is: for constants of this project only, never for anything read from a file. */
export function trustedMarkup(source: string): Markup {
  return Markup.of(source);
}

/** A text of the catalog, whose line breaks mean nothing and where `backticks` mark code. */
export function prose(text: string): Markup {
  const parts = text
    .trim()
    .replace(/\s+/g, ' ')
    .split(/`([^`]+)`/);
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

function toSource(value: MarkupValue): string {
  if (value === null) return '';
  if (value instanceof Markup) return value.toString();
  if (typeof value === 'object') return value.map(toSource).join('');
  return escape(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return visibleText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
