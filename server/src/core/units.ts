/**
 * Which files are evaluated together: the Terraform files of a folder (a module), the manifests of a folder.
 */
import type { Framework, Unit } from './model.ts';

export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}

export function unitId(framework: Framework, folder: string): string {
  return `${framework}:${folder}`;
}

export interface UnitRegistry {
  add(framework: Framework, uri: string): string;
  /** Returns the unit the file was in, or null; a unit without files is gone. */
  remove(uri: string): string | null;
  unitOf(uri: string): string | null;
  get(id: string): Unit | null;
  all(): readonly Unit[];
}

export function createUnitRegistry(): UnitRegistry {
  const units = new Map<
    string,
    { readonly framework: Framework; readonly folder: string; readonly files: Set<string> }
  >();
  const byFile = new Map<string, string>();

  function toUnit(id: string): Unit | null {
    const unit = units.get(id);
    return unit === undefined
      ? null
      : { id, framework: unit.framework, folder: unit.folder, files: [...unit.files].sort() };
  }

  return {
    add(framework, uri) {
      const folder = folderOf(uri);
      const id = unitId(framework, folder);
      let unit = units.get(id);
      if (unit === undefined) units.set(id, (unit = { framework, folder, files: new Set() }));
      unit.files.add(uri);
      byFile.set(uri, id);
      return id;
    },
    remove(uri) {
      const id = byFile.get(uri);
      if (id === undefined) return null;
      byFile.delete(uri);
      const unit = units.get(id);
      unit?.files.delete(uri);
      if (unit?.files.size === 0) units.delete(id);
      return id;
    },
    unitOf: (uri) => byFile.get(uri) ?? null,
    get: toUnit,
    all: () => [...units.keys()].sort().flatMap((id) => toUnit(id) ?? []),
  };
}

/** A unit of which nothing is there. */
export function emptyUnit(id: string): Unit {
  const framework = id.startsWith('kubernetes:') ? 'kubernetes' : 'terraform';
  return { id, framework, folder: id.slice(framework.length + 1), files: [] };
}
