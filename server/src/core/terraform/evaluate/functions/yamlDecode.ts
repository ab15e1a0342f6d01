/**
 * YAML as `yamldecode` reads it: structure by the `yaml` library, scalars by the rules of Terraform's decoder (between YAML 1.1
 * and 1.2: `yes` is true, `0644` is 644).
 */
import {
  Scalar,
  YAMLMap,
  YAMLSeq,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  type Alias,
  type Document,
  type Node,
} from 'yaml';
import { INFINITY, NEGATIVE_INFINITY, fromBigInt, parseBigFloat } from '../bigFloat.ts';
import { convertTo } from '../convert.ts';
import { NUMBER, STRING } from '../types.ts';
import { NULL, bool, list, number, object, refused, string, unknownOf, type Value } from '../value.ts';
import { fromBase64 } from './bytes.ts';
import { parseTimestamp } from './dateTime.ts';

/** Nesting beyond which a document is unknown. */
const DEPTH_BOUND = 100;

interface Reader {
  readonly text: string;
  /** Values of anchors, shared by their aliases; null while an anchor's own value is read. */
  readonly anchors: Map<string, Value | null>;
}

export function fromYamlText(text: string): Value {
  const documents = parseAllDocuments(text, { schema: 'failsafe', uniqueKeys: false, strict: true, merge: false });
  const [document, ...more] = Array.isArray(documents) ? documents : [];
  if (document === undefined || isAbsent(document)) return refused('the text has no document');
  const [problem] = documents.flatMap(({ errors }) => errors);
  if (problem !== undefined) return refused(problem.message);
  if (more.length > 0) return refused('only one document is allowed');
  return readNode(document.contents, { text, anchors: new Map() }, 0);
}

/** Nothing at all, unlike an empty document that `---` begins. */
function isAbsent({ contents, directives }: Document.Parsed): boolean {
  if (directives.docStart === true) return false;
  return (
    contents === null ||
    (isScalar(contents) &&
      contents.source === '' &&
      contents.range[0] === contents.range[1] &&
      contents.anchor === undefined &&
      contents.tag === undefined &&
      contents.type === 'PLAIN')
  );
}

function readNode(node: Node | null, reader: Reader, depth: number): Value {
  if (depth > DEPTH_BOUND) return unknownOf(STRING);
  if (node === null) return NULL;
  if (isAlias(node)) return readAlias(node, reader);
  const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
  if (anchor !== undefined) reader.anchors.set(anchor, null);
  const value = readContent(node, reader, depth);
  if (anchor !== undefined) reader.anchors.set(anchor, value);
  return value;
}

function readAlias(alias: Alias, reader: Reader): Value {
  const value = reader.anchors.get(alias.source);
  if (value === undefined) return refused(`there is no anchor "${alias.source}"`);
  return value ?? refused(`the anchor "${alias.source}" refers to itself`);
}

function readContent(node: Node, reader: Reader, depth: number): Value {
  if (node instanceof Scalar) return readScalar(node, reader.text);
  if (node instanceof YAMLSeq) {
    if (hasOtherTag(node.tag, 'seq')) return refused('a sequence cannot have this tag');
    const items = (node as YAMLSeq<Node | null>).items.map((item) => readNode(item, reader, depth + 1));
    return failedIn(items) ?? list(items);
  }
  if (node instanceof YAMLMap) return readMap(node as YAMLMap<Node | null, Node | null>, reader, depth);
  return NULL;
}

function hasOtherTag(tag: string | undefined, name: string): boolean {
  return tag !== undefined && tag !== `tag:yaml.org,2002:${name}`;
}

function failedIn(values: readonly Value[]): Value | null {
  return values.find((value) => value.error !== undefined) ?? null;
}

function readMap(map: YAMLMap<Node | null, Node | null>, reader: Reader, depth: number): Value {
  if (hasOtherTag(map.tag, 'map')) return refused('a mapping cannot have this tag');
  const entries = new Map<string, Value>();
  for (const pair of map.items) {
    if (pair.key !== null && !isScalar(pair.key)) return refused('only texts are allowed as keys');
    const isMerge = isScalar(pair.key) && pair.key.value === '<<' && pair.key.type === 'PLAIN';
    const value = readNode(pair.value, reader, depth + 1);
    if (value.error !== undefined) return value;
    if (isMerge) {
      const problem = mergeInto(entries, value);
      if (problem !== null) return problem;
      continue;
    }
    const key = convertTo(readNode(pair.key, reader, depth + 1), STRING);
    if (key.kind !== 'string') return key.error === undefined ? refused('a key must not be null') : key;
    entries.set(key.value, value);
  }
  return object(entries);
}

