/**
 * YAML as `yamlencode` writes it: blocks, texts in double quotes or as literal blocks, lines folded behind column 80.
 *
 * Follows the emitter that Terraform uses (a libyaml), so that texts are equal to the byte.
 */
import { toText } from '../bigFloatText.ts';
import { TEXT_BOUND } from '../budget.ts';
import { sortedEntries } from '../iterate.ts';
import type { Value } from '../value.ts';
import { toUtf8 } from './bytes.ts';
import { codePoints } from './goText.ts';

const WIDTH = 80;
const INDENT = 2;
/** Bytes of a key beyond which it is written with `? `. */
const SIMPLE_KEY_BOUND = 128;

interface Writer {
  text: string;
  column: number;
  /** The document is nothing but a scalar without quotes: it is closed by `...`. */
  openEnded: boolean;
}

/** The YAML of a known value, or null when it is too long. */
export function toYamlText(value: Value): string | null {
  const writer: Writer = { text: '', column: 0, openEnded: false };
  writeNode(value, 0, 'root', writer);
  if (writer.column > 0) newLine(0, writer);
  if (writer.openEnded) put('...\n', writer);
  return writer.text.length > TEXT_BOUND ? null : writer.text;
}

function put(text: string, writer: Writer): void {
  writer.text += text;
  const end = text.lastIndexOf('\n');
  writer.column = end < 0 ? writer.column + codePoints(text).length : codePoints(text.slice(end + 1)).length;
}

function newLine(indent: number, writer: Writer): void {
  put(`\n${' '.repeat(indent)}`, writer);
}

type Place = 'root' | 'item' | 'value';

/** @param indent of the enclosing collection */
function writeNode(value: Value, indent: number, place: Place, writer: Writer): void {
  if (writer.text.length > TEXT_BOUND) return;
  if (value.kind === 'list' && value.items.length > 0) writeSequence(value.items, indent, place, writer);
  else if (value.kind === 'object' && value.entries.size > 0) writeMapping(value.entries, indent, place, writer);
  else {
    if (place === 'value') put(' ', writer);
    writeScalar(value, indent, place, writer);
  }
}

/** In a mapping a sequence is not indented further. */
function writeSequence(items: readonly Value[], outer: number, place: Place, writer: Writer): void {
  const indent = place === 'item' ? outer + INDENT : outer;
  items.forEach((item, index) => {
    if (index > 0 || place === 'value') nextEntry(indent, writer);
    put('- ', writer);
    writeNode(item, indent, 'item', writer);
  });
}

function writeMapping(entries: ReadonlyMap<string, Value>, outer: number, place: Place, writer: Writer): void {
  const indent = place === 'root' ? outer : outer + INDENT;
  sortedEntries(entries).forEach(([key, value], index) => {
    if (index > 0 || place === 'value') nextEntry(indent, writer);
    if (key.includes('\n') || toUtf8(key).length > SIMPLE_KEY_BOUND) {
      put('? ', writer);
      writeString(key, indent, writer);
      nextEntry(indent, writer);
      put(':', writer);
    } else {
      writeQuoted(key, indent, writer, false);
      put(':', writer);
    }
    writeNode(value, indent, 'value', writer);
  });
}

/** A literal block may have ended its line already. */
function nextEntry(indent: number, writer: Writer): void {
  if (writer.column === 0 && writer.text.endsWith('\n')) put(' '.repeat(indent), writer);
  else newLine(indent, writer);
}

function writeScalar(value: Value, indent: number, place: Place, writer: Writer): void {
  switch (value.kind) {
    case 'string':
      writeString(value.value, indent, writer);
      return;
    case 'list':
      put('[]', writer);
      return;
    case 'object':
      put('{}', writer);
      return;
    case 'number':
      put(toText(value.exact), writer);
      break;
    case 'bool':
      put(String(value.value), writer);
      break;
    case 'null':
    case 'unknown':
      put('null', writer);
  }
  writer.openEnded = place === 'root';
}

function writeString(text: string, indent: number, writer: Writer): void {
  const inner = indent + INDENT;
  if (!text.includes('\n') || !canBeLiteral(text)) {
    writeQuoted(text, inner, writer, true);
    return;
  }
  const lines = text.split('\n');
  const hint = /^[ \n]/.test(text) ? String(INDENT) : '';
  const chomping = !text.endsWith('\n') ? '-' : text === '\n' || text.endsWith('\n\n') ? '+' : '';
  put(`|${hint}${chomping}`, writer);
  const shown = text.endsWith('\n') ? lines.slice(0, -1) : lines;
  for (const line of shown) put(line === '' ? '\n' : `\n${' '.repeat(inner)}${line}`, writer);
  if (text.endsWith('\n')) put('\n', writer);
}

/** What only double quotes can express: spaces at line ends, characters that must be escaped. */
function canBeLiteral(text: string): boolean {
  return !/ (?:\n|$)/.test(text) && codePoints(text).every((character) => character === '\n' || isPlain(character));
}

/** Printable without an escape: what libyaml takes for printable, in one to three bytes of UTF-8. */
function isPlain(character: string): boolean {
  return /^[\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]$/.test(character);
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\0', '\\0'],
  ['\x07', '\\a'],
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\v', '\\v'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['\x1b', '\\e'],
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\u0085', '\\N'],
  ['\u2028', '\\L'],
  ['\u2029', '\\P'],
]);

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  const short = ESCAPES.get(character);
  if (short !== undefined) return short;
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

function writeQuoted(text: string, indent: number, writer: Writer, folds: boolean): void {
  const characters = codePoints(text);
  put('"', writer);
  let afterSpace = false;
  characters.forEach((character, index) => {
    const isSpace = character === ' ';
    const folded = isSpace && folds && !afterSpace && writer.column > WIDTH;
    if (folded && index > 0 && index < characters.length - 1) {
      newLine(indent, writer);
      if (characters[index + 1] === ' ') put('\\', writer);
    } else put(isPlain(character) && character !== '"' && character !== '\\' ? character : escaped(character), writer);
    afterSpace = isSpace;
  });
  put('"', writer);
}
