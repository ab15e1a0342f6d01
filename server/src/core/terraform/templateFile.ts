/**
 * Parses the text of a template file, for `templatefile()` and `templatestring()`.
 *
 * A template file is what stands in a heredoc: so it is parsed as one, by the Terraform parser.
 */
import type { TerraformParser } from './parser.ts';
import type { TemplateExpression, TemplatePart } from './syntax.ts';

/** Characters past which a template is not read: its value is unknown. */
const LENGTH_BOUND = 200_000;
/** Parsed templates that are kept. */
const CACHE_BOUND = 50;

/** Returns a function that gives null for a text that is no valid template. Parsed texts are kept, the parser's trees are not. */
export function createTemplateReader(parser: TerraformParser): (text: string) => TemplateExpression | null {
  const kept = new Map<string, TemplateExpression | null>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    if (text.length > LENGTH_BOUND) return null;
    if (kept.size >= CACHE_BOUND) kept.clear();
    const parsed = parseTemplate(parser, text);
    kept.set(text, parsed);
    return parsed;
  };
}

function parseTemplate(parser: TerraformParser, text: string): TemplateExpression | null {
  // A marker that does not occur in the text.
  let marker = 'TEMPLATE';
  while (text.includes(marker)) marker += '_';
  const uri = 'plumbline-template:/template.tf';
  const file = parser.parse({ uri, version: null, text: `template = <<${marker}\n${text}\n${marker}\n` });
  parser.forget(uri);
  const value = file.body.attributes[0]?.value;
  if (file.errors.length > 0 || value?.kind !== 'template') return null;
  return { ...value, parts: withoutLastLineEnd(value.parts) };
}

/** The line end before the marker is the heredoc's, not the template's. */
function withoutLastLineEnd(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  const last = parts.at(-1);
  if (last?.kind !== 'text' || !last.value.endsWith('\n')) return parts;
  const value = last.value.replace(/\r?\n$/, '');
  return value === '' ? parts.slice(0, -1) : [...parts.slice(0, -1), { ...last, value }];
}
