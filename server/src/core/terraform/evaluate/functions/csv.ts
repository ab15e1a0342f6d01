/** CSV as Go's `encoding/csv` reads it (RFC 4180): quotes only around whole fields, blank lines skipped. */

/** The records of a text, or null where it is not valid CSV. Line ends are `\n` or `\r\n`. */
export function parseCsv(text: string): readonly (readonly string[])[] | null {
  const records: string[][] = [];
  const source = text.replace(/\r\n/g, '\n').replace(/\r$/, '');
  let at = 0;
  while (at < source.length) {
    if (source[at] === '\n') {
      at++;
      continue;
    }
    const record: string[] = [];
    for (;;) {
      const field = source[at] === '"' ? quotedField(source, at) : bareField(source, at);
      if (field === null) return null;
      record.push(field.value);
      at = field.end;
      if (source[at] !== ',') break;
      at++;
    }
    at++;
    records.push(record);
    if (record.length !== records[0]?.length) return null;
  }
  return records;
}

interface Field {
  readonly value: string;
  /** Of the comma, the line end or the text's end behind it. */
  readonly end: number;
}

const FIELD_END = /[,\n]/g;

function bareField(source: string, start: number): Field | null {
  FIELD_END.lastIndex = start;
  const end = FIELD_END.exec(source)?.index ?? source.length;
  const value = source.slice(start, end);
  return value.includes('"') ? null : { value, end };
}

function quotedField(source: string, start: number): Field | null {
  let value = '';
  for (let at = start + 1; ;) {
    const quote = source.indexOf('"', at);
    if (quote < 0) return null;
    value += source.slice(at, quote);
    const next = source[quote + 1];
    if (next === '"') {
      value += '"';
      at = quote + 2;
    } else if (next === undefined || next === ',' || next === '\n') return { value, end: quote + 1 };
    else return null;
  }
}
