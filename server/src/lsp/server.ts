/**
 * Wires the connection to the session: capabilities, documents, settings, features.
 *
 * Owns which method calls what, and the boundary around each request: an error in one is logged and answered, and goes no
 * further. Must hold no logic of a feature, and know no Node.
 */
import { default as ignoreGlobs } from 'ignore';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  LSPErrorCodes,
  ResponseError,
  TextDocuments,
  TextDocumentSyncKind,
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isWithin, renderReport } from '../core/index.ts';
import { describe } from './analyses.ts';
import { checkSettings } from './configuration.ts';
import { pageOf } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import {
  PROVIDED_KINDS,
  provideCodeActions,
  resolveCodeAction,
  type CodeActionTraits,
} from './features/codeActions.ts';
import { explainPolicy } from './features/explain.ts';
import { findingsOf, isReference } from './features/findings.ts';
import { hoverAt } from './features/hover.ts';
import { createPullDiagnostics } from './features/pullDiagnostics.ts';
import { scan, type ScanPorts } from './features/scan.ts';
import { planWaiver } from './features/waive.ts';
import {
  Method,
  type ExplainParams,
  type InitializationOptions,
  type PlanWaiverParams,
  type PoliciesResult,
  type RenderParams,
  type ScanParams,
} from './protocol.ts';
import { createSession, type Session } from './session.ts';
import { canonicalUri, createDocumentUris } from './unsavedBuffers.ts';

export interface ServerPorts extends ScanPorts {
  readonly defer: (task: () => void) => void;
  /** Runs a task after some ms. */
  readonly delay: (task: () => void, ms: number) => void;
  /** A monotonic clock, in ms. */
  readonly now: () => number;
}

/** Configuration, whatever its functions read, and folders: one that is deleted is told as one, not file by file. */
const ANYTHING = '**/*';
/** Long enough for a client to pull by itself after its own edit. */
const PULL_SETTLE_MS = 50;

