/** Functions that write values as texts, and read them back. */
import { ANY, STRING, objectOf } from '../types.ts';
import {
  bool,
  isKnown,
  list,
  nullOf,
  object,
  refused,
  string,
  typedList,
  unknownFrom,
  unknownOf,
  type Value,
} from '../value.ts';
import { textOf } from './arguments.ts';
import { fromBase64, fromUtf8, toBase64, toHex, toUtf8 } from './bytes.ts';
import { encode, decode } from './charset.ts';
import { parseCsv } from './csv.ts';
import { toJsonText } from './goJson.ts';
import { fromJsonText } from './jsonDecode.ts';
import { anything, define, param, type FunctionGroup, type Parameter } from './spec.ts';
import { fromYamlText } from './yamlDecode.ts';
import { toYamlText } from './yamlEncode.ts';

const WHOLE_VALUE = anything({ nullable: true, unknown: true, untyped: true });
/** A text that may be known in parts only. */
const DOCUMENT: Parameter = { type: STRING, unknown: true };
const onText = (apply: (text: string) => Value, returns = STRING): FunctionGroup[string] =>
  define([param(STRING)], returns, ([text]) => apply(textOf(text)));

export const encoding: FunctionGroup = {
  base64decode: onText((text) => {
    const bytes = fromBase64(text);
    const decoded = bytes === null ? null : fromUtf8(bytes);
    return decoded === null ? refused('the text is not base64 of UTF-8') : string(decoded);
  }),
  base64encode: onText((text) => string(toBase64(toUtf8(text)))),
  // Another compressor gives other bytes than Terraform's.
  base64gzip: onText(() => unknownOf(STRING, true)),
  csvdecode: onText(decodeCsv, ANY),
  jsondecode: define([DOCUMENT], ANY, ([text]) => decodeDocument(text, fromJsonText)),
  jsonencode: define([WHOLE_VALUE], STRING, ([value]) => encodeDocument(value, toJsonText)),
  textdecodebase64: define([param(STRING), param(STRING)], STRING, ([text, charset]) =>
    decode(fromBase64(textOf(text)), textOf(charset)),
  ),
  textencodebase64: define([param(STRING), param(STRING)], STRING, ([text, charset]) => {
    const bytes = encode(textOf(text), textOf(charset));
    return bytes instanceof Uint8Array ? string(toBase64(bytes)) : bytes;
  }),
  urlencode: onText((text) => string(encodeUrl(text))),
  yamldecode: define([DOCUMENT], ANY, ([text]) => decodeDocument(text, fromYamlText)),
  yamlencode: define([WHOLE_VALUE], STRING, ([value]) =>
    encodeDocument(value, (known) => toYamlText(known) ?? unknownOf(STRING, true)),
  ),
};

/** A text that stays readable in its known parts when it is not known as a whole. */
function encodeDocument(value: Value | undefined, write: (value: Value) => string | Value): Value {
  if (value === undefined) return unknownOf(STRING, true);
  if (!isKnown(value)) return { ...unknownOf(STRING, true), document: value };
  const text = write(value);
  const result = typeof text === 'string' ? string(text) : text;
  return result.kind === 'string' ? { ...result, document: value } : result;
}

/** What was encoded in the configuration is known in its parts, and keeps its references. */
function decodeDocument(text: Value | undefined, read: (text: string) => Value): Value {
  if (text?.kind !== 'string' && text?.kind !== 'unknown') return refused('a text is required');
  if (text.document !== undefined) return asDecoded(text.document);
  return text.kind === 'string' ? read(text.value) : unknownFrom(text);
}

/** The same value with the types that decoding gives: tuples and objects. */
function asDecoded(value: Value): Value {
  const { references, via } = value;
  switch (value.kind) {
    case 'list':
      return { ...list(value.items.map(asDecoded)), references, via };
    case 'object':
      return { ...object(new Map([...value.entries].map(([key, entry]) => [key, asDecoded(entry)]))), references, via };
    case 'null':
      return { ...nullOf(ANY), references, via };
    case 'unknown':
      return unknownFrom(value);
    case 'bool':
      return { ...bool(value.value), references, via };
    case 'number':
    case 'string':
      return { ...value, sensitive: false };
  }
}

function decodeCsv(text: string): Value {
  const records = parseCsv(text);
  if (records === null) return refused('the text is not valid CSV');
  const [header, ...rows] = records;
  if (header === undefined) return refused('the header line is missing');
  if (new Set(header).size < header.length) return refused('a column has the same name as another');
  const type = objectOf(new Map(header.map((name) => [name, STRING])));
  return typedList(
    type,
    rows.map((row) => object(new Map(header.map((name, column) => [name, string(row[column] ?? '')])))),
  );
}

/** As in the query of a URL: a space is `+`. */
function encodeUrl(text: string): string {
  return text.replace(/[^A-Za-z0-9\-_.~]+/g, (part) =>
    toHex(toUtf8(part)).replace(/../g, (hex) => (hex === '20' ? '+' : `%${hex.toUpperCase()}`)),
  );
}
