/**
 * The strict second opinion on Node: hcl2-parser in a worker thread.
 *
 * Owns the worker: one text at a time, a time limit for each, and a new worker after anything went wrong. Must never
 * reject or throw because of a text. Where the parser breaks down, that is no verdict on the text but no `ok` either.
 */
import { Worker } from 'node:worker_threads';
import type { StrictParser } from '../core/strictParser.ts';
import type { StrictVerdict } from '../core/model.ts';
import type { StrictReply, StrictRequest } from './strictParserWorker.ts';

export interface StrictParserOptions {
  /** For one text, in ms; 10,000 unless given. */
  readonly timeoutMs?: number;
  /** Passed to the worker's Node, such as `--import tsx` in tests. */
  readonly execArgv?: readonly string[];
}

export interface NodeStrictParser extends StrictParser {
  /** The JSON that the parser makes of a text; null when it gives none. For tests that compare it with our own reading. */
  toJson(text: string): Promise<string | null>;
}

type Outcome = StrictReply | { readonly kind: 'timeout' } | { readonly kind: 'disposed' };

/** `workerPath`: the built `strictParserWorker.cjs`. Nothing is started before the first text. */
export function createStrictParser(workerPath: string, options: StrictParserOptions = {}): NodeStrictParser {
  const timeoutMs = options.timeoutMs ?? 10_000;
  let worker: Worker | null = null;
  let nextId = 1;
  let queue: Promise<unknown> = Promise.resolve();
  let disposed = false;
  let giveUp: (() => void) | null = null;

  const stop = async (): Promise<void> => {
    const stopped = worker;
    worker = null;
    await stopped?.terminate();
  };

  const start = (): Worker => {
    const started = new Worker(workerPath, {
      execArgv: [...(options.execArgv ?? [])],
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    // an idle worker must not keep the process alive
    started.unref();
    return started;
  };

  const ask = (text: string, json: boolean): Promise<Outcome> => {
    const used = (worker ??= start());
    const request: StrictRequest = { id: nextId++, text, json };
    used.ref();
    return new Promise<Outcome>((resolve) => {
      const finish = (outcome: Outcome): void => {
        clearTimeout(timer);
        giveUp = null;
        used.off('message', onMessage);
        used.off('error', onError);
        used.off('exit', onExit);
        used.unref();
        resolve(outcome);
      };
      const broken = (reason: string): void => finish({ id: request.id, kind: 'broken', reason });
      const onMessage = (reply: StrictReply): void => {
        if (reply.id === request.id) finish(reply);
      };
      const onError = (reason: unknown): void => broken(reason instanceof Error ? reason.message : String(reason));
      const onExit = (): void => broken('its thread ended');
      const timer = setTimeout(() => finish({ kind: 'timeout' }), timeoutMs);
      giveUp = () => finish({ kind: 'disposed' });
      used.on('message', onMessage);
      used.on('error', onError);
      used.on('exit', onExit);
      used.postMessage(request);
    });
  };

  const enqueue = (text: string, json: boolean): Promise<Outcome> => {
    const turn = queue.then(async (): Promise<Outcome> => {
      if (disposed) return { kind: 'disposed' };
      const outcome = await ask(text, json);
      if (outcome.kind !== 'accepted' && outcome.kind !== 'rejected') await stop();
      return outcome;
    });
    queue = turn.catch(() => undefined);
    return turn.catch((reason: unknown) => ({
      id: 0,
      kind: 'broken' as const,
      reason: reason instanceof Error ? reason.message : String(reason),
    }));
  };

  return {
    check: async (text) => verdictOf(await enqueue(text, false), timeoutMs),
    async toJson(text) {
      const outcome = await enqueue(text, true);
      return outcome.kind === 'accepted' ? outcome.json : null;
    },
    async dispose() {
      disposed = true;
      giveUp?.();
      await queue;
      await stop();
    },
  };
}

function verdictOf(outcome: Outcome, timeoutMs: number): StrictVerdict {
  switch (outcome.kind) {
    case 'accepted':
      return { ok: true };
    case 'rejected':
      return { ok: false, message: 'The strict parser rejects this file.' };
    case 'broken':
      return { ok: false, message: 'The strict parser broke down while reading this file.' };
    case 'timeout':
      return { ok: false, message: `The strict parser timed out after ${String(timeoutMs / 1000)} s.` };
    case 'disposed':
      return { ok: false, message: 'The strict parser was stopped before it had read this file.' };
  }
}
