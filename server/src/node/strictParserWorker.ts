/**
 * Runs hcl2-parser away from everything else: it sets process-wide state, and an overflow in it spoils what follows.
 *
 * Owns nothing that lasts: `strictParser.ts` ends this thread after any throw.
 */
import { parentPort } from 'node:worker_threads';
import hcl2Parser from 'hcl2-parser';

export interface StrictRequest {
  readonly id: number;
  readonly text: string;
  /** Whether the JSON is wanted too. */
  readonly json: boolean;
}

export type StrictReply =
  | { readonly id: number; readonly kind: 'accepted'; readonly json: string | null }
  /** The parser says no, but never where or why. */
  | { readonly id: number; readonly kind: 'rejected' }
  /** The parser broke down: this thread must not be used again. */
  | { readonly id: number; readonly kind: 'broken'; readonly reason: string };

interface Hcl2Parser {
  /** Its own type declarations are wrong: it returns the text and an error, of which nothing can be read. */
  parseToString(text: string): readonly [string | null, object | null];
}

const parser = hcl2Parser as Hcl2Parser;
// It asks for endless stack traces, which an overflow would then print.
Error.stackTraceLimit = 10;

parentPort?.on('message', (request: StrictRequest) => {
  parentPort?.postMessage(replyTo(request));
});

function replyTo({ id, text, json }: StrictRequest): StrictReply {
  try {
    const [value, error] = parser.parseToString(text);
    if (error !== null) return { id, kind: 'rejected' };
    return { id, kind: 'accepted', json: json ? value : null };
  } catch (reason) {
    return { id, kind: 'broken', reason: reason instanceof Error ? reason.message : String(reason) };
  }
}