/** Listens on the connection until the client ends it. */
export function startServer(connection: Connection, ports: ServerPorts): void {
  const textDocuments = new TextDocuments(TextDocument);
  const uris = createDocumentUris();
  const backgroundReads = new AbortController();
  let session: Session | null = null;
  let started = false;
  let folders: readonly string[] = [];
  let capabilities: ClientCapabilities = {};
  let options: InitializationOptions = {};

  const log = (level: 'error' | 'warn' | 'info', message: string): void => {
    connection.console[level](message);
  };

  function ready(): Session {
    if (session === null) throw new ResponseError(LSPErrorCodes.RequestFailed, 'The server is not initialized.');
    return session;
  }

  /** Runs what a notification asks for; its failure is logged and shown, and goes no further. */
  function attempt(what: string, action: (session: Session) => void | Promise<void>): void {
    const failed = (error: unknown): void => {
      log('error', `${what} failed: ${error instanceof Error ? (error.stack ?? error.message) : describe(error)}`);
    };
    if (session === null) return;
    try {
      const result = action(session);
      if (result instanceof Promise) result.catch(failed);
    } catch (error) {
      failed(error);
    }
  }

  const pull = createPullDiagnostics(
    () => {
      if (capabilities.workspace?.diagnostics?.refreshSupport === true) {
        connection.languages.diagnostics.refresh().catch(() => undefined);
      }
    },
    (task) => {
      ports.delay(task, PULL_SETTLE_MS);
    },
  );

  connection.onInitialize(async (params): Promise<InitializeResult> => {
    capabilities = params.capabilities;
    options = readOptions(params.initializationOptions);
    folders = foldersOf(params);
    const pulls = pullsDiagnostics(capabilities, options);
    session = await createSession(
      {
        createEngine: (choices) => ports.createEngine(choices, () => folders),
        workspace: ports.workspace,
        strictParser: ports.strictParser,
        defer: ports.defer,
        now: ports.now,
        send: pulls
          ? pull.take
          : ({ uri, version, diagnostics }) => {
              const params = {
                uri: uris.toClient(uri),
                ...(version === null ? {} : { version }),
                diagnostics: [...diagnostics],
              };
              void connection.sendDiagnostics(params);
            },
        sendStatus: (status) => void connection.sendNotification(Method.status, status),
        log,
        folders: () => folders,
        workspaceFolderOf: (uri) => folders.find((known) => isWithin(uri, known)) ?? null,
        isExcluded: createExcluder(() => folders),
      },
      {
        pagesRoot: options.pagesRoot?.replace(/\/+$/, '') ?? null,
        relatedInformation: capabilities.textDocument?.publishDiagnostics?.relatedInformation ?? pulls,
        codeDescription: capabilities.textDocument?.publishDiagnostics?.codeDescriptionSupport ?? pulls,
        clientUri: uris.toClient,
      },
    );
    return {
      serverInfo: { name: 'plumbline', version: ports.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: PROVIDED_KINDS, resolveProvider: true },
        ...(pulls
          ? {
              diagnosticProvider: { identifier: 'plumbline', interFileDependencies: true, workspaceDiagnostics: false },
            }
          : {}),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    attempt('Start-up', async (session) => {
      await registerForChanges();
      await readSettings(session);
      for (const folder of folders) readTree(session, folder);
      started = true;
    });
  });

  async function registerForChanges(): Promise<void> {
    const { workspace } = capabilities;
    if (workspace?.didChangeConfiguration?.dynamicRegistration === true) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'plumbline' });
    }
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: ANYTHING }],
      });
    }
    if (workspace?.workspaceFolders === true) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        attempt('A change of folders', (session) => {
          const gone = removed.map(({ uri }) => canonicalUri(uri));
          const come = added.map(({ uri }) => canonicalUri(uri));
          folders = [...folders.filter((uri) => !gone.includes(uri)), ...come];
          for (const uri of gone) session.documents.forgetTree(uri);
          for (const uri of come) readTree(session, uri);
          return session.foldersChanged();
        });
      });
    }
  }

  async function readSettings(session: Session): Promise<void> {
    if (capabilities.workspace?.configuration !== true) return;
    const section: unknown = await connection.workspace.getConfiguration('plumbline');
    await applySettings(session, section);
  }

  async function applySettings(session: Session, section: unknown): Promise<void> {
    const isStale = await session.applySettings(checkSettings(section, session.catalog));
    // At the start the folders are read after the settings.
    if (isStale && started) for (const folder of folders) readTree(session, folder);
  }

  function readTree(session: Session, folder: string): void {
    session
      .whileBusy(() => session.documents.loadTree(folder, backgroundReads.signal))
      .catch((error: unknown) => {
        log('error', `Reading ${folder} failed: ${describe(error)}`);
      });
  }

  const justOpened = new Set<string>();
  textDocuments.onDidOpen(({ document }) => {
    justOpened.add(document.uri);
    attempt(`Opening ${document.uri}`, (session) => session.open(named(document)));
  });
  textDocuments.onDidChangeContent(({ document }) => {
    // The event is also fired for the opening, which has been dealt with.
    if (justOpened.delete(document.uri)) return;
    attempt(`A change of ${document.uri}`, (session) => {
      session.change(named(document));
    });
  });
  textDocuments.onDidSave(({ document }) => {
    attempt(`Saving ${document.uri}`, (session) => session.save(named(document)));
  });
  textDocuments.onDidClose(({ document }) => {
    attempt(`Closing ${document.uri}`, (session) =>
      session.close(named(document).uri).finally(() => {
        if (textDocuments.get(document.uri) !== undefined) return;
        pull.forget(named(document).uri);
        uris.closed(named(document).uri);
      }),
    );
  });
  textDocuments.listen(connection);

  connection.onDidChangeConfiguration(({ settings }: { readonly settings: unknown }) => {
    attempt('A change of settings', async (session) => {
      if (capabilities.workspace?.configuration === true) await readSettings(session);
      else await applySettings(session, (settings as { plumbline?: unknown } | null)?.plumbline);
    });
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    attempt('A change on disk', (session) =>
      session.documents.changedOnDisk(
        changes.map(({ uri, type }) => ({ uri: canonicalUri(uri), deleted: type === FileChangeType.Deleted })),
      ),
    );
  });

  /** The engine's uri of a document that a request names. */
  function engineUri(uri: string): string {
    const document = textDocuments.get(uri);
    return uris.toEngine(uri, document?.languageId);
  }

  /** A document under the uri that the engine knows it by. */
  function named(document: TextDocument): OpenDocument {
    const uri = uris.toEngine(document.uri, document.languageId);
    return uri === document.uri ? document : { uri, version: document.version, getText: () => document.getText() };
  }

  connection.onHover(({ textDocument: { uri }, position }) => {
    const session = ready();
    const hint = session.settings().unknown === 'hint';
    const shown = findingsOf(session, engineUri(uri)).filter(
      ({ finding: { outcome } }) => outcome !== 'pass' && (outcome !== 'unknown' || hint),
    );
    return hoverAt(shown, position, {
      catalog: session.catalog,
      markdown: capabilities.textDocument?.hover?.contentFormat?.includes('markdown') ?? false,
      pageOf: (policy) => pageOf(policy, session.context()),
    });
  });

  function codeActionTraits(): CodeActionTraits {
    const { workspace, textDocument } = capabilities;
    return {
      versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
      resolvesEdits:
        textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true &&
        textDocument.codeAction.dataSupport === true,
      clientCommands: options.clientCommands === true,
      clock: ports.clock,
    };
  }
  connection.onCodeAction((params) =>
    provideCodeActions(ready(), engineUri(params.textDocument.uri), params, codeActionTraits()),
  );
  connection.onCodeActionResolve((action) => resolveCodeAction(ready(), action));

  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }) => {
    const session = ready();
    const uri = engineUri(textDocument.uri);
    await session.flush(uri);
    const supportsRelated = capabilities.textDocument?.diagnostic?.relatedDocumentSupport === true;
    return pull.answer(uri, supportsRelated ? session.filesBeside(uri) : [], previousResultId, uris.toClient);
  });

  connection.onRequest(Method.scan, (params: ScanParams | null, token: CancellationToken) => {
    const session = ready();
    const { exclude, disabledPolicies } = session.settings();
    const { policies } = session.catalog;
    const enabled = policies.map(({ id }) => id).filter((id) => !disabledPolicies.has(id));
    const request = {
      folders: params?.folders?.map(canonicalUri) ?? folders,
      exclude,
      onlyPolicies: disabledPolicies.size === 0 ? null : enabled,
      choices: session.choices(),
      trusted: options.trusted ?? true,
    };
    const progress = connection.window.attachWorkDoneProgress(params?.workDoneToken);
    return session.whileBusy(() => scan(request, ports, token, progress));
  });
  connection.onRequest(Method.render, ({ report, format }: RenderParams) => {
    if (!['html', 'json', 'sarif'].includes(format)) {
      throw new ResponseError(LSPErrorCodes.RequestFailed, 'The format must be html, json or sarif.');
    }
    return renderReport(report, format, { colour: false, width: 120, detail: 'all' });
  });
  connection.onRequest(Method.explain, ({ policy }: ExplainParams) => explainPolicy(ready().catalog, policy));
  connection.onRequest(Method.policies, (): PoliciesResult =>
    ready().catalog.policies.map(({ id, title, severity, controls }) => ({
      id,
      title,
      severity,
      controls: controls.map((control) => control.id),
    })),
  );
  connection.onRequest(Method.planWaiver, (params: PlanWaiverParams) => {
    if (!isReference(params.finding) || typeof params.reason !== 'string' || params.reason.trim() === '') {
      throw new ResponseError(LSPErrorCodes.RequestFailed, 'A waiver needs a finding and a reason.');
    }
    return planWaiver(ready(), params);
  });

  connection.onShutdown(() => {
    backgroundReads.abort();
    session?.dispose();
    session = null;
    return ports.strictParser.dispose();
  });
  connection.listen();
}

