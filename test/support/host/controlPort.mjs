/**
 * The way from a test, which runs in the extension host, to the page that shows the workbench: a test posts a function's source,
 * it runs here with `(page, shot, argument)`. Listens on 127.0.0.1 behind an unguessable path, for the time of one run.
 *
 * Also takes the tests' own word on how they ended (see runInWorkbench).
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';

export async function openControlPort(getPage, screenshots) {
  const control = { verdict: undefined };
  const secret = randomBytes(16).toString('hex');
  const server = http.createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    if (request.url === `/${secret}/verdict`) control.verdict = body;
    else if (request.url === `/${secret}/run`)
      response.write(JSON.stringify(await runOnPage(getPage(), screenshots, body)));
    else response.statusCode = 404;
    response.end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return Object.assign(control, { url: `http://127.0.0.1:${server.address().port}/${secret}/`, stop });
}

async function runOnPage(page, screenshots, source) {
  const shot = async (name) => {
    mkdirSync(screenshots, { recursive: true });
    const file = path.join(screenshots, `${name}.png`);
    await page.screenshot({ path: file });
    return file;
  };
  const AsyncFunction = (async () => {}).constructor;
  try {
    return { value: await new AsyncFunction('page', 'shot', source)(page, shot) };
  } catch (error) {
    return { error: String(error?.stack ?? error) };
  }
}
