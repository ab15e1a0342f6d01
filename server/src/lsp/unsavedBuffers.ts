/**
 * Buffers that were never saved: they have a language but no file name, so they get one here, in a folder of their own. The
 * engine sees that name only, the client the buffer's uri only.
 */
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

/** The uri under which the client knows a file of the engine's. */
export function toClientUri(uri: string): string {
  if (!uri.startsWith(SCHEME)) return uri;
  const name = Object.values(NAMES).find((candidate) => uri.endsWith(`/${candidate}`));
  return name === undefined ? uri : uri.slice(0, -name.length - 1);
}
