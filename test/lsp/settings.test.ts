/** What a change of settings does to what is shown, with a fake engine. */
import assert from 'node:assert/strict';
import { createFakeEngine } from './support/fakeEngine.ts';
import { startInProcess, type InProcess } from './support/inProcess.ts';

const ROOT = 'file:///ws';
const MAIN = `${ROOT}/app/main.tf`;

describe('language server: settings', () => {
  let running: InProcess | null = null;
  async function start(...args: Parameters<typeof startInProcess>): Promise<InProcess> {
    running = await startInProcess(...args);
    return running;
  }
  afterEach(async () => {
    await running?.client.connection.sendRequest('shutdown');
    running?.client.connection.dispose();
    running = null;
  });

  it('replaces what is shown when settings change, without taking it back first', async () => {
    const { client } = await start({}, { settings: {} });
    await client.open(MAIN, 'bad a');
    await client.until(MAIN, (all) => all.length === 1);
    client.settings = { severityOverrides: { 'no-bad': 'low' }, policySettings: { 'no-bad': { limit: 4 } } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(MAIN, ([first]) => first?.severity === 3);
    assert.ok(client.published.every(({ diagnostics }) => diagnostics.length === 1));
  });

  it('does not evaluate policies that are switched off, and still knows them', async () => {
    const asked: (readonly string[])[] = [];
    const { client } = await start(
      {},
      { settings: { policies: { disabled: ['no-bad'] } } },
      {
        createEngine({ disabled }) {
          asked.push(disabled);
          return Promise.resolve(createFakeEngine(disabled));
        },
      },
    );
    await client.open(MAIN, 'bad a\nmeh b');
    await client.until(MAIN, ([first, ...others]) => first?.code === 'no-meh' && others.length === 0);
    assert.deepEqual(asked, [[], ['no-bad']]);
    assert.ok(await client.connection.sendRequest('plumbline/explain', { policy: 'no-bad' }));
    client.settings = { policies: { disabled: [] } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(MAIN, (all) => all.length === 2);
    assert.ok(!client.logged.some((line) => line.includes('no policy')), client.logged.join('\n'));
  });

  it('tries settings again that no engine could be made with', async () => {
    let failures = 0;
    const { client } = await start(
      {},
      { settings: {} },
      {
        createEngine({ settings }) {
          if ('no-bad' in settings && failures++ === 0) return Promise.reject(new Error('no memory'));
          return Promise.resolve(createFakeEngine());
        },
      },
    );
    await client.open(MAIN, 'bad a');
    await client.until(MAIN, (all) => all.length === 1);
    for (const severity of ['low', 'info']) {
      client.settings = {
        severityOverrides: { 'no-bad': severity },
        policySettings: { 'no-bad': { limit: 4 } },
      };
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    }
    await client.until(MAIN, ([first]) => first?.severity === 4);
    assert.equal(failures, 2, 'made on the second try');
  });
});
