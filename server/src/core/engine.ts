/**
 * The engine: texts in, unit analyses out.
 *
 * Holds parsed files and evaluation caches, all of which can be rebuilt from texts, bundle and settings. Synchronous after
 * loading, so that an answer is always about the texts it was asked for.
 */
import type { Assets } from './assets.ts';
import type { Clock } from './clock.ts';
import { createEvaluator } from './evaluator.ts';
import { planTogether, type Snapshot } from './fixes/plan.ts';
import { planWaiverEdit, type WaiverFields } from './fixes/waiverEdit.ts';
import { judge } from './judge.ts';
import type {
  Catalog,
  FileEdits,
  Finding,
  JsonObject,
  SourceFile,
  StrictVerdict,
  SyntaxError,
  Unit,
  UnitAnalysis,
} from './model.ts';
import { createPolicyRuns } from './policyRuns.ts';
import { readFile, type FileContent } from './readFile.ts';
import { createTerraformParser, type TerraformParser } from './terraform/parser.ts';
import { settle } from './terraform/worlds.ts';
import { unitContent, type UnitContent } from './unitContent.ts';
import { createUnitRegistry, folderOf, unitId } from './units.ts';

export interface EngineOptions {
  readonly assets: Assets;
  readonly clock: Clock;
  /** Values of policies' settings by policy id; a policy's defaults apply where none is given. */
  readonly settings?: Readonly<Record<string, JsonObject>>;
  /** Policies that are switched off, by id: they are not evaluated and have no findings. */
  readonly disabled?: readonly string[];
  /** Milliseconds, monotonic: bounds the time that parsing one text may take. */
  readonly now?: () => number;
}

export interface Engine {
  readonly catalog: Catalog;
  /** Takes a new text. Parses incrementally when the file is known. Returns the ids of the units it touches. Never throws for a bad text. */
  setFile(file: SourceFile): readonly string[];
  removeFile(uri: string): readonly string[];
  /** The strict parser's word on the text of `version`; dropped when that is no longer current. */
  setStrictVerdict(uri: string, version: number | null, verdict: StrictVerdict): readonly string[];
  file(uri: string): SourceFile | undefined;
  units(): readonly Unit[];
  /** Unit ids that a file belongs to (none for a YAML file that is no manifest). */
  unitsOf(uri: string): readonly string[];
  /** Evaluates a unit; unchanged parts come from caches. Synchronous: a keystroke costs milliseconds. A unit that is not there is empty. */
  analyze(unitId: string): UnitAnalysis;
  /** Edits that apply one finding's fix, or null when it has none or the text no longer allows it. */
  planFix(finding: Finding): readonly FileEdits[] | null;
  /** Edits that apply the fixes of many findings of one unit together; `applied` says which are in. */
  planFixes(
    unitId: string,
    findings: readonly Finding[],
  ): { readonly edits: readonly FileEdits[]; readonly applied: readonly Finding[] };
  /** An edit that inserts a waiver comment above the finding's block or object; null where there can be no comment. */
  planWaiver(finding: Finding, fields: WaiverFields): FileEdits | null;
  /** Policy × resource evaluations since the start, for the benchmark. */
  evaluations(): number;
  dispose(): void;
}

interface Entry {
  readonly source: SourceFile;
  readonly content: FileContent;
  readonly strict: StrictVerdict | null;
}

