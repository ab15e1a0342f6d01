import assert from 'node:assert/strict';
import { createScheduler, type Scheduler } from '../../server/src/lsp/scheduler.ts';

/** A scheduler whose event loop and clock are turned by hand. */
function byHand(onRun: (unit: string) => void = () => undefined): {
  scheduler: Scheduler;
  ran: string[];
  errors: string[];
  busy: boolean[];
  readonly turn: (times?: number) => void;
  readonly sleep: (ms: number) => void;
} {
  let tasks: (() => void)[] = [];
  let time = 0;
  const ran: string[] = [];
  const errors: string[] = [];
  const busy: boolean[] = [];
  const scheduler = createScheduler({
    run: (unit) => {
      ran.push(unit);
      onRun(unit);
    },
    onError: (unit) => errors.push(unit),
    defer: (task) => tasks.push(task),
    now: () => time,
    onBusy: (value) => busy.push(value),
  });
  return {
    scheduler,
    ran,
    errors,
    busy,
    turn(times = 1) {
      for (let i = 0; i < times; i++) {
        const now = tasks;
        tasks = [];
        for (const task of now) task();
      }
    },
    sleep(ms) {
      time += ms;
    },
  };
}

describe('scheduler', () => {
  it('evaluates after two quiet turns', () => {
    const { scheduler, ran, busy, turn } = byHand();
    scheduler.touch(['a']);
    turn();
    assert.deepEqual(ran, []);
    turn();
    assert.deepEqual(ran, ['a']);
    turn();
    assert.deepEqual(busy, [true, false]);
  });

  it('waits while edits arrive, once for all of them', () => {
    const { scheduler, ran, turn } = byHand();
    for (let i = 0; i < 10; i++) {
      scheduler.touch(['a']);
      turn();
    }
    assert.deepEqual(ran, []);
    turn(3);
    assert.deepEqual(ran, ['a']);
  });

  it('answers at the latest after 100 ms of edits', () => {
    const { scheduler, ran, turn, sleep } = byHand();
    for (let i = 0; i < 6; i++) {
      scheduler.touch(['a']);
      sleep(20);
      turn();
    }
    assert.deepEqual(ran, ['a']);
  });

  it('takes the unit of the newest edit first, one unit a turn', () => {
    const { scheduler, ran, turn } = byHand();
    scheduler.touch(['a', 'b', 'c']);
    scheduler.touch(['c']);
    turn(3);
    assert.deepEqual(ran, ['c']);
    turn();
    assert.deepEqual(ran, ['c', 'a']);
    turn();
    assert.deepEqual(ran, ['c', 'a', 'b']);
  });

  it('goes on with the others when one fails', () => {
    const { scheduler, ran, errors, turn } = byHand((unit) => {
      if (unit === 'a') throw new Error('no');
    });
    scheduler.touch(['a', 'b']);
    turn(5);
    assert.deepEqual(ran, ['a', 'b']);
    assert.deepEqual(errors, ['a']);
  });

  it('runs at once what a request needs, and not again', () => {
    const { scheduler, ran, turn } = byHand();
    scheduler.touch(['a', 'b']);
    scheduler.flush(['b', 'c']);
    assert.deepEqual(ran, ['b']);
    turn(5);
    assert.deepEqual(ran, ['b', 'a']);
  });

  it('forgets what waits when cleared', () => {
    const { scheduler, ran, turn } = byHand();
    scheduler.touch(['a']);
    scheduler.clear();
    turn(5);
    assert.deepEqual(ran, []);
  });
});
