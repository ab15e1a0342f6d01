/** JSON as `jsondecode` reads it: numbers in full, objects and tuples. */
import { visit } from 'jsonc-parser';
import { parseBigFloat } from '../bigFloat.ts';
import { NUMBER } from '../types.ts';
import { NULL, bool, list, number, object, refused, string, unknownOf, type Value } from '../value.ts';

/** Nesting beyond which a document is unknown. */
const DEPTH_BOUND = 200;

/** A collection that is being read. */
interface Open {
  readonly items: Value[];
  readonly entries: Map<string, Value> | null;
  key: string;
}

export function fromJsonText(text: string): Value {
  try {
    JSON.parse(text);
  } catch {
    return refused('the text is not JSON');
  }
  if (depthOf(text) > DEPTH_BOUND) return unknownOf({ kind: 'any' });
  const stack: Open[] = [];
  let result: Value = NULL;
  const add = (value: Value): void => {
    const outer = stack.at(-1);
    if (outer === undefined) result = value;
    else if (outer.entries === null) outer.items.push(value);
    else outer.entries.set(outer.key, value);
  };
  const close = (): void => {
    const closed = stack.pop();
    if (closed !== undefined) add(closed.entries === null ? list(closed.items) : object(closed.entries));
  };
  visit(text, {
    onObjectBegin: () => void stack.push({ items: [], entries: new Map(), key: '' }),
    onArrayBegin: () => void stack.push({ items: [], entries: null, key: '' }),
    onObjectProperty: (name) => {
      const outer = stack.at(-1);
      if (outer !== undefined) outer.key = name.normalize('NFC');
    },
    onLiteralValue: (value: unknown, offset, length) => {
      add(literal(value, text.slice(offset, offset + length)));
    },
    onObjectEnd: close,
    onArrayEnd: close,
  });
  return result;
}

function literal(value: unknown, source: string): Value {
  if (typeof value === 'string') return string(value);
  if (typeof value === 'boolean') return bool(value);
  if (typeof value !== 'number') return NULL;
  const exact = parseBigFloat(source);
  return exact === null || exact === 'invalid' ? unknownOf(NUMBER, true) : number(exact);
}

/** At least the nesting of a JSON text: brackets inside of texts count too. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