/** Loads bundle and grammars (the only asynchronous step). Rejects when an asset is missing or damaged. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { assets, clock } = options;
  const parserOptions = options.now === undefined ? {} : { now: options.now };
  const [wasm, catalogBytes, parser, scratchParser] = await Promise.all([
    assets.read('policy.wasm'),
    assets.read('catalog.json'),
    createTerraformParser(assets, parserOptions),
    createTerraformParser(assets, parserOptions),
  ]);
  const catalog = enabled(JSON.parse(new TextDecoder().decode(catalogBytes)) as Catalog, options.disabled ?? []);
  const known = new Set(catalog.policies.map((policy) => policy.id).concat(options.disabled ?? []));
  const evaluator = createEvaluator(wasm, options.settings ?? {});
  const runs = createPolicyRuns(catalog, evaluator);
  const files = new Map<string, Entry>();
  const charts = new Set<string>();
  const units = createUnitRegistry();

  const isPolicy = (id: string): boolean => known.has(id);
  const isChartFolder = (folder: string): boolean => charts.has(folder);

  function place(uri: string, content: FileContent): string | null {
    if (content.kind === 'other') return null;
    return units.add(content.kind === 'crashed' ? content.framework : content.kind, uri);
  }

  function drop(uri: string): string | null {
    return units.remove(uri);
  }

  function contentOf(id: string, read: (uri: string) => FileContent | undefined): UnitContent {
    const unit = units.get(id);
    const contents = (unit?.files ?? []).flatMap((uri) => read(uri) ?? []);
    return unitContent(unit?.framework ?? 'terraform', contents, isPolicy);
  }

  function findingsOf(
    cacheName: string,
    content: UnitContent,
    doubt: (uri: string) => string | null,
  ): readonly Finding[] {
    const verdicts = runs.run(cacheName, content.resources);
    const settled =
      content.framework === 'terraform' ? settle(content.module, content.resources, verdicts, runs) : verdicts;
    const context = { waivers: content.waivers, now: clock(), fileDoubt: doubt };
    const resources = new Map(content.resources.map((resource) => [resource.id, resource]));
    const findings = catalog.policies.flatMap((policy) =>
      [...(settled.get(policy.id) ?? [])].flatMap(([id, verdict]) => {
        const resource = resources.get(id);
        return resource === undefined ? [] : judge(policy, resource, verdict, context);
      }),
    );
    return findings.sort(inReadingOrder);
  }

  function doubtAbout(uri: string): string | null {
    const strict = files.get(uri)?.strict;
    return strict?.ok === false ? 'the strict parser rejects this file' : null;
  }

  function strictErrors(unit: Unit): readonly SyntaxError[] {
    return unit.files.flatMap((uri) => {
      const entry = files.get(uri);
      if (entry?.strict?.ok !== false) return [];
      const start = { line: 0, character: 0 };
      return [{ uri, range: { start, end: start }, message: entry.strict.message, parser: 'strict' as const }];
    });
  }

  function snapshot(id: string): Snapshot {
    const content = contentOf(id, (uri) => files.get(uri)?.content);
    const sources = new Map(
      (units.get(id)?.files ?? []).flatMap((uri) => {
        const source = files.get(uri)?.source;
        return source === undefined ? [] : [[uri, source] as const];
      }),
    );
    return { sources, content, findings: findingsOf(id, content, doubtAbout) };
  }

  /** The unit with some texts replaced, read by a parser of its own so that the editor's trees stay as they are. */
  function scratchSnapshot(id: string, texts: ReadonlyMap<string, string>, parsed: Map<string, FileContent>): Snapshot {
    const sources = new Map<string, SourceFile>();
    const content = contentOf(id, (uri) => {
      const entry = files.get(uri);
      const text = texts.get(uri);
      if (entry === undefined) return undefined;
      if (text === undefined) {
        sources.set(uri, entry.source);
        return entry.content;
      }
      const source = { ...entry.source, text };
      sources.set(uri, source);
      const before = parsed.get(uri);
      const read = readFile(source, scratchParser, before, isChartFolder);
      parsed.set(uri, read);
      return read;
    });
    return { sources, content, findings: findingsOf(`${id} (scratch)`, content, doubtAbout) };
  }

  function planMany(id: string, findings: readonly Finding[]): ReturnType<Engine['planFixes']> {
    const parsed = new Map<string, FileContent>();
    const plan = planTogether(snapshot(id), findings, (texts) => scratchSnapshot(id, texts, parsed));
    forgetScratch(scratchParser, parsed);
    runs.forget(`${id} (scratch)`);
    return plan;
  }

  return {
    catalog,
    setFile(source) {
      const previous = files.get(source.uri);
      if (source.uri.endsWith('/Chart.yaml')) charts.add(folderOf(source.uri));
      const content = readFile(source, parser, previous?.content, isChartFolder);
      files.set(source.uri, { source, content, strict: null });
      const before = drop(source.uri);
      const after = place(source.uri, content);
      return touched(before, after);
    },
    removeFile(uri) {
      files.delete(uri);
      parser.forget(uri);
      if (uri.endsWith('/Chart.yaml')) charts.delete(folderOf(uri));
      return touched(drop(uri), null);
    },
    setStrictVerdict(uri, version, verdict) {
      const entry = files.get(uri);
      if (entry?.source.version !== version) return [];
      files.set(uri, { ...entry, strict: verdict });
      return touched(units.unitOf(uri), null);
    },
    file: (uri) => files.get(uri)?.source,
    units: () => units.all(),
    unitsOf: (uri) => touched(units.unitOf(uri), null),
    analyze(id) {
      const unit = units.get(id) ?? emptyUnit(id);
      const { sources, content, findings } = snapshot(id);
      return {
        unit,
        versions: new Map([...sources].map(([uri, source]) => [uri, source.version])),
        findings,
        syntaxErrors: [...content.syntaxErrors, ...strictErrors(unit)],
        waivers: content.waivers,
        resources: content.resources,
        notRead: content.notRead,
      };
    },
    planFix(finding) {
      const id = unitId(finding.framework, folderOf(finding.uri));
      const plan = planMany(id, [finding]);
      return plan.applied.length === 0 ? null : plan.edits;
    },
    planFixes: planMany,
    planWaiver(finding, fields) {
      const entry = files.get(finding.uri);
      const id = units.unitOf(finding.uri);
      if (entry === undefined || id === null) return null;
      const content = contentOf(id, (uri) => files.get(uri)?.content);
      const resource = content.resources.find((candidate) => candidate.id === finding.resourceId);
      return resource === undefined ? null : planWaiverEdit(entry.source, resource, finding, fields);
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

function touched(before: string | null, after: string | null): readonly string[] {
  return [...new Set([before, after].filter((id) => id !== null))];
}

function forgetScratch(parser: TerraformParser, parsed: ReadonlyMap<string, FileContent>): void {
  for (const uri of parsed.keys()) parser.forget(uri);
}

function emptyUnit(id: string): Unit {
  const framework = id.startsWith('kubernetes:') ? 'kubernetes' : 'terraform';
  return { id, framework, folder: id.slice(framework.length + 1), files: [] };
}

function inReadingOrder(a: Finding, b: Finding): number {
  return (
    compare(a.uri, b.uri) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    compare(a.policy, b.policy) ||
    compare(a.resourceId, b.resourceId) ||
    compare(JSON.stringify(a.path), JSON.stringify(b.path))
  );
}

/** By code units, so that the order is the same in every locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
