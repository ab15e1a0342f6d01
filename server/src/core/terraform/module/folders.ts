/** Paths between module folders, as uris. */

/**
 * The folder that a relative source (`../network`) names, seen from a folder. Going up past the root of the scheme stays there, so
 * that the result is always below it; whether there is a module is for the caller to find out.
 */
export function resolveFolder(folder: string, source: string): string {
  const match = /^([a-z][a-z0-9+.-]*:\/\/[^/]*)(.*)$/i.exec(folder);
  const origin = match?.[1] ?? '';
  const segments = (match?.[2] ?? folder).split('/').filter((segment) => segment !== '');
  for (const step of source.split('/')) {
    if (step === '..') segments.pop();
    else if (step !== '.' && step !== '') segments.push(encode(step));
  }
  return `${origin}/${segments.join('/')}`;
}

/** As editors and Node write file uris: `encodeURIComponent` would leave five of RFC 3986's reserved characters as they are. */
function encode(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The path from one folder to another as Terraform writes it: `.`, `modules/network`, `../shared`. */
export function relativeFolder(from: string, to: string): string {
  const start = from.split('/');
  const target = to.split('/');
  let same = 0;
  while (same < start.length && same < target.length && start[same] === target[same]) same++;
  const steps = [...start.slice(same).map(() => '..'), ...target.slice(same).map(decodeURIComponent)];
  return steps.length === 0 ? '.' : steps.join('/');
}
