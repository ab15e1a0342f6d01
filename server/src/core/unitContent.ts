/**
 * What a unit is made of at one moment: its resources, waivers and syntax errors, out of its parsed files.
 */
import type { KubernetesFile, KubernetesResource } from './kubernetes/parser.ts';
import type { Resource, SyntaxError, UnresolvedModule, Waiver } from './model.ts';
import { createLineIndex } from './lineIndex.ts';
import { lowerConfiguration, type TerraformResource } from './terraform/lower.ts';
import { configure, type Configuration } from './terraform/module/configuration.ts';
import type { TemplateExpression } from './terraform/syntax.ts';
import { filesSeenFrom } from './terraform/workspaceFiles.ts';
import type { FileReader } from './fileReader.ts';
import type { ModuleGraph } from './terraform/module/moduleGraph.ts';
import { unresolvedModules } from './terraform/module/unresolvedModules.ts';
import { computedAttribute } from './terraform/module/policyDocument.ts';
import type { Assumptions } from './terraform/module/scope.ts';
import { waiverComments } from './terraform/waiverComments.ts';
import { readWaiver } from './waivers.ts';

export type UnitContent = TerraformContent | KubernetesContent;

interface Common {
  readonly waivers: readonly Waiver[];
  readonly syntaxErrors: readonly SyntaxError[];
  /** Why a file, or a part of it, was not read although it is no syntax error, by uri. */
  readonly notRead: ReadonlyMap<string, string>;
  readonly unresolvedModules: readonly UnresolvedModule[];
}

export interface TerraformContent extends Common {
  readonly framework: 'terraform';
  readonly configuration: Configuration;
  readonly resources: readonly TerraformResource[];
  /** The configuration as it is when conditions that are not known turn out as assumed. */
  readonly configure: (assumptions: Assumptions) => Configuration;
}

export interface KubernetesContent extends Common {
  readonly framework: 'kubernetes';
  readonly files: readonly KubernetesFile[];
  readonly resources: readonly KubernetesResource[];
}

/** @param isPolicy whether a policy id is known, switched off or not */
export function terraformContent(
  graph: ModuleGraph,
  root: string,
  reading: { readonly files: FileReader | null; readonly parseTemplate: (text: string) => TemplateExpression | null },
  isPolicy: (id: string) => boolean,
): TerraformContent {
  const assuming = (assumptions: Assumptions): Configuration =>
    configure(
      {
        rootFolder: root,
        module: (folder) => graph.index(folder),
        installed: (key) => graph.installed(root, key),
        workspace: 'default',
        files: reading.files === null ? null : filesSeenFrom(root, reading.files),
        parseTemplate: reading.parseTemplate,
        computed: computedAttribute,
      },
      assumptions,
    );
  const configuration = assuming(new Map());
  const modules = graph.reach(root).flatMap((folder) => graph.index(folder) ?? []);
  const files = modules.flatMap((module) => module.files);
  const variableFiles = graph.index(root)?.variableFiles ?? [];
  return {
    framework: 'terraform',
    configuration,
    configure: assuming,
    resources: lowerConfiguration(configuration),
    waivers: files.flatMap(waiverComments).flatMap((comment) => readWaiver(comment, isPolicy) ?? []),
    syntaxErrors: [...files, ...variableFiles].flatMap((file) => file.errors),
    notRead: new Map(),
    unresolvedModules: unresolvedModules(configuration),
  };
}

export function kubernetesContent(
  files: readonly KubernetesFile[],
  isPolicy: (id: string) => boolean,
): KubernetesContent {
  return {
    framework: 'kubernetes',
    files,
    resources: withUniqueIds(files.flatMap((file) => file.resources)),
    waivers: files.flatMap((file) => waiversIn(file, isPolicy)),
    syntaxErrors: files.flatMap((file) => file.errors),
    notRead: new Map(files.flatMap((file) => (file.notRead === undefined ? [] : [[file.uri, file.notRead] as const]))),
    unresolvedModules: [],
  };
}

function waiversIn(file: KubernetesFile, isPolicy: (id: string) => boolean): readonly Waiver[] {
  if (!file.text.includes('plumbline:waive')) return [];
  const lines = createLineIndex(file.text);
  return file.comments.flatMap(({ text, span, covers }) => {
    const place = { range: lines.rangeOf(span), covers: covers === null ? null : lines.rangeOf(covers) };
    return readWaiver({ text, uri: file.uri, ...place }, isPolicy) ?? [];
  });
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
