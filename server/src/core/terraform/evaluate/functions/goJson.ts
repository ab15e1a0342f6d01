/** JSON as Terraform writes it: keys sorted, `<`, `>` and `&` escaped, numbers in full. */
import { TEXT_BOUND } from '../budget.ts';
import { toText } from '../bigFloatText.ts';
import { sortedEntries } from '../iterate.ts';
import { refused, unknownOf, type Value } from '../value.ts';
import { STRING } from '../types.ts';

/** The JSON text of a known value; an unknown (with an error) for what has none: unknown parts, infinities. */
export function toJsonText(value: Value): string | Value {
  const writer: Writer = { text: '', failed: null };
  write(value, writer);
  return writer.failed ?? writer.text;
}

interface Writer {
  text: string;
  failed: Value | null;
}

function write(value: Value, writer: Writer): void {
  if (writer.failed !== null) return;
  if (writer.text.length > TEXT_BOUND) {
    writer.failed = unknownOf(STRING, true);
    return;
  }
  switch (value.kind) {
    case 'null':
      writer.text += 'null';
      return;
    case 'bool':
      writer.text += String(value.value);
      return;
    case 'number':
      if (value.exact.infinite !== 0) writer.failed = refused('infinity cannot be written as JSON');
      else writer.text += toText(value.exact);
      return;
    case 'string':
      writer.text += quoteJson(value.value);
      return;
    case 'list':
      writer.text += '[';
      value.items.forEach((item, index) => {
        if (index > 0) writer.text += ',';
        write(item, writer);
      });
      writer.text += ']';
      return;
    case 'object':
      writer.text += '{';
      sortedEntries(value.entries).forEach(([name, entry], index) => {
        writer.text += `${index > 0 ? ',' : ''}${quoteJson(name)}:`;
        write(entry, writer);
      });
      writer.text += '}';
      return;
    case 'unknown':
      writer.failed = unknownOf(STRING, true);
  }
}

/** A JSON string that is safe inside HTML. */
export function quoteJson(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