/** `<<: *defaults`: the later entry counts, whether merged or written. */
function mergeInto(entries: Map<string, Value>, value: Value): Value | null {
  if (value.kind !== 'object') return refused('only a mapping can be merged');
  for (const [key, entry] of value.entries) entries.set(key, entry);
  return null;
}

/** A block scalar that the text ends with has no line end that the text does not have. */
function textOf(scalar: Scalar, source: string): string {
  const text = typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? '');
  const isBlock = scalar.type === 'BLOCK_LITERAL' || scalar.type === 'BLOCK_FOLDED';
  const endsText = isBlock && !source.endsWith('\n') && scalar.range?.[1] === source.length;
  return endsText ? text.replace(/\n$/, '') : text;
}

function readScalar(scalar: Scalar, source: string): Value {
  const text = textOf(scalar, source);
  const tag = scalar.tag?.replace(/^tag:yaml\.org,2002:/, '!!');
  const isPlain = scalar.type === 'PLAIN';
  if (tag === undefined || tag === '!') return isPlain && tag === undefined ? plain(text) : string(text);
  if (!isPlain && /^!!(?:int|float|bool)$/.test(tag)) return string(text);
  switch (tag) {
    case '!!str':
      return string(text);
    case '!!binary':
      return fromBase64(text) === null ? refused('the text is not base64') : string(text);
    case '!!null':
      return NULL;
    case '!!bool': {
      const value = WORDS.get(text);
      return value?.kind === 'bool' ? value : refused(`"${text}" is not a boolean`);
    }
    case '!!int':
    case '!!float': {
      const value = numberOf(text.replaceAll('_', '')) ?? integerWithPrefix(text);
      return value ?? refused(`"${text}" is not a number`);
    }
    case '!!timestamp': {
      const value = timestampOf(text);
      return value ?? refused(`"${text}" is not a timestamp`);
    }
    default:
      return refused(`the tag ${tag} is not supported`);
  }
}

const words = (value: Value, texts: string): readonly (readonly [string, Value])[] =>
  texts.split(' ').map((text) => [text, value]);

const WORDS: ReadonlyMap<string, Value> = new Map([
  ...words(bool(true), 'y Y yes Yes YES true True TRUE on On ON'),
  ...words(bool(false), 'n N no No NO false False FALSE off Off OFF'),
  ...words(NULL, ' ~ null Null NULL'),
  ...words(number(INFINITY), '.inf .Inf .INF +.inf +.Inf +.INF'),
  ...words(number(NEGATIVE_INFINITY), '-.inf -.Inf -.INF'),
  ...words(refused('NaN is not supported'), '.nan .NaN .NAN'),
]);

/** A scalar without quotes and tag: what it looks like. */
function plain(text: string): Value {
  return WORDS.get(text) ?? timestampOf(text) ?? numberOf(text) ?? string(text);
}

function numberOf(text: string): Value | null {
  if (/^0(?:o[0-7]+|x[\da-fA-F]+)$/.test(text)) return integerWithPrefix(text);
  const parsed = /^[-+.\d]/.test(text) ? parseBigFloat(text) : 'invalid';
  if (parsed === 'invalid') return null;
  return parsed === null ? unknownOf(NUMBER, true) : number(parsed);
}

function integerWithPrefix(text: string): Value | null {
  const match = /^([+-]?)(0[xX][\da-fA-F]+|0[oO]?[0-7]+|0[bB][01]+)$/.exec(text.replaceAll('_', ''));
  if (match === null) return null;
  const digits = (match[2] ?? '').replace(/^0(?=[0-7])/, '0o');
  const value = BigInt(digits.toLowerCase());
  const exact = fromBigInt(match[1] === '-' ? -value : value, 64);
  return exact === null ? null : number(exact);
}

/** Dates and times become RFC 3339. */
function timestampOf(text: string): Value | null {
  const match = /^(\d{4})-(\d\d?)-(\d\d?)(?:([Tt ])(\d\d?):(\d\d?):(\d\d?)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?)?$/.exec(text);
  if (match === null) return null;
  const [, year = '', month = '', day = '', separator, hour = '0', minute = '0', second = '0', zone] = match;
  // With `T` there is a time zone, with a space there is none.
  if (separator !== undefined && (separator === ' ') !== (zone === undefined)) return null;
  const two = (part: string): string => part.padStart(2, '0');
  const normal = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
  const full = normal + (zone ?? 'Z').replace(/^[+-]00:00$/, 'Z');
  return parseTimestamp(full) === null ? null : string(full);
}
