/**
 * The literal text of templates: escapes, `~` strip markers and the indentation of flush heredocs.
 *
 * Follows HCL's own implementation, where a heredoc's text counts line by line: a strip marker reaches to the end (or
 * the beginning) of its line only, and `<<-` looks at each line's own indentation.
 */

/** A run of literal text while its template is being put together. */
export interface TextToken {
  readonly kind: 'text';
  readonly start: number;
  readonly end: number;
  value: string;
}

/** `${ … }` or `%{ … }` between texts. */
export interface SequenceToken {
  readonly kind: 'sequence';
  readonly stripBefore: boolean;
  readonly stripAfter: boolean;
}

export type TemplateToken = TextToken | SequenceToken;

const SIMPLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** Resolves the escapes of a quoted string: backslashes, `$${` and `%%{`. */
export function unescapeQuoted(source: string): string {
  if (!/[\\$%]/.test(source)) return source;
  return source.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))|\$\$\{|%%\{/g,
    (all: string, short: string | undefined, long: string | undefined, simple: string | undefined) => {
      const code = short ?? long;
      if (code !== undefined) {
        const point = parseInt(code, 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
      }
      if (simple !== undefined) return SIMPLE[simple] ?? all;
      return all.slice(1);
    },
  );
}

/** Resolves `$${` and `%%{`, the only escapes that a heredoc knows. */
export function unescapeHeredoc(source: string): string {
  return source.includes('{') ? source.replace(/\$\$\{|%%\{/g, (all) => all.slice(1)) : source;
}

/** Applies the strip markers to the neighbouring texts. */
export function applyStripMarkers(tokens: readonly TemplateToken[]): void {
  tokens.forEach((token, i) => {
    if (token.kind === 'text') return;
    const before = tokens[i - 1];
    const after = tokens[i + 1];
    if (token.stripBefore && before?.kind === 'text') before.value = before.value.trimEnd();
    if (token.stripAfter && after?.kind === 'text') after.value = after.value.trimStart();
  });
}

/** Removes from each line the indentation that all lines share; blank lines do not count and keep theirs. */
export function removeIndentation(tokens: readonly TemplateToken[]): void {
  let shared = Infinity;
  let lineStart = true;
  const starts: TextToken[] = [];
  for (const token of tokens) {
    if (lineStart) {
      lineStart = false;
      if (token.kind === 'text') {
        const trimmed = token.value.trimStart();
        if (trimmed !== '' || !token.value.endsWith('\n')) {
          shared = Math.min(shared, token.value.length - trimmed.length);
          starts.push(token);
        }
      } else {
        shared = 0;
      }
    }
    if (token.kind === 'text' && token.value.endsWith('\n')) lineStart = true;
  }
  if (shared === 0 || shared === Infinity) return;
  for (const token of starts) token.value = token.value.slice(shared);
}
