/**
 * The built language server as a process over stdio, spoken to as an editor does. Owns the process; measures nothing.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';

const SERVER = path.resolve(import.meta.dirname, '../../dist/lspServer.cjs');

/** After which an answer is missing rather than slow. */
const PATIENCE_MS = 20_000;

export interface ServerProcess {
  readonly connection: ProtocolConnection;
  /** Resolves with the next diagnostics that `accept` takes. Ask before causing them. */
  next(accept: (params: PublishDiagnosticsParams) => boolean): Promise<PublishDiagnosticsParams>;
  /** Resident memory in bytes, null where the system does not tell. */
  residentBytes(): number | null;
  stop(): Promise<void>;
}

/** Starts the server in a folder and initializes it with push diagnostics. */
export async function startServerProcess(folder: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const waiting = new Set<(params: PublishDiagnosticsParams) => void>();
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    for (const take of [...waiting]) take(params);
  });
  connection.onRequest('workspace/configuration', (params: { readonly items: readonly unknown[] }) =>
    params.items.map(() => null),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.listen();
  const rootUri = pathToFileURL(folder).href;
  const initialized: InitializeResult = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: path.basename(folder) }],
    capabilities: {
      textDocument: { publishDiagnostics: { versionSupport: true } },
      workspace: { workspaceFolders: true },
    },
    initializationOptions: { diagnostics: 'push' },
  });
  if (initialized.capabilities.textDocumentSync === undefined) throw new Error('the server does not take documents');
  await connection.sendNotification('initialized', {});
  return {
    connection,
    next: (accept) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          waiting.delete(take);
          reject(new Error(`no such diagnostics within ${PATIENCE_MS} ms`));
        }, PATIENCE_MS);
        const take = (params: PublishDiagnosticsParams): void => {
          if (!accept(params)) return;
          waiting.delete(take);
          clearTimeout(late);
          resolve(params);
        };
        waiting.add(take);
      }),
    residentBytes: () => residentBytes(child.pid),
    stop: async () => {
      await connection.sendRequest('shutdown');
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await connection.sendNotification('exit');
      await ended;
      connection.dispose();
    },
  };
}

function residentBytes(pid: number | undefined): number | null {
  if (process.platform !== 'linux' || pid === undefined) return null;
  const match = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return match === null ? null : Number(match[1]) * 1024;
}
