/**
 * Paths inside file uris: the common folder of several and the readable path of one below another. Knows nothing of disks,
 * so it works for any scheme that has folders (`file:`, `vscode-vfs:`, …).
 */

/** Splits a uri into `scheme://authority` and the path's segments, still percent-encoded. */
function split(uri: string): { readonly origin: string; readonly segments: readonly string[] } {
  const match = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?)?(.*)$/is.exec(uri);
  const path = match?.[2] ?? '';
  return { origin: match?.[1] ?? '', segments: path.split('/').filter((segment) => segment !== '') };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The uri of the folder that a file or folder lies in. */
export function parentUri(uri: string): string {
  const { origin, segments } = split(uri);
  return `${origin}/${segments.slice(0, -1).join('/')}`;
}

/** The deepest folder that contains all given folders; the root of their scheme where they share nothing. */
export function commonFolder(folders: readonly string[]): string {
  const [first, ...rest] = folders.map(split);
  if (first === undefined) return '';
  let length = first.segments.length;
  for (const other of rest) {
    if (other.origin !== first.origin) return '';
    let same = 0;
    while (same < length && same < other.segments.length && other.segments[same] === first.segments[same]) same++;
    length = same;
  }
  return `${first.origin}/${first.segments.slice(0, length).join('/')}`;
}

/** Whether `uri` is `folder` or lies below it. */
export function isWithin(uri: string, folder: string): boolean {
  const inner = split(uri);
  const outer = split(folder);
  return inner.origin === outer.origin && outer.segments.every((segment, index) => inner.segments[index] === segment);
}

/** The decoded path of `uri` below `folder`, with `/`; `.` for the folder itself; the whole uri when it lies elsewhere. */
export function relativePath(uri: string, folder: string): string {
  if (!isWithin(uri, folder)) return uri;
  const rest = split(uri).segments.slice(split(folder).segments.length);
  return rest.length === 0 ? '.' : rest.map(decode).join('/');
}
