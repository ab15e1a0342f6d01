/**
 * Cuts a Terraform text into tokens, in one pass and for any text.
 *
 * Owns the lexical rules: where strings, heredocs, templates and comments begin and end, also while they are half
 * typed. It knows no grammar. Follows the HCL native syntax specification, "Lexical Elements" and "Template
 * Expressions".
 */
import type { Span } from '../model.ts';

export type TokenKind =
  | 'newline'
  | 'comment'
  | 'identifier'
  | 'number'
  /** Brackets, operators and separators. */
  | 'punctuation'
  /** The `"` that opens a string. */
  | 'quoteOpen'
  | 'quoteClose'
  /** Literal text of a string or heredoc. */
  | 'text'
  /** `${`, `${~`, `%{`, `%{~` */
  | 'templateOpen'
  /** `}`, `~}` */
  | 'templateClose'
  /** `<<EOT` with its line end */
  | 'heredocOpen'
  /** The line of the closing marker, without its line end. */
  | 'heredocClose'
  /** The end of a line inside a string: the string is not closed. */
  | 'unclosedString'
  | 'unclosedHeredoc'
  | 'unclosedComment'
  | 'badEscape'
  | 'badCharacter';

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

type Mode =
  | { readonly kind: 'quote'; readonly open: number }
  | { readonly kind: 'heredoc'; readonly open: number; readonly closeStart: number; readonly closeEnd: number }
  | { readonly kind: 'template'; readonly open: number; depth: number };

