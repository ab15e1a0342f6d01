/**
 * Buffers that were never saved: they have a language but no file name, so they get one here, in a folder of their own. The
 * engine sees that name only, the client the buffer's uri only.
 */
import { URI } from 'vscode-uri';

const SCHEME = 'untitled:';
const NAMES: Readonly<Record<string, string>> = {
  terraform: 'unsaved.tf',
  opentofu: 'unsaved.tf',
  yaml: 'unsaved.yaml',
  json: 'unsaved.json',
};

/** The uri under which the engine knows a document. */
export function toEngineUri(uri: string, languageId: string): string {
  const name = uri.startsWith(SCHEME) ? NAMES[languageId] : undefined;
  return name === undefined ? uri : `${uri}/${name}`;
}

/** Uris of open documents both ways: clients encode the same uri differently, and the engine must see one file as one. */
export interface DocumentUris {
  /** The engine's uri of a document or file that the client names; of an open document it is remembered how the client writes it. */
  toEngine(uri: string, languageId?: string): string;
  /** The client's uri of a file of the engine's. */
  readonly toClient: (uri: string) => string;
  closed(uri: string): void;
}

export function createDocumentUris(): DocumentUris {
  const asWritten = new Map<string, string>();
  return {
    toEngine(uri, languageId) {
      const engineUri = toEngineUri(canonicalUri(uri), languageId ?? '');
      if (languageId !== undefined && engineUri !== uri) asWritten.set(engineUri, uri);
      return engineUri;
    },
    toClient: (uri) => asWritten.get(uri) ?? toClientUri(uri),
    closed: (uri) => void asWritten.delete(uri),
  };
}

/** A uri as files listed on a disk have it, whatever the client leaves unencoded; one that is none stays as it is. */
export function canonicalUri(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
}

/** The uri under which the client knows a file of the engine's. */
export function toClientUri(uri: string): string {
  if (!uri.startsWith(SCHEME)) return uri;
  const name = Object.values(NAMES).find((candidate) => uri.endsWith(`/${candidate}`));
  return name === undefined ? uri : uri.slice(0, -name.length - 1);
}
