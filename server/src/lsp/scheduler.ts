/**
 * Decides when units are evaluated: at once when idle, coalesced when edits arrive faster than they can be answered.
 *
 * Owns the queue of units that wait. Knows neither the engine nor the protocol, and must never let one unit's failure
 * keep another from its turn.
 */
export interface SchedulerPorts {
  /** Evaluates one unit and publishes the result. A throw is reported to `onError`. */
  readonly run: (unitId: string) => void;
  readonly onError: (unitId: string, error: unknown) => void;
  /** Runs a function after the messages that have already arrived (`setImmediate` on Node). */
  readonly defer: (task: () => void) => void;
  /** A monotonic clock, in ms. */
  readonly now: () => number;
  readonly onBusy?: (busy: boolean) => void;
}

export interface Scheduler {
  /** Units whose evaluation is out of date, most urgent first. */
  touch(unitIds: readonly string[]): void;
  /** Runs what waits of these units now: a request needs their result. */
  flush(unitIds: readonly string[]): void;
  isWaiting(unitId: string): boolean;
  /** Forgets everything that waits. */
  clear(): void;
}

/** While edits keep arriving, an answer is given at the latest after this time. */
const MAX_WAIT_MS = 100;
/**
 * Turns of the event loop in which no edit must have arrived before a unit is evaluated. Two, because a message that waits
 * in the connection's queue is handled one turn after the handler of the one before.
 */
const QUIET_TURNS = 2;

export function createScheduler(ports: SchedulerPorts): Scheduler {
  const waiting = new Set<string>();
  let edits = 0;
  let ticking = false;
  let firstEditAt = 0;

  function setTicking(value: boolean): void {
    if (ticking === value) return;
    ticking = value;
    ports.onBusy?.(value);
  }

  function tick(seenEdits: number, quietTurns: number): void {
    if (waiting.size === 0) {
      setTicking(false);
      return;
    }
    const quiet = edits === seenEdits ? quietTurns + 1 : 0;
    if (quiet < QUIET_TURNS && ports.now() - firstEditAt < MAX_WAIT_MS) {
      tickLater(quiet);
      return;
    }
    runNext();
    firstEditAt = ports.now();
    // One unit a turn: an edit that arrives meanwhile goes first.
    tickLater(QUIET_TURNS);
  }

  function tickLater(quietTurns: number): void {
    const seenEdits = edits;
    ports.defer(() => {
      tick(seenEdits, quietTurns);
    });
  }

  function runNext(): void {
    const [unitId] = waiting;
    if (unitId !== undefined) runOne(unitId);
  }

  function runOne(unitId: string): void {
    waiting.delete(unitId);
    try {
      ports.run(unitId);
    } catch (error) {
      ports.onError(unitId, error);
    }
  }

  return {
    touch(unitIds) {
      if (unitIds.length === 0) return;
      edits++;
      const others = [...waiting].filter((id) => !unitIds.includes(id));
      waiting.clear();
      for (const id of [...unitIds, ...others]) waiting.add(id);
      if (ticking) return;
      firstEditAt = ports.now();
      setTicking(true);
      tickLater(0);
    },
    flush(unitIds) {
      for (const id of unitIds) if (waiting.has(id)) runOne(id);
    },
    isWaiting: (unitId) => waiting.has(unitId),
    clear() {
      waiting.clear();
    },
  };
}
