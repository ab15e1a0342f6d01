/** Texts in other encodings than UTF-8, by their IANA names. */
import { refused, string, unknownOf, type Value } from '../value.ts';
import { STRING } from '../types.ts';
import { fromUtf8, toUtf8 } from './bytes.ts';
import { codePoints } from './goText.ts';

type Charset =
  | { readonly kind: 'utf-8' }
  | { readonly kind: 'utf-16'; readonly littleEndian: boolean; readonly mark: boolean }
  /** One byte per character: the characters of bytes 0 to 255, null where there is none. */
  | { readonly kind: 'table'; readonly characters: readonly (string | null)[] };

/** Null for a name that is none, `unsupported` for one that Terraform knows and we do not compute. */
function charsetOf(name: string): Charset | null | 'unsupported' {
  switch (name.toLowerCase()) {
    case 'utf-8':
    case 'csutf8':
      return { kind: 'utf-8' };
    case 'utf-16':
    case 'csutf16':
      return { kind: 'utf-16', littleEndian: false, mark: true };
    case 'utf-16be':
    case 'csutf16be':
      return { kind: 'utf-16', littleEndian: false, mark: false };
    case 'utf-16le':
    case 'csutf16le':
      return { kind: 'utf-16', littleEndian: true, mark: false };
    case 'iso-8859-1':
    case 'iso_8859-1':
    case 'latin1':
    case 'l1':
      return { kind: 'table', characters: Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte)) };
    case 'windows-1252':
    case 'cswindows1252':
      return {
        kind: 'table',
        characters: Array.from({ length: 256 }, (_, byte) => {
          const character = byte < 128 || byte > 159 ? String.fromCharCode(byte) : WINDOWS_1252.charAt(byte - 128);
          return character === '\ufffd' ? null : character;
        }),
      };
    default:
      return SINGLE_BYTE.test(name) ? tableOf(name) : MULTI_BYTE.test(name) ? 'unsupported' : null;
  }
}

/** Bytes 128 to 159 of windows-1252; the replacement character stands for bytes without a character. */
const WINDOWS_1252 =
  '\u20ac\ufffd\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\ufffd\u017d\ufffd' +
  '\ufffd\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\ufffd\u017e\u0178';

const SINGLE_BYTE = /^(?:windows-125[013-8]|iso-8859-(?:[2-8]|1[03-6])|koi8-[ru]|ibm866|macintosh)$/i;
const MULTI_BYTE =
  /^(?:shift_jis|euc-(?:jp|kr)|gb(?:k|18030|2312)|big5|iso-2022-jp|hz-gb-2312|us-ascii|ibm\d+|utf-7)$/i;

function tableOf(name: string): Charset {
  const decoder = new TextDecoder(name.toLowerCase());
  const characters = Array.from({ length: 256 }, (_, byte) => {
    const character = decoder.decode(Uint8Array.of(byte));
    return character === '\ufffd' ? null : character;
  });
  return { kind: 'table', characters };
}

const NO_CHARSET = refused('there is no such encoding');
const NOT_REPRESENTABLE = refused('the text cannot be represented in this encoding');

/** Bytes, or why there are none. */
export function encode(text: string, name: string): Uint8Array | Value {
  const charset = charsetOf(name);
  if (charset === null) return NO_CHARSET;
  if (charset === 'unsupported') return unknownOf(STRING, true);
  switch (charset.kind) {
    case 'utf-8':
      return toUtf8(text);
    case 'utf-16': {
      const marked = charset.mark ? `\ufeff${text}` : text;
      const view = new DataView(new ArrayBuffer(marked.length * 2));
      for (let at = 0; at < marked.length; at++) view.setUint16(at * 2, marked.charCodeAt(at), charset.littleEndian);
      return new Uint8Array(view.buffer);
    }
    case 'table': {
      const bytes = codePoints(text).map((character) => charset.characters.indexOf(character));
      return bytes.includes(-1) ? NOT_REPRESENTABLE : Uint8Array.from(bytes);
    }
  }
}

/** @param bytes null where the text was no base64 */
export function decode(bytes: Uint8Array | null, name: string): Value {
  const charset = charsetOf(name);
  if (charset === null) return NO_CHARSET;
  if (bytes === null) return refused('the text is not base64');
  if (charset === 'unsupported') return unknownOf(STRING, true);
  const text = decodeBytes(bytes, charset);
  return text?.includes('\ufffd') === false ? string(text) : NOT_REPRESENTABLE;
}

function decodeBytes(bytes: Uint8Array, charset: Charset): string | null {
  switch (charset.kind) {
    case 'utf-8':
      return fromUtf8(bytes);
    case 'utf-16': {
      const [first, second] = bytes;
      const littleMark = charset.mark && first === 0xff && second === 0xfe;
      const bigMark = charset.mark && first === 0xfe && second === 0xff;
      const decoder = new TextDecoder(charset.littleEndian || littleMark ? 'utf-16le' : 'utf-16be', {
        ignoreBOM: true,
      });
      return decoder.decode(littleMark || bigMark ? bytes.subarray(2) : bytes);
    }
    case 'table':
      return Array.from(bytes, (byte) => charset.characters[byte] ?? '\ufffd').join('');
  }
}
