/** Texts as Go sees them: simple case mappings, its notion of white space, and user-perceived characters. */

/** What Go's `unicode.IsSpace` holds for. */
const SPACE = '\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const LEADING_SPACE = new RegExp(`^[${SPACE}]+`);
const TRAILING_SPACE = new RegExp(`[${SPACE}]+$`);
const ONE_SPACE = new RegExp(`^[${SPACE}]$`);

export function trimSpace(text: string): string {
  // The pattern at the end is tried at every space: long runs of them inside must not cost their square.
  let end = text.length;
  while (end > 0 && TRAILING_SPACE.test(text.charAt(end - 1))) end--;
  return text.slice(0, end).replace(LEADING_SPACE, '');
}

/** The code points of a text, each as a text. */
export function codePoints(text: string): readonly string[] {
  return Array.from(text);
}

/** One code point becomes one code point: `ß` stays `ß`. */
export function toUpper(text: string): string {
  return mapCharacters(text, (character) => {
    const upper = character.toUpperCase();
    return codePoints(upper).length === 1 ? upper : character;
  });
}

export function toLower(text: string): string {
  return mapCharacters(text, (character) => {
    const [first = character] = character.toLowerCase();
    return first;
  });
}

function mapCharacters(text: string, map: (character: string) => string): string {
  return codePoints(text).map(map).join('');
}

/** Letters that are two, with a form for titles of their own. */
const TITLE_LETTERS: ReadonlyMap<string, string> = new Map(
  ['Ǆǅǆ', 'Ǉǈǉ', 'Ǌǋǌ', 'Ǳǲǳ'].flatMap((forms) => Array.from(forms, (form) => [form, forms.charAt(1)] as const)),
);

/** Capitals at the start of words, where letters, digits and `_` make a word. */
export function toTitle(text: string): string {
  let inWord = false;
  return mapCharacters(text, (character) => {
    const result = inWord ? character : (TITLE_LETTERS.get(character) ?? toUpper(character));
    inWord = !separatesWords(character);
    return result;
  });
}

function separatesWords(character: string): boolean {
  if (character < '\u0080') return !/\w/.test(character);
  return !/[\p{L}\p{Nd}]/u.test(character) && ONE_SPACE.test(character);
}

/** Signs that join two consonants of Indian scripts: one character since Unicode 15.1, two in Terraform's older version. */
const LINKERS = /[\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d]/;
const AFTER_LINKER = /(?<=[\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d][\p{M}\u200d]*)(?=\p{L})/u;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** User-perceived characters (grapheme clusters), which Terraform counts. */
export function graphemes(text: string): readonly string[] {
  // In plain ASCII only a line end of two characters is one cluster.
  if (/^[\x20-\x7e\n\t]*$/.test(text)) return text.split('');
  const clusters = [...segmenter.segment(text)].map(({ segment }) => segment);
  return clusters.flatMap((cluster) => (LINKERS.test(cluster) ? cluster.split(AFTER_LINKER) : [cluster]));
}
