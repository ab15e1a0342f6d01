/** What is on disk, and how it changes while documents are open. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createEngine, type FileReader } from '../../server/src/core/index.ts';
import type { ServerPorts } from '../../server/src/lsp/server.ts';
import { fsWorkspace } from '../../server/src/node/fsWorkspace.ts';
import { assets } from '../support/testEngine.ts';
import { startInProcess, type InProcess } from './support/inProcess.ts';
import { createMemoryWorkspace } from './support/memoryWorkspace.ts';

const ROOT = 'file:///ws';
const MAIN = `${ROOT}/app/main.tf`;
const OTHER = `${ROOT}/app/other.tf`;
const POLICY = 'aws-ebs-encrypted';
const volume = (encrypted: string): string => `resource "aws_ebs_volume" "v" {\n  encrypted = ${encrypted}\n}\n`;
const realEngine = (files?: FileReader): Partial<ServerPorts> => ({
  createEngine: (choices) =>
    createEngine({ assets, clock: () => new Date(0), ...choices, ...(files === undefined ? {} : { files }) }),
});

describe('language server: files', () => {
  let running: InProcess | null = null;
  async function start(...args: Parameters<typeof startInProcess>): Promise<InProcess> {
    running = await startInProcess(...args);
    return running;
  }
  const changed = (uri: string, type = 2): Promise<void> | undefined =>
    running?.client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
  afterEach(async () => {
    await running?.client.connection.sendRequest('shutdown');
    running?.client.connection.dispose();
    running = null;
  });

  it('takes exclusions as relative to the workspace folder, and takes up what is excluded no more', async () => {
    const { client } = await start({ [OTHER]: 'bad o' }, { rootUri: ROOT, settings: { exclude: ['/other.tf'] } });
    await client.untilStatus(({ busy }) => !busy);
    await client.open(MAIN, 'bad a');
    await client.until(OTHER, (all) => all.length === 1);
    for (const [exclude, count] of [
      [['app/other.tf'], 0],
      [[], 1],
    ] as const) {
      client.settings = { exclude };
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await client.until(OTHER, (all) => all.length === count);
    }
  });

  it('forgets a document that is closed after its file was deleted', async () => {
    const { client } = await start();
    await client.open(MAIN, 'bad a');
    await client.open(OTHER, 'bad o');
    await client.until(MAIN, (all) => all.length === 1);
    await changed(MAIN, 3);
    await client.close(MAIN);
    await client.until(MAIN, (all) => all.length === 0);
    await client.connection.sendRequest('plumbline/policies');
    assert.ok(client.published.every(({ diagnostics }) => diagnostics.every(({ code }) => code === 'no-bad')));
  });

  it('drops a text that was read before the file was deleted', async () => {
    const workspace = createMemoryWorkspace({ [OTHER]: 'bad o' });
    let release = (): void => undefined;
    const isReading = new Promise<void>((reading) => {
      const read = workspace.read.bind(workspace);
      workspace.read = async (uri) => {
        const result = await read(uri);
        if (uri === OTHER) {
          await new Promise<void>((resolve) => {
            release = resolve;
            reading();
          });
        }
        return result;
      };
    });
    const { client } = await start({}, {}, { workspace });
    await client.open(MAIN, 'bad a');
    await isReading;
    workspace.files.delete(OTHER);
    await changed(OTHER, 3);
    await client.connection.sendRequest('plumbline/policies');
    release();
    await client.until(MAIN, (all) => all.length === 1);
    assert.deepEqual(client.diagnostics(OTHER), []);
  });

  it('evaluates anew when a file that a function reads has changed', async () => {
    let settings = '{"encrypted": false}';
    const reader: FileReader = {
      read: (uri) => (uri === `${ROOT}/app/p.json` ? new TextEncoder().encode(settings) : null),
      exists: () => null,
      list: () => null,
    };
    const { client } = await start({}, { rootUri: ROOT }, realEngine(reader));
    await client.open(MAIN, volume('jsondecode(file("p.json")).encrypted'));
    await client.until(MAIN, (all) => all.some(({ code }) => code === POLICY));
    settings = '{"encrypted": true}';
    await changed(`${ROOT}/app/p.json`);
    await client.until(MAIN, (all) => all.every(({ code }) => code !== POLICY));
  });

  it('reads no module through a link that leads out of the workspace', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'plumbline-link-'));
    try {
      for (const name of ['ws/inside', 'elsewhere']) await mkdir(path.join(folder, name), { recursive: true });
      await writeFile(path.join(folder, 'elsewhere/main.tf'), volume('false'));
      await writeFile(path.join(folder, 'ws/inside/main.tf'), volume('false'));
      await symlink(path.join(folder, 'elsewhere'), path.join(folder, 'ws/link'));
      const root = pathToFileURL(path.join(folder, 'ws')).href;
      const { client } = await start({}, { rootUri: root }, { ...realEngine(), workspace: fsWorkspace() });
      await client.open(
        `${root}/main.tf`,
        'module "a" {\n  source = "./link"\n}\nmodule "b" {\n  source = "./inside"\n}\n',
      );
      await client.until(`${root}/inside/main.tf`, (all) => all.some(({ code }) => code === POLICY));
      assert.deepEqual(client.diagnostics(`${root}/link/main.tf`), []);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
