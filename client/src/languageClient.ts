/**
 * The language server's process and the connection to it.
 *
 * Owns how the server is started and which documents it sees. Crashes are dealt with by the client library (restarts, and a
 * message when it gives up).
 */
import * as vscode from 'vscode';
import { LanguageClient, RevealOutputChannelOn, TransportKind, type ServerOptions } from 'vscode-languageclient/node';
import { Method, type InitializationOptions, type Status } from '../../server/src/lsp/protocol.ts';

export interface PlumblineClient {
  readonly language: LanguageClient;
  readonly onStatus: vscode.Event<Status>;
  start(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** By pattern rather than by language, so that it does not matter which extension owns the language. */
const DOCUMENTS = [
  ...['**/*.{tf,tofu,tfvars}', '**/*.{tf,tofu}.json', '**/*.{yaml,yml}', '**/*.json', '**/templates/**/*.tpl'].map(
    (pattern) => ({
      scheme: 'file',
      pattern,
    }),
  ),
  ...['terraform', 'opentofu', 'yaml', 'json'].map((language) => ({ scheme: 'untitled', language })),
];

export function createPlumblineClient(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): PlumblineClient {
  const module = context.asAbsolutePath('dist/lspServer.cjs');
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6019'] } },
  };
  const statusEmitter = new vscode.EventEmitter<Status>();
  const language = new LanguageClient('plumbline', 'Plumbline', server, {
    documentSelector: DOCUMENTS,
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticCollectionName: 'plumbline',
    initializationOptions: (): InitializationOptions => ({
      pagesRoot: vscode.Uri.file(context.extensionPath).toString(),
      // Pulling would show nothing of the closed files that an edit breaks.
      diagnostics: 'push',
      clientCommands: true,
      trusted: vscode.workspace.isTrusted,
    }),
    initializationFailedHandler: (error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      log.error(`The language server did not start: ${reason}`);
      void vscode.window
        .showErrorMessage(`Plumbline could not start, so nothing is checked: ${reason}`, 'Show Log')
        .then((choice) => {
          if (choice !== undefined) log.show();
        });
      return false;
    },
    markdown: { isTrusted: false, supportHtml: false },
    // The conversion to VS Code's own edits drops the versions, so what was planned for an older text is dropped here.
    middleware: {
      async provideCodeActions(document, range, context, token, next) {
        const isCurrent = rememberVersions();
        const actions = await next(document, range, context, token);
        return actions?.filter((action) => !(action instanceof vscode.CodeAction) || isCurrent(action.edit));
      },
      async resolveCodeAction(action, token, next) {
        const isCurrent = rememberVersions();
        const resolved = await next(action, token);
        if (isCurrent(resolved?.edit)) return resolved;
        throw new Error('The file has changed meanwhile. Nothing was fixed.');
      },
    },
  });
  context.subscriptions.push(
    statusEmitter,
    language.onNotification(Method.status, (status: Status) => {
      statusEmitter.fire(status);
    }),
  );
  return {
    language,
    onStatus: statusEmitter.event,
    start: () => language.start(),
    restart: () => language.restart(),
    stop: () => (language.needsStop() ? language.stop() : Promise.resolve()),
  };
}

/** Tells of an edit, later, whether no open file that it changes has moved on since now. */
function rememberVersions(): (edit: vscode.WorkspaceEdit | undefined) => boolean {
  const versions = new Map(vscode.workspace.textDocuments.map(({ uri, version }) => [uri.toString(), version]));
  return (edit) =>
    edit === undefined ||
    edit.entries().every(([uri]) => {
      const document = vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri.toString());
      return document === undefined || versions.get(uri.toString()) === document.version;
    });
}
