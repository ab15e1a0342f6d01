/**
 * Drives the page that shows the workbench, as a person would. Only there when VS Code runs in a Chromium (see
 * test/support/host/); on the desktop a test that needs it says that it is left out.
 */
import type { Page } from 'playwright-core';

const controlUrl = process.env.PLUMBLINE_CONTROL_URL;

/** Saves a picture of the whole page to screenshots/<name>.png and returns its path. */
export type Shot = (name: string) => Promise<string>;

export const uiAvailable = controlUrl !== undefined;

/**
 * Runs a function beside the browser. Only its source is sent: it may use its three parameters and nothing else.
 * `argument` and the result must be JSON values.
 */
export async function onPage<A, R>(
  action: (page: Page, shot: Shot, argument: A) => Promise<R>,
  argument: A,
): Promise<R> {
  if (controlUrl === undefined) throw new Error('this VS Code has no page to drive');
  const body = `return (${action.toString()})(page, shot, ${JSON.stringify(argument)})`;
  const response = await fetch(`${controlUrl}run`, { method: 'POST', body });
  const answer = (await response.json()) as { readonly value?: R; readonly error?: string };
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.value as R;
}