const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const HEREDOC_OPEN = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*(?:\r?\n|$)/uy;
const PUNCTUATION = /\.\.\.|=>|==|!=|<=|>=|&&|\|\||::|[{}()[\].,=:?+\-*/%!<>]/y;
const ESCAPE = /\\(?:[nrt"\\]|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})/y;

/**
 * Calls `emit` for each token of `text` from `start` to `end` (UTF-16 offsets), in order and without overlap; spaces are
 * not reported. Where `emit` returns `'afresh'`, strings and templates that are still open are taken for half typed, and
 * what follows is read as if they were closed.
 */
export function lex(
  text: string,
  start: number,
  end: number,
  emit: (kind: TokenKind, start: number, end: number) => 'afresh' | undefined,
): void {
  const source = end === text.length ? text : text.slice(0, end);
  const modes: Mode[] = [];
  let at = start;
  let lines: HeredocLines | null = null;
  let lastCommentEnd: number | null = null;

  const match = (pattern: RegExp): number => {
    pattern.lastIndex = at;
    return pattern.test(source) ? pattern.lastIndex : -1;
  };
  const take = (kind: TokenKind, to: number): void => {
    if (emit(kind, at, to) === 'afresh') modes.length = 0;
    at = to;
  };

  const lexLiteral = (mode: Mode & { kind: 'quote' | 'heredoc' }): void => {
    const quoted = mode.kind === 'quote';
    const limit = quoted ? end : mode.closeStart;
    let to = at;
    const flush = (): void => {
      if (to > at) take('text', to);
    };
    while (to < limit) {
      const character = source.charCodeAt(to);
      if (character === 0x24 /* $ */ || character === 0x25 /* % */) {
        const next = source.charCodeAt(to + 1);
        if (next === 0x7b /* { */) {
          flush();
          take('templateOpen', source.charCodeAt(at + 2) === 0x7e /* ~ */ ? at + 3 : at + 2);
          modes.push({ kind: 'template', open: at, depth: 0 });
          return;
        }
        // `$${` and `%%{` stand for `${` and `%{`
        to += next === character && source.charCodeAt(to + 2) === 0x7b ? 3 : 1;
      } else if (quoted && character === 0x22 /* " */) {
        flush();
        take('quoteClose', at + 1);
        modes.pop();
        return;
      } else if (quoted && character === 0x5c /* \ */) {
        ESCAPE.lastIndex = to;
        if (ESCAPE.test(source)) {
          to = ESCAPE.lastIndex;
        } else {
          flush();
          // the character after the backslash belongs to the fault, unless it ends the line
          const after = source.charCodeAt(at + 1);
          take('badEscape', Number.isNaN(after) || after === 0x0a || after === 0x0d ? at + 1 : at + 2);
          to = at;
        }
      } else if (quoted && character === 0x0a) {
        flush();
        emit('unclosedString', at, at);
        leaveLine();
        return;
      } else {
        to++;
      }
    }
    flush();
    if (quoted) {
      emit('unclosedString', at, at);
      modes.length = 0;
    } else {
      at = mode.closeStart;
      take('heredocClose', mode.closeEnd);
      modes.pop();
    }
  };

  /** After an unclosed string: whatever templates and strings were opened on this line end with it. */
  const leaveLine = (): void => {
    const lineStart = source.lastIndexOf('\n', at - 1) + 1;
    modes.pop();
    for (
      let top = modes.at(-1);
      top !== undefined && top.kind !== 'heredoc' && top.open >= lineStart;
      top = modes.at(-1)
    ) {
      modes.pop();
    }
  };

  while (at < end) {
    const mode = modes.at(-1);
    if (mode !== undefined && mode.kind !== 'template') {
      lexLiteral(mode);
      continue;
    }
    const character = source.charCodeAt(at);
    if (character === 0x0d && source.charCodeAt(at + 1) !== 0x0a) {
      take('badCharacter', at + 1);
    } else if (isSpace(character)) {
      // a carriage return is one only before a line feed, so it is looked at anew
      do at++;
      while (isSpace(source.charCodeAt(at)) && source.charCodeAt(at) !== 0x0d);
    } else if (character === 0x0a) {
      take('newline', at + 1);
    } else if (character === 0x23 /* # */ || (character === 0x2f && source.charCodeAt(at + 1) === 0x2f)) {
      const lineEnd = source.indexOf('\n', at);
      let to = lineEnd < 0 ? end : lineEnd;
      if (source.charCodeAt(to - 1) === 0x0d) to--;
      take('comment', to);
    } else if (character === 0x2f && source.charCodeAt(at + 1) === 0x2a /* slash, star */) {
      // the last one is looked up once, so that no number of unclosed comments takes more than linear time
      lastCommentEnd ??= source.lastIndexOf('*/');
      const close = at + 2 <= lastCommentEnd ? source.indexOf('*/', at + 2) : -1;
      if (close < 0) take('unclosedComment', at + 2);
      else take('comment', close + 2);
    } else if (character === 0x22) {
      modes.push({ kind: 'quote', open: at });
      take('quoteOpen', at + 1);
    } else if (character === 0x3c && source.charCodeAt(at + 1) === 0x3c /* << */) {
      HEREDOC_OPEN.lastIndex = at;
      const marker = HEREDOC_OPEN.exec(source)?.[1];
      if (marker === undefined) {
        take('badCharacter', at + 2);
        continue;
      }
      const opened = HEREDOC_OPEN.lastIndex;
      lines ??= heredocLines(source, opened);
      const close = heredocEnd(lines, marker, opened);
      if (close === null) {
        take('unclosedHeredoc', source.charCodeAt(opened - 1) === 0x0a ? opened - 1 : opened);
      } else {
        modes.push({ kind: 'heredoc', open: at, closeStart: close.start, closeEnd: close.end });
        take('heredocOpen', opened);
      }
    } else if (
      mode !== undefined &&
      mode.depth === 0 &&
      (character === 0x7d || (character === 0x7e && source.charCodeAt(at + 1) === 0x7d))
    ) {
      take('templateClose', character === 0x7d ? at + 1 : at + 2);
      modes.pop();
    } else {
      const identifier = identifierEnd(source, at);
      if (identifier > at) {
        take('identifier', identifier);
        continue;
      }
      if (character >= 0x30 && character <= 0x39) {
        take('number', match(NUMBER));
        continue;
      }
      const to = match(PUNCTUATION);
      if (to < 0) {
        take('badCharacter', at + ((source.codePointAt(at) ?? 0) > 0xffff ? 2 : 1));
        continue;
      }
      if (mode !== undefined) {
        if (character === 0x7b) mode.depth++;
        else if (character === 0x7d) mode.depth--;
      }
      take('punctuation', to);
    }
  }
  if (modes.length > 0 && modes.at(-1)?.kind === 'quote') emit('unclosedString', end, end);
}

function isSpace(character: number): boolean {
  return character === 0x20 || character === 0x09 || character === 0x0d || character === 0xfeff;
}

/** Where the identifier at an offset ends; the offset itself when there is none. Most are plain ASCII, which needs no pattern. */
function identifierEnd(source: string, start: number): number {
  let at = start;
  for (; ; at++) {
    const character = source.charCodeAt(at);
    const letter = (character | 0x20) >= 0x61 && (character | 0x20) <= 0x7a;
    if (letter || character === 0x5f) continue;
    if (at > start && ((character >= 0x30 && character <= 0x39) || character === 0x2d)) continue;
    if (!(character > 0x7f)) return at;
    break;
  }
  IDENTIFIER.lastIndex = start;
  return IDENTIFIER.test(source) ? IDENTIFIER.lastIndex : start;
}

/** All tokens of a stretch of text. */
export function tokenize(text: string, start = 0, end = text.length): readonly Token[] {
  const tokens: Token[] = [];
  lex(text, start, end, (kind, from, to) => {
    tokens.push({ kind, start: from, end: to });
    return undefined;
  });
  return tokens;
}

/** Where heredocs may close, looked up once for a text so that no number of openers takes more than linear time. */
interface HeredocLines {
  /** Where lines begin that hold nothing but this word, in order, with the end of the word. */
  readonly closers: ReadonlyMap<string, readonly Span[]>;
  /** Where lines begin that open a heredoc with this marker, in order. */
  readonly openers: ReadonlyMap<string, readonly Span[]>;
}

const LINE =
  /[ \t]*([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t\r]*\n|[^\n]*(?:[=(,[:?>])[ \t]*<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t\r]*\n|[^\n]*(?:\n|$)/uy;

function heredocLines(source: string, from: number): HeredocLines {
  const closers = new Map<string, Span[]>();
  const openers = new Map<string, Span[]>();
  const add = (map: Map<string, Span[]>, marker: string, start: number, end: number): void => {
    const list = map.get(marker);
    if (list === undefined) map.set(marker, [{ start, end }]);
    else list.push({ start, end });
  };
  for (let at = from; at < source.length;) {
    LINE.lastIndex = at;
    const line = LINE.exec(source);
    if (line === null || LINE.lastIndex === at) break;
    const [text, closer, opener] = line;
    if (closer !== undefined) add(closers, closer, at, at + text.trimEnd().length);
    if (opener !== undefined) add(openers, opener, at, at);
    at = LINE.lastIndex;
  }
  return { closers, openers };
}

/** The first span of an ordered list that begins at or after an offset. */
function firstFrom(spans: readonly Span[] | undefined, offset: number): Span | undefined {
  if (spans === undefined) return undefined;
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return spans[low];
}

/**
 * Where a heredoc closes: the line of its marker. Null when there is none, and also when another heredoc with the same
 * marker opens before it: then that marker closes the other one and this one is half typed.
 */
function heredocEnd(lines: HeredocLines, marker: string, contentStart: number): Span | null {
  const close = firstFrom(lines.closers.get(marker), contentStart);
  const opener = firstFrom(lines.openers.get(marker), contentStart);
  return close === undefined || (opener !== undefined && opener.start < close.start) ? null : close;
}
