/**
 * Waits for what the editor does in its own time. Asks again and again: some requests made while VS Code still starts are
 * answered with nothing.
 */
const PAUSE_MS = 40;

/** Resolves with the first value that is neither undefined, null nor false. Rejects after `timeout` ms, saying what was awaited. */
export async function until<T>(
  what: string,
  ask: () => T | PromiseLike<T>,
  timeout = 20_000,
): Promise<Exclude<T, undefined | null | false>> {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false)
      return answer as Exclude<T, undefined | null | false>;
    if (Date.now() > end) throw new Error(`waited ${timeout} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
