/** A small LSP client for tests: opens, types, waits for diagnostics, applies edits. Speaks over any pair of streams. */
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type CodeAction,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Status } from '../../../server/src/lsp/protocol.ts';

export interface TestClient {
  readonly connection: ProtocolConnection;
  readonly initializeResult: InitializeResult;
  /** Every publication, in order. */
  readonly published: PublishDiagnosticsParams[];
  readonly logged: string[];
  readonly statuses: Status[];
  settings: unknown;
  text(uri: string): string;
  version(uri: string): number;
  open(uri: string, text: string, languageId?: string): Promise<void>;
  /** Replaces a range, as typing does; the whole text when no range is given. */
  type(uri: string, newText: string, range?: Range): Promise<void>;
  save(uri: string): Promise<void>;
  close(uri: string): Promise<void>;
  /** What was last published for a file. */
  diagnostics(uri: string): readonly Diagnostic[];
  /** Resolves with the next state of a file's diagnostics that satisfies the condition, at once when it holds already. */
  until(uri: string, condition: (diagnostics: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]>;
  untilStatus(condition: (status: Status) => boolean): Promise<Status>;
  codeActions(uri: string, diagnostics: readonly Diagnostic[], only?: string[]): Promise<CodeAction[]>;
  /** Applies an action's edit to the open texts (resolving it first), refusing a stale version, and sends the changes. */
  apply(action: CodeAction): Promise<void>;
  applyEdit(edit: WorkspaceEdit): Promise<void>;
  stop(): Promise<void>;
}

export function messageOf(diagnostic: Diagnostic | undefined): string {
  const message = diagnostic?.message ?? '';
  return typeof message === 'string' ? message : message.value;
}

export interface ClientOptions {
  readonly rootUri?: string;
  readonly initializationOptions?: unknown;
  readonly capabilities?: InitializeParams['capabilities'];
  readonly settings?: unknown;
}

export const FULL_CAPABILITIES: InitializeParams['capabilities'] = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
  },
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true,
      versionSupport: true,
      codeDescriptionSupport: true,
      dataSupport: true,
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: {
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } },
    },
  },
};

export async function startClient(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  options: ClientOptions = {},
): Promise<TestClient> {
  const connection = createProtocolConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
  const documents = new Map<string, TextDocument>();
  const published: PublishDiagnosticsParams[] = [];
  const latest = new Map<string, readonly Diagnostic[]>();
  const logged: string[] = [];
  const statuses: Status[] = [];
  const waiting = new Set<() => void>();
  const client = { settings: options.settings ?? {} };
  const wake = (): void => {
    for (const check of [...waiting]) check();
  };

  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params);
    latest.set(params.uri, params.diagnostics);
    wake();
  });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
    logged.push(message);
  });
  connection.onNotification('plumbline/status', (status: Status) => {
    statuses.push(status);
    wake();
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
    items.map(() => client.settings),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.listen();

  const rootUri = options.rootUri ?? null;
  const initializeResult = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the protocol still demands it
    rootUri,
    workspaceFolders: rootUri === null ? null : [{ uri: rootUri, name: 'root' }],
    capabilities: options.capabilities ?? FULL_CAPABILITIES,
    initializationOptions: options.initializationOptions,
  } satisfies InitializeParams);
  await connection.sendNotification('initialized', {});

  function documentOf(uri: string): TextDocument {
    const document = documents.get(uri);
    if (document === undefined) throw new Error(`${uri} is not open`);
    return document;
  }

  function waitFor<T>(probe: () => T | undefined, what: () => string): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(check);
        reject(new Error(`waited in vain: ${what()}`));
      }, 8000);
      const check = (): void => {
        const value = probe();
        if (value === undefined) return;
        clearTimeout(timer);
        waiting.delete(check);
        resolve(value);
      };
      waiting.add(check);
      check();
    });
  }

  async function change(uri: string, newText: string, range?: Range): Promise<void> {
    const document = documentOf(uri);
    const contentChange = range === undefined ? { text: newText } : { range, text: newText };
    const next = TextDocument.update(document, [contentChange], document.version + 1);
    documents.set(uri, next);
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: next.version },
      contentChanges: [contentChange],
    });
  }

  async function applyEdit(edit: WorkspaceEdit): Promise<void> {
    if (edit.changes !== undefined) throw new Error('an edit without versions');
    for (const { textDocument, edits } of (edit.documentChanges ?? []) as TextDocumentEdit[]) {
      const document = documentOf(textDocument.uri);
      if (textDocument.version !== document.version)
        throw new Error(`an edit of version ${String(textDocument.version)}, not ${String(document.version)}`);
      await change(textDocument.uri, TextDocument.applyEdits(document, edits as { range: Range; newText: string }[]));
    }
  }

  return Object.assign(client, {
    connection,
    initializeResult,
    published,
    logged,
    statuses,
    text: (uri: string) => documentOf(uri).getText(),
    version: (uri: string) => documentOf(uri).version,
    async open(uri: string, text: string, languageId = 'terraform') {
      documents.set(uri, TextDocument.create(uri, languageId, 1, text));
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version: 1, text },
      });
    },
    type: change,
    save: (uri: string) => connection.sendNotification('textDocument/didSave', { textDocument: { uri } }),
    async close(uri: string) {
      documents.delete(uri);
      await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    },
    diagnostics: (uri: string) => latest.get(uri) ?? [],
    until: (uri: string, condition: (diagnostics: readonly Diagnostic[]) => boolean) =>
      waitFor(
        () => {
          const diagnostics = latest.get(uri);
          return diagnostics !== undefined && condition(diagnostics) ? diagnostics : undefined;
        },
        () =>
          `${uri} has ${JSON.stringify((latest.get(uri) ?? []).map(({ message }) => message))}; logged ${logged.slice(-3).join(' | ')}`,
      ),
    untilStatus: (condition: (status: Status) => boolean) =>
      waitFor(
        () => statuses.find(condition),
        () => `statuses ${JSON.stringify(statuses)}`,
      ),
    async codeActions(uri: string, diagnostics: readonly Diagnostic[], only?: string[]) {
      const range = diagnostics[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      const answer = await connection.sendRequest<CodeAction[] | null>('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics, ...(only === undefined ? {} : { only }) },
      });
      return answer ?? [];
    },
    async apply(action: CodeAction) {
      const resolved =
        action.edit === undefined ? await connection.sendRequest<CodeAction>('codeAction/resolve', action) : action;
      if (resolved.edit === undefined) throw new Error(`"${action.title}" has no edit`);
      await applyEdit(resolved.edit);
    },
    applyEdit,
    async stop() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
    },
  });
}
