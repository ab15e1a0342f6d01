/**
 * Parses the text of a template (`templatefile`, `templatestring`) by itself.
 *
 * The grammar knows templates only inside of a file, so that the text is put into a heredoc, which reads it in the same way.
 */
import type { TerraformParser } from './parser.ts';
import type { TemplateExpression, TemplatePart } from './syntax.ts';

const URI = 'plumbline-template:';

/** The template, with spans that mean nothing outside; null when the text is no valid template. */
export function parseTemplate(parser: Pick<TerraformParser, 'parse'>, text: string): TemplateExpression | null {
  const marker = unusedMarker(text);
  const file = parser.parse({ uri: URI, version: null, text: `t = <<${marker}\n${text}\n${marker}\n` });
  const [attribute] = file.body.attributes;
  if (file.errors.length > 0 || attribute?.value.kind !== 'template') return null;
  return { ...attribute.value, parts: withoutLastLineEnd(attribute.value.parts) };
}

function unusedMarker(text: string): string {
  let marker = 'TEMPLATE';
  while (text.includes(marker)) marker += '_';
  return marker;
}

/** A heredoc ends with a line end that the text does not have; a strip marker may have taken it already. */
function withoutLastLineEnd(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  const last = parts.at(-1);
  if (last?.kind !== 'text' || !last.value.endsWith('\n')) return parts;
  const value = last.value.slice(0, -1);
  return value === '' ? parts.slice(0, -1) : [...parts.slice(0, -1), { ...last, value }];
}
