/**
 * What a unit is made of at one moment: its resources, waivers and syntax errors, out of its parsed files.
 */
import type { KubernetesFile, KubernetesResource } from './kubernetes/parser.ts';
import type { FileContent } from './readFile.ts';
import type { Framework, Resource, SyntaxError, Waiver } from './model.ts';
import { createModuleScope, indexModule, type ModuleIndex } from './terraform/evaluate/module.ts';
import { lowerModule, type TerraformResource } from './terraform/lower.ts';
import { waiverComments } from './terraform/waiverComments.ts';
import { createLineIndex } from './lineIndex.ts';
import { readWaiver } from './waivers.ts';

export type UnitContent =
  | (Common & {
      readonly framework: 'terraform';
      readonly module: ModuleIndex;
      readonly resources: readonly TerraformResource[];
    })
  | (Common & {
      readonly framework: 'kubernetes';
      readonly files: readonly KubernetesFile[];
      readonly resources: readonly KubernetesResource[];
    });

interface Common {
  readonly waivers: readonly Waiver[];
  readonly syntaxErrors: readonly SyntaxError[];
  /** Why a file, or a part of it, was not read although it is no syntax error, by uri. */
  readonly notRead: ReadonlyMap<string, string>;
}

/** @param files of one unit, in order of their uris */
export function unitContent(
  framework: Framework,
  files: readonly FileContent[],
  isPolicy: (id: string) => boolean,
): UnitContent {
  const crashes = files.flatMap((file) => (file.kind === 'crashed' ? [file.error] : []));
  if (framework === 'terraform') {
    const parsed = files.flatMap((content) => (content.kind === 'terraform' ? [content.file] : []));
    const module = indexModule(parsed);
    return {
      framework,
      module,
      resources: lowerModule(module, createModuleScope(module)),
      waivers: parsed.flatMap(waiverComments).flatMap((comment) => readWaiver(comment, isPolicy) ?? []),
      syntaxErrors: [...crashes, ...parsed.flatMap((file) => file.errors)],
      notRead: new Map(),
    };
  }
  const parsed = files.flatMap((content) => (content.kind === 'kubernetes' ? [content.file] : []));
  const waivers = parsed.flatMap((file) => {
    if (!file.text.includes('plumbline:waive')) return [];
    const lines = createLineIndex(file.text);
    return file.comments.flatMap(
      ({ text, span, covers }) =>
        readWaiver(
          { text, uri: file.uri, range: lines.rangeOf(span), covers: covers === null ? null : lines.rangeOf(covers) },
          isPolicy,
        ) ?? [],
    );
  });
  return {
    framework,
    files: parsed,
    resources: withUniqueIds(parsed.flatMap((file) => file.resources)),
    waivers,
    syntaxErrors: [...crashes, ...parsed.flatMap((file) => file.errors)],
    notRead: new Map(parsed.flatMap((file) => (file.notRead === undefined ? [] : [[file.uri, file.notRead] as const]))),
  };
}

/** The same object may be written in several files of a folder: each is judged. */
function withUniqueIds<R extends Resource>(resources: readonly R[]): readonly R[] {
  const seen = new Map<string, number>();
  return resources.map((resource) => {
    const count = (seen.get(resource.id) ?? 0) + 1;
    seen.set(resource.id, count);
    return count === 1 ? resource : { ...resource, id: `${resource.id}~${String(count)}` };
  });
}
