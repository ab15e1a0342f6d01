/**
 * One cause, one problem: findings that say the same of one place, because a module is called several times or belongs to several
 * root modules, are told as one, with the resources named.
 */
import { commonFolder, relativePath, type Finding } from '../core/index.ts';

/** A finding and the unit it was found in. */
export interface Found {
  readonly unit: string;
  readonly finding: Finding;
}

/** More resources than this are counted, not named: a message is to be read. */
const NAMED = 3;

/** Groups what is one to a person, in order of first appearance. All findings must be of one file. */
export function groupBySamePlace<T extends Found>(found: readonly T[]): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of found) {
    const key = placeKey(item.finding);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

export function isSamePlace(a: Finding, b: Finding): boolean {
  return placeKey(a) === placeKey(b);
}

function placeKey({ policy, outcome, range, message, lapsedWaiver }: Finding): string {
  return JSON.stringify([policy, outcome, range, message, lapsedWaiver?.until ?? null, lapsedWaiver?.problem ?? null]);
}

/**
 * The addresses that a group speaks of, where there is more to say than its place says: several resources, or certain instances of
 * one; else none. Those of different root modules are told apart by the folder.
 */
export function addressesOf(group: readonly Found[]): readonly string[] {
  const folders = [...new Set(group.map(({ unit }) => folderOfUnit(unit)))];
  const common = commonFolder(folders);
  const suffix = (unit: string): string => {
    if (folders.length === 1) return '';
    const folder = folderOfUnit(unit);
    const below = relativePath(folder, common);
    return ` in ${below === '.' ? lastSegment(folder) : below}`;
  };
  const names = new Set(
    group.flatMap(({ unit, finding }) =>
      (finding.instances ?? [finding.resource]).map((address) => `${address}${suffix(unit)}`),
    ),
  );
  const isPlain = names.size === 1 && group.every(({ finding }) => finding.instances === undefined);
  return isPlain ? [] : [...names].sort();
}

/** A list of addresses for a sentence: `a, b and 4 more`. */
export function namedAddresses(addresses: readonly string[]): string {
  const shown = addresses.length <= NAMED ? addresses : addresses.slice(0, NAMED - 1);
  const rest = addresses.length - shown.length;
  const parts = rest === 0 ? shown : [...shown, `${String(rest)} more`];
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

function folderOfUnit(unit: string): string {
  return unit.slice(unit.indexOf(':') + 1);
}

function lastSegment(folder: string): string {
  return relativePath(folder, folder.slice(0, folder.lastIndexOf('/')));
}
