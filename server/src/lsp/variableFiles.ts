/**
 * The variable files that a user chose for modules (`plumbline.terraform.variableFiles`): checked as paths, then as places in the
 * workspace folders. Must never name a place outside of the folder that it is resolved in.
 */
import { isWithin, resolveFolder } from '../core/index.ts';

/** Paths of variable files by path of the module folder, both with `/`: `{ "infra": ["env/prod.tfvars"] }`. */
export type ChosenVariableFiles = Readonly<Record<string, readonly string[]>>;

/** One choice, which may be meant for one of several workspace folders. */
export interface ChosenFile {
  readonly candidates: readonly { readonly uri: string; readonly within: string }[];
}

const NAME = 'plumbline.terraform.variableFiles';

/** Takes the setting's value, any JSON; what cannot be taken is left out, with a sentence in `problems`. */
export function checkVariableFiles(value: unknown, problems: string[]): ChosenVariableFiles {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    problems.push(`"${NAME}" must be an object with module folders as keys; it is left out.`);
    return {};
  }
  const chosen: (readonly [string, readonly string[]])[] = [];
  for (const [folder, files] of Object.entries(value)) {
    if (!staysBelow([folder])) {
      problems.push(`"${NAME}" names "${folder}", which is not a path inside the workspace folder.`);
    } else if (!Array.isArray(files) || !files.every((file) => typeof file === 'string')) {
      problems.push(`"${NAME}" of "${folder}" must be a list of texts; it is left out.`);
    } else {
      const accepted = files.filter((file) => isAccepted(folder, file, problems));
      if (accepted.length > 0) chosen.push([folder, accepted]);
    }
  }
  return Object.fromEntries(chosen);
}

function isAccepted(folder: string, file: string, problems: string[]): boolean {
  if (!staysBelow([folder, file])) {
    problems.push(`"${NAME}" of "${folder}" names "${file}", which is not a path inside the workspace folder.`);
    return false;
  }
  if (/\.tfvars(\.json)?$/.test(file)) return true;
  problems.push(`"${NAME}" of "${folder}" names "${file}", which does not end in .tfvars or .tfvars.json.`);
  return false;
}

/** Whether relative paths, one after the other, never lead above where they start. */
function staysBelow(paths: readonly string[]): boolean {
  let depth = 0;
  for (const path of paths) {
    if (/^([/~]|[a-z][a-z0-9+.-]*:)|\\/i.test(path)) return false;
    for (const step of path.split('/')) {
      if (step === '..') depth--;
      else if (step !== '' && step !== '.') depth++;
      if (depth < 0) return false;
    }
  }
  return true;
}

/** The files' uris by the module folder's uri, in each workspace folder, as the engine takes them. */
export function placeVariableFiles(
  chosen: ChosenVariableFiles,
  workspaceFolders: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const placed: Record<string, string[]> = {};
  for (const workspaceFolder of workspaceFolders) {
    for (const [path, files] of Object.entries(chosen)) {
      const folder = resolveFolder(workspaceFolder, path);
      const uris = files.map((file) => resolveFolder(folder, file)).filter((uri) => isWithin(uri, workspaceFolder));
      placed[folder] = [...(placed[folder] ?? []), ...uris];
    }
  }
  return placed;
}

export function chosenFiles(chosen: ChosenVariableFiles, workspaceFolders: readonly string[]): readonly ChosenFile[] {
  return Object.entries(chosen).flatMap(([path, files]) =>
    files.map((file) => ({
      candidates: workspaceFolders.map((within) => ({ uri: resolveFolder(resolveFolder(within, path), file), within })),
    })),
  );
}