/** By pulling only where the client can and does not ask otherwise. */
function pullsDiagnostics(capabilities: ClientCapabilities, options: InitializationOptions): boolean {
  return capabilities.textDocument?.diagnostic !== undefined && options.diagnostics !== 'push';
}

function readOptions(raw: unknown): InitializationOptions {
  if (typeof raw !== 'object' || raw === null) return {};
  const { pagesRoot, diagnostics, clientCommands, trusted } = raw as Readonly<Record<string, unknown>>;
  return {
    ...(typeof pagesRoot === 'string' && pagesRoot.startsWith('file:') ? { pagesRoot } : {}),
    ...(diagnostics === 'push' ? { diagnostics } : {}),
    clientCommands: clientCommands === true,
    ...(typeof trusted === 'boolean' ? { trusted } : {}),
  };
}

function foldersOf(params: InitializeParams): readonly string[] {
  const named = params.workspaceFolders?.map(({ uri }) => uri) ?? [];
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- all that some clients send
  return (named.length === 0 && params.rootUri !== null ? [params.rootUri] : named).map(canonicalUri);
}

/** Matches files against the user's globs, relative to the workspace folder they lie in. */
function createExcluder(folders: () => readonly string[]): (uri: string, globs: readonly string[]) => boolean {
  let compiledFor: readonly string[] | null = null;
  let matcher = ignoreGlobs();
  return (uri, globs) => {
    if (globs.length === 0) return false;
    if (compiledFor !== globs) {
      matcher = ignoreGlobs().add([...globs]);
      compiledFor = globs;
    }
    const folder = folders().find((candidate) => uri.startsWith(`${candidate.replace(/\/$/, '')}/`));
    if (folder === undefined) return false;
    const path = decodeURIComponent(uri.slice(folder.replace(/\/$/, '').length + 1));
    return matcher.ignores(path);
  };
}
