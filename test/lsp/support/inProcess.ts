/** The language server with a fake engine, in this process, over streams. */
import { PassThrough } from 'node:stream';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { startServer, type ServerPorts } from '../../../server/src/lsp/server.ts';
import { startClient, type ClientOptions, type TestClient } from './client.ts';
import { createFakeEngine, type FakeEngine } from './fakeEngine.ts';
import { createMemoryWorkspace, type MemoryWorkspace } from './memoryWorkspace.ts';

export interface InProcess {
  readonly client: TestClient;
  readonly workspace: MemoryWorkspace;
  readonly engines: readonly FakeEngine[];
}

export async function startInProcess(
  files: Readonly<Record<string, string>> = {},
  options: ClientOptions = {},
  ports: Partial<ServerPorts> = {},
): Promise<InProcess> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const workspace = createMemoryWorkspace(files);
  const engines: FakeEngine[] = [];
  const connection = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  startServer(connection, {
    createEngine: () => {
      const engine = createFakeEngine();
      engines.push(engine);
      return Promise.resolve(engine);
    },
    workspace,
    strictParser: { check: () => Promise.resolve({ ok: true }), dispose: () => Promise.resolve() },
    clock: () => new Date('2026-08-01T12:00:00Z'),
    git: () => Promise.resolve(null),
    version: '0.0.0-test',
    defer: (task) => void setImmediate(task),
    delay: (task, ms) => void setTimeout(task, ms),
    now: () => performance.now(),
    ...ports,
  });
  return { client: await startClient(toClient, toServer, options), workspace, engines };
}
