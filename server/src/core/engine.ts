/**
 * The engine: texts in, unit analyses out.
 *
 * Holds parsed files and evaluation caches, all of which can be rebuilt from texts, bundle and settings. Synchronous after
 * loading, so that an answer is always about the texts it was asked for.
 */
import { readOnce } from './assets.ts';
import { createTemplateReader } from './terraform/templateFile.ts';
import { fileDoubt, strictErrors, unitDoubt } from './doubts.ts';
import { createEvaluator } from './evaluator.ts';
import { createFixPlanner } from './fixPlanner.ts';
import type { Snapshot } from './fixes/plan.ts';
import { planWaiverEdit } from './fixes/waiverEdit.ts';
import { judge } from './judge.ts';
import { mergeInstances } from './mergeFindings.ts';
import type { Catalog, Finding, Framework, Resource, SourceFile, StrictVerdict, Unit } from './model.ts';
import { createPolicyRuns } from './policyRuns.ts';
import { readFile, type FileContent } from './readFile.ts';
import { inReadingOrder } from './readingOrder.ts';
import { recordReads } from './recordReads.ts';
import { manifestRoot, readManifest } from './terraform/module/installedModules.ts';
import { createModuleGraph, type ModuleGraph } from './terraform/module/moduleGraph.ts';
import { createTerraformParser } from './terraform/parser.ts';
import { settle } from './terraform/worlds.ts';
import { kubernetesContent, terraformContent, type UnitContent } from './unitContent.ts';
import type { Engine, EngineOptions } from './engineApi.ts';
import { createUnitRegistry, emptyUnit, folderOf, unitId } from './units.ts';

/** Units whose snapshot is kept: an editor looks at one or two at a time. */
const SNAPSHOT_BOUND = 4;

interface Entry {
  readonly source: SourceFile;
  readonly content: FileContent;
  readonly strict: StrictVerdict | null;
}

