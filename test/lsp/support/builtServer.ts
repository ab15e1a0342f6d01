/** The built server as a process of its own, over stdio. Needs `npm run build` first. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { startClient, type ClientOptions, type TestClient } from './client.ts';

const SERVER = path.resolve(import.meta.dirname, '../../../dist/lspServer.cjs');

export interface BuiltServer {
  readonly client: TestClient;
  /** Ends the server as the protocol says, and answers its exit code. */
  stop(): Promise<number | null>;
}

export async function startBuiltServer(options: ClientOptions = {}): Promise<BuiltServer> {
  assert.ok(existsSync(SERVER), 'dist/lspServer.cjs is not there: run `npm run build` first');
  const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const client = await startClient(child.stdout, child.stdin, options);
  return {
    client,
    async stop() {
      const timer = setTimeout(() => child.kill(), 5000);
      await client.stop();
      const code = await exited;
      clearTimeout(timer);
      return code;
    },
  };
}
