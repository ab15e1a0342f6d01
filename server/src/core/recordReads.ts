/**
 * Remembers which files the functions of a configuration (`file`, `fileset`, …) asked for while a unit was read, so that a change of
 * one is known to touch the unit. What is not there counts too: it may come to be.
 */
import type { FileReader } from './fileReader.ts';

export interface RecordedReads {
  readonly reader: FileReader;
  /** Runs an action; what it asks of the reader belongs to the unit, in place of what the unit asked for before. */
  during<T>(unitId: string, action: () => T): T;
  /** The units that asked for a file, for a folder it lies in, or for something below it. */
  unitsThatRead(uri: string): readonly string[];
}

export function recordReads(reader: FileReader): RecordedReads {
  const files = new Map<string, Set<string>>();
  const lists = new Map<string, Set<string>>();
  let current: string | null = null;

  function note(asked: Map<string, Set<string>>, uri: string): void {
    if (current === null) return;
    const known = asked.get(current);
    if (known === undefined) asked.set(current, new Set([plain(uri)]));
    else known.add(plain(uri));
  }

  return {
    reader: {
      read(uri) {
        note(files, uri);
        return reader.read(uri);
      },
      exists(uri) {
        note(files, uri);
        return reader.exists(uri);
      },
      list(uri) {
        note(lists, uri);
        return reader.list(uri);
      },
    },
    during(unitId, action) {
      const before = current;
      current = unitId;
      files.delete(unitId);
      lists.delete(unitId);
      try {
        return action();
      } finally {
        current = before;
      }
    },
    unitsThatRead(uri) {
      const changed = plain(uri);
      const read = [...files].filter(([, asked]) => [...asked].some((one) => isBelow(one, changed)));
      const listed = [...lists].filter(([, asked]) =>
        [...asked].some((one) => isBelow(changed, one) || isBelow(one, changed)),
      );
      return [...new Set([...read, ...listed].map(([unitId]) => unitId))];
    },
  };
}

function isBelow(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** The same text for uris that differ in what is encoded. */
function plain(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