/** Loads bundle and grammars (the only asynchronous step). Rejects when an asset is missing or damaged. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { assets, clock } = options;
  const parserOptions = {
    ...(options.now === undefined ? {} : { now: options.now }),
    ...(options.parseBudgetMs === undefined ? {} : { budgetMs: options.parseBudgetMs }),
  };
  const once = readOnce(assets);
  const [wasm, catalogBytes, parser, scratchParser] = await Promise.all([
    assets.read('policy.wasm'),
    assets.read('catalog.json'),
    createTerraformParser(once, parserOptions),
    createTerraformParser(once, parserOptions),
  ]);
  const catalog = enabled(JSON.parse(new TextDecoder().decode(catalogBytes)) as Catalog, options.disabled ?? []);
  const known = new Set(catalog.policies.map((policy) => policy.id).concat(options.disabled ?? []));
  const evaluator = createEvaluator(wasm, options.settings ?? {});
  const runs = createPolicyRuns(catalog, evaluator);
  const policiesById = new Map(catalog.policies.map((policy) => [policy.id, policy]));
  const files = new Map<string, Entry>();
  const unreadFiles = new Map<string, string>();
  const charts = new Set<string>();
  const graph = createModuleGraph(options.variableFiles);
  const reads = options.files === undefined ? null : recordReads(options.files);
  const reading = { files: reads?.reader ?? null, parseTemplate: createTemplateReader(scratchParser) };
  const manifests = createUnitRegistry();
  /** What was made of some units of the texts as they are now: plans start from it. */
  const snapshots = new Map<string, Snapshot>();

  const isPolicy = (id: string): boolean => known.has(id);
  const isChartFolder = (folder: string): boolean => charts.has(folder);

  /** The units a file is in at the moment. */
  function unitsOf(uri: string): readonly string[] {
    const content = files.get(uri)?.content;
    switch (content?.kind) {
      case 'terraform':
        return graph.rootsOfFile(uri).map((root) => unitId('terraform', root));
      case 'kubernetes':
      case 'crashed':
        return [manifests.unitOf(uri)].filter((id) => id !== null);
      case 'other':
      case undefined:
        return [];
    }
  }

  /** The units of the folder that a file lies in, whether it is in them or not. */
  function unitsBeside(uri: string): readonly string[] {
    const folder = folderOf(uri);
    const roots = graph.rootsOf(folder).map((root) => unitId('terraform', root));
    const own = unitId('kubernetes', folder);
    return manifests.get(own) === null ? roots : [...roots, own];
  }

  function unitOf(id: string): Unit | null {
    const folder = id.slice(id.indexOf(':') + 1);
    if (!id.startsWith('terraform:')) return manifests.get(id);
    const crashed = manifests.get(id)?.files ?? [];
    if (!graph.roots().includes(folder)) return crashed.length === 0 ? null : manifests.get(id);
    const own = graph.reach(folder).flatMap((reached) => graph.files(reached));
    return { id, framework: 'terraform', folder, files: [...own, ...crashed] };
  }

  /** A folder that turns out to be a chart: its templates were read as plain manifests. */
  function rereadChart(folder: string): readonly string[] {
    charts.add(folder);
    const templates = [...files].filter(([uri]) => uri.startsWith(`${folder}/templates/`));
    return templates.flatMap(([uri, entry]) => {
      const content = readFile(entry.source, parser, undefined, isChartFolder);
      files.set(uri, { ...entry, content });
      place(uri, content);
      return unitsOf(uri);
    });
  }

  /** Units that came to be, or ceased to be, since the roots were these: calls make and unmake them. */
  function changedRoots(before: readonly string[]): readonly string[] {
    const after = graph.roots();
    if (after.length === before.length && after.every((root, index) => root === before[index])) return [];
    const changed = union(before, after).filter((root) => before.includes(root) !== after.includes(root));
    return changed.map((root) => unitId('terraform', root));
  }

  /** Puts a file's content where its unit finds it. */
  function place(uri: string, content: FileContent): void {
    if (content.kind !== 'terraform') graph.remove(uri);
    if (content.kind !== 'kubernetes') manifests.remove(uri);
    if (content.kind === 'terraform') graph.set(content.file);
    if (content.kind === 'kubernetes') manifests.add('kubernetes', uri);
    if (content.kind === 'crashed') manifests.add(content.framework, uri);
  }

  function contentOf(id: string, modules: ModuleGraph, read: (uri: string) => FileContent | undefined): UnitContent {
    const unit = unitOf(id);
    if (unit === null) return kubernetesContent([], isPolicy);
    const contents = unit.files.flatMap((uri) => read(uri) ?? []);
    const content =
      unit.framework === 'terraform'
        ? terraformContent(modules, unit.folder, reading, isPolicy)
        : kubernetesContent(
            contents.flatMap((read) => (read.kind === 'kubernetes' ? [read.file] : [])),
            isPolicy,
          );
    const crashes = contents.flatMap((file) => (file.kind === 'crashed' ? [file.error] : []));
    return { ...content, syntaxErrors: [...crashes, ...content.syntaxErrors] };
  }

  /** A file of a unit's folders that could not be read. */
  function unreadIn(id: string, framework: Framework): string | undefined {
    const folder = unitOf(id)?.folder ?? '';
    const folders = new Set(framework === 'terraform' ? graph.reach(folder) : [folder]);
    return [...unreadFiles.keys()].find((uri) => folders.has(folderOf(uri)));
  }

  function findingsOf(id: string, cacheName: string, content: UnitContent): readonly Finding[] {
    const verdicts = runs.run(cacheName, content.resources);
    const settled =
      content.framework === 'terraform' ? settle({ ...content, policies: policiesById }, verdicts, runs) : verdicts;
    const context = {
      waivers: content.waivers,
      now: clock(),
      fileDoubt: (uri: string) => fileDoubt(strictOf(uri)),
      unitDoubt: unitDoubt(content, unreadIn(id, content.framework)),
    };
    const resources = new Map<string, Resource>(content.resources.map((resource) => [resource.id, resource]));
    const findings = catalog.policies.flatMap((policy) =>
      [...(settled.get(policy.id) ?? [])].flatMap(([id, verdict]) => {
        const resource = resources.get(id);
        return resource === undefined ? [] : judge(policy, resource, verdict, context);
      }),
    );
    return mergeInstances(findings.sort(inReadingOrder), resources);
  }

  const strictOf = (uri: string): StrictVerdict | null | undefined => files.get(uri)?.strict;

  function snapshot(id: string): Snapshot {
    return snapshots.get(id) ?? freshSnapshot(id);
  }

  function freshSnapshot(id: string): Snapshot {
    const read = (): UnitContent => contentOf(id, graph, (uri) => files.get(uri)?.content);
    const content = reads === null ? read() : reads.during(id, read);
    const sources = new Map<string, SourceFile>();
    for (const uri of unitOf(id)?.files ?? []) {
      const source = files.get(uri)?.source;
      if (source !== undefined) sources.set(uri, source);
    }
    const fresh = { sources, content, findings: findingsOf(id, id, content) };
    if (snapshots.size >= SNAPSHOT_BOUND) snapshots.clear();
    snapshots.set(id, fresh);
    return fresh;
  }

  /** The unit with some texts replaced, read by a parser of its own so that the editor's trees stay as they are. */
  function scratchSnapshot(
    id: string,
    cacheName: string,
    texts: ReadonlyMap<string, string>,
    parsed: Map<string, FileContent>,
  ): Snapshot {
    const sources = new Map<string, SourceFile>();
    const scratch = createModuleGraph(options.variableFiles);
    const contents = new Map<string, FileContent>();
    const unit = unitOf(id);
    for (const uri of unit?.files ?? []) {
      const entry = files.get(uri);
      const text = texts.get(uri);
      if (entry === undefined) continue;
      const source = text === undefined ? entry.source : { ...entry.source, text };
      const content =
        text === undefined ? entry.content : readFile(source, scratchParser, parsed.get(uri), isChartFolder);
      if (text !== undefined) parsed.set(uri, content);
      sources.set(uri, source);
      contents.set(uri, content);
      if (content.kind === 'terraform') scratch.set(content.file);
    }
    if (unit !== null) scratch.setInstalled(unit.folder, graph.allInstalled(unit.folder));
    const content = contentOf(id, scratch, (uri) => contents.get(uri));
    return { sources, content, findings: findingsOf(id, cacheName, content) };
  }

  const planner = createFixPlanner({
    runs,
    unitsOf,
    snapshot,
    scratchSnapshot,
    forgetText: (uri) => {
      scratchParser.forget(uri);
    },
  });

  return {
    catalog,
    setFile(source) {
      snapshots.clear();
      const { uri } = source;
      const root = manifestRoot(uri);
      if (root !== null) {
        graph.setInstalled(root, readManifest(root, source.text));
        return graph.rootsOf(root).map((folder) => unitId('terraform', folder));
      }
      const before = unitsOf(uri);
      const rootsBefore = graph.roots();
      unreadFiles.delete(uri);
      const inChart = uri.endsWith('/Chart.yaml') && !charts.has(folderOf(uri)) ? rereadChart(folderOf(uri)) : [];
      const content = readFile(source, parser, files.get(uri)?.content, isChartFolder);
      files.set(uri, { source, content, strict: null });
      place(uri, content);
      return union(union(before, unitsOf(uri)), union(inChart, changedRoots(rootsBefore)));
    },
    setUnread(uri, reason) {
      snapshots.clear();
      unreadFiles.set(uri, reason);
      return unitsBeside(uri);
    },
    removeFile(uri) {
      snapshots.clear();
      unreadFiles.delete(uri);
      const manifestOf = manifestRoot(uri);
      if (manifestOf !== null) graph.setInstalled(manifestOf, new Map());
      if (manifestOf !== null) return graph.rootsOf(manifestOf).map((folder) => unitId('terraform', folder));
      const before = unitsOf(uri);
      const rootsBefore = graph.roots();
      files.delete(uri);
      parser.forget(uri);
      graph.remove(uri);
      manifests.remove(uri);
      if (uri.endsWith('/Chart.yaml')) charts.delete(folderOf(uri));
      return union(before, changedRoots(rootsBefore));
    },
    setStrictVerdict(uri, version, verdict) {
      const entry = files.get(uri);
      if (entry?.source.version !== version) return [];
      snapshots.clear();
      files.set(uri, { ...entry, strict: verdict });
      return unitsOf(uri);
    },
    readFileChanged(uri) {
      const touched = reads?.unitsThatRead(uri) ?? [];
      if (touched.length > 0) snapshots.clear();
      return touched;
    },
    file: (uri) => files.get(uri)?.source,
    units: () => {
      const roots = graph.roots().map((root) => unitId('terraform', root));
      const ids = union(
        roots,
        manifests.all().map((unit) => unit.id),
      );
      return [...ids].sort().flatMap((id) => unitOf(id) ?? []);
    },
    unitsOf,
    missingFolders: (id) => (id.startsWith('terraform:') ? graph.missing(id.slice('terraform:'.length)) : []),
    analyze(id) {
      const unit = unitOf(id) ?? emptyUnit(id);
      const { sources, content, findings } = freshSnapshot(id);
      return {
        unit,
        versions: new Map([...sources].map(([uri, source]) => [uri, source.version])),
        findings,
        syntaxErrors: [...content.syntaxErrors, ...strictErrors(unit.files, strictOf)],
        waivers: content.waivers,
        resources: content.resources,
        notRead: content.notRead,
        unresolvedModules: content.unresolvedModules,
      };
    },
    ...planner,
    planWaiver(finding, fields) {
      const entry = files.get(finding.uri);
      if (entry === undefined) return null;
      for (const id of unitsOf(finding.uri)) {
        const content = contentOf(id, graph, (uri) => files.get(uri)?.content);
        const resource = content.resources.find((candidate) => candidate.id === finding.resourceId);
        if (resource?.uri === finding.uri) return planWaiverEdit(entry.source, resource, finding, fields);
      }
      return null;
    },
    evaluations: () => runs.evaluated(),
    dispose() {
      parser.dispose();
      scratchParser.dispose();
      files.clear();
    },
  };
}

function enabled(catalog: Catalog, disabled: readonly string[]): Catalog {
  return { ...catalog, policies: catalog.policies.filter((policy) => !disabled.includes(policy.id)) };
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])];
}
