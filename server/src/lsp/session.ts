/**
 * One connection's state put together: documents → engine → scheduler → publisher.
 *
 * Owns which units are shown (those with an open document), the order of events between the parts, and what the status says.
 * Knows nothing of the transport: everything that leaves goes through `SessionPorts`.
 */
import type { Catalog, Engine, Finding, PolicyMetadata, StrictParser, Workspace } from '../core/index.ts';
import { createAnalyses, describe, type Analyses, type UnitResult } from './analyses.ts';
import { DEFAULT_SETTINGS, type CheckedSettings, type Settings } from './configuration.ts';
import type { ConvertContext } from './convert.ts';
import { severityOf } from './convert.ts';
import { createDocuments, type Documents, type OpenDocument } from './documents.ts';
import type { EngineChoices } from './features/scan.ts';
import type { Status } from './protocol.ts';
import { createPublisher, type FileDiagnostics, type Publisher } from './publisher.ts';
import { createScheduler } from './scheduler.ts';
import { chosenFiles, placeVariableFiles } from './variableFiles.ts';

export interface SessionPorts {
  readonly createEngine: (choices: EngineChoices) => Promise<Engine>;
  readonly workspace: Workspace;
  readonly strictParser: StrictParser;
  readonly defer: (task: () => void) => void;
  /** A monotonic clock, in ms. */
  readonly now: () => number;
  readonly send: (file: FileDiagnostics) => void;
  readonly sendStatus: (status: Status) => void;
  readonly log: (level: 'error' | 'warn' | 'info', message: string) => void;
  /** The workspace's folders. */
  readonly folders: () => readonly string[];
  /** The workspace folder that a file or folder lies in by its name, or null. */
  readonly workspaceFolderOf: (uri: string) => string | null;
  /** Whether a file is excluded by the user's globs. */
  readonly isExcluded: (uri: string, globs: readonly string[]) => boolean;
}

export interface ClientTraits {
  readonly pagesRoot: string | null;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  /** The client's uri of a file of the engine's. */
  readonly clientUri: (uri: string) => string;
}

export interface Session {
  engine(): Engine;
  /** Every policy, those too that are switched off. */
  readonly catalog: Catalog;
  settings(): Settings;
  context(): ConvertContext;
  readonly documents: Documents;
  readonly publisher: Publisher;
  open(document: OpenDocument): Promise<void>;
  change(document: OpenDocument): void;
  save(document: OpenDocument): Promise<void>;
  close(uri: string): Promise<void>;
  /** Current results of the shown units of a file. */
  resultsOf(uri: string): readonly UnitResult[];
  /** Publishes what waits of a file's units, once its folder has been read. */
  flush(uri: string): Promise<void>;
  /** The files that are evaluated together with a file. */
  filesBeside(uri: string): readonly string[];
  /** Answers whether other files than before are left out, so that the workspace's folders are to be read again. */
  applySettings(checked: CheckedSettings): Promise<boolean>;
  /** Takes the settings that name places in the workspace's folders anew. */
  foldersChanged(): Promise<void>;
  /** What the engine is made with. */
  choices(): EngineChoices;
  /** Counts a task that a user may be waiting for, for the status. */
  whileBusy<T>(task: () => Promise<T>): Promise<T>;
  /** Whether a finding is one the user wants to see. */
  isShown(finding: Finding): boolean;
  dispose(): void;
}

export async function createSession(ports: SessionPorts, traits: ClientTraits): Promise<Session> {
  let engine = await ports.createEngine({ settings: {}, variableFiles: {}, disabled: [] });
  const { catalog } = engine;
  let settings = DEFAULT_SETTINGS;
  let settingProblems: readonly string[] = [];
  let choicesKey = JSON.stringify(choices());
  const policies = byId(catalog);
  let analyses = newAnalyses();
  let busyTasks = 0;
  let lastStatus = '';
  let disposed = false;
  /** Documents whose folder is still being read: until then their findings would be about half a module. */
  const opening = new Map<string, Promise<void>>();

  function newAnalyses(): Analyses {
    return createAnalyses(engine, (unitId, error) => {
      ports.log('error', `Evaluating ${unitId} failed: ${stackOf(error)}`);
    });
  }

  const context = (): ConvertContext => ({ ...traits, settings, policy: (id) => policies.get(id) });

  const documents = createDocuments(engine, {
    workspace: ports.workspace,
    exclude: () => settings.exclude,
    isExcluded: (uri) => ports.isExcluded(uri, settings.exclude),
    workspaceFolderOf: ports.workspaceFolderOf,
    onTouched: touch,
    onFailure: (uri, message) => {
      publisher.setFailure(uri, message);
    },
    log: (message) => {
      ports.log('info', message);
    },
  });

  const publisher = createPublisher({
    send: ports.send,
    versionOf: (uri) => documents.versionOf(uri),
    isWanted: (uri) => settings.enable && !ports.isExcluded(uri, settings.exclude),
    context,
  });

  const scheduler = createScheduler({
    run: (unitId) => {
      if (!isActive(unitId)) {
        publisher.withdraw(unitId);
        analyses.forget(unitId);
        return;
      }
      publisher.publish(analyses.get(unitId));
      // An edit may have brought a call of a module that nobody has read yet.
      documents.loadModules(unitId).catch((error: unknown) => {
        ports.log('error', `Reading the modules of ${unitId} failed: ${stackOf(error)}`);
      });
    },
    onError: (unitId, error) => {
      ports.log('error', `Publishing ${unitId} failed: ${stackOf(error)}`);
    },
    defer: ports.defer,
    now: ports.now,
    onBusy: (busy) => {
      if (!busy) sendStatus();
    },
  });

  function activeUnits(): ReadonlySet<string> {
    if (!settings.enable) return new Set();
    return new Set(documents.openUris().flatMap((uri) => engine.unitsOf(uri)));
  }

  function isActive(unitId: string): boolean {
    return settings.enable && documents.openUris().some((uri) => engine.unitsOf(uri).includes(unitId));
  }

  function touch(unitIds: readonly string[]): void {
    if (disposed) return;
    analyses.invalidate(unitIds);
    scheduler.touch(unitIds);
  }

  /** The units that own an edited file come first, then those that only use it. */
  function ownFirst(uri: string, unitIds: readonly string[]): readonly string[] {
    const folder = uri.slice(0, uri.lastIndexOf('/'));
    const own = unitIds.filter((id) => id.endsWith(`:${folder}`) || id.endsWith(`:${folder}/`));
    return [...own, ...unitIds.filter((id) => !own.includes(id))];
  }

  async function checkStrictly(document: OpenDocument): Promise<void> {
    if (!/\.(tf|tofu)$/.test(document.uri)) return;
    const { uri, version } = document;
    const verdict = await ports.strictParser.check(document.getText());
    if (disposed || documents.versionOf(uri) !== version) return;
    touch(engine.setStrictVerdict(uri, version, verdict));
  }

  function sendStatus(): void {
    const counts = { fail: 0, unknown: 0, waived: 0, error: 0 };
    for (const unitId of activeUnits()) {
      const result = analyses.get(unitId);
      if (result.kind === 'failed') continue;
      for (const finding of result.analysis.findings) {
        if (finding.outcome !== 'pass' && isShown(finding)) counts[finding.outcome]++;
      }
    }
    const failures = publisher.failures().map(({ uri, message }) => `${nameOf(uri)}: ${message}`);
    const status: Status = {
      busy: busyTasks > 0,
      enabled: settings.enable,
      counts,
      problems: [...new Set([...settingProblems, ...failures])],
    };
    const key = JSON.stringify(status);
    if (key === lastStatus || disposed) return;
    lastStatus = key;
    ports.sendStatus(status);
  }

  function isShown(finding: Finding): boolean {
    return severityOf(finding, settings) !== null && !ports.isExcluded(finding.uri, settings.exclude);
  }

  function choices(): EngineChoices {
    const { policySettings, variableFiles, disabledPolicies } = settings;
    return {
      settings: policySettings,
      variableFiles: placeVariableFiles(variableFiles, ports.folders()),
      disabled: [...disabledPolicies].sort(),
    };
  }

  /** A new engine where the settings ask for one; it is given every text that is known. */
  async function renewEngine(): Promise<void> {
    const wanted = choices();
    const key = JSON.stringify(wanted);
    if (key !== choicesKey) {
      const before = choicesKey;
      choicesKey = key;
      const next = await ports.createEngine(wanted).catch((error: unknown) => {
        // So that the same settings are tried again.
        if (choicesKey === key) choicesKey = before;
        throw error;
      });
      if (disposed || key !== choicesKey) {
        next.dispose();
        return;
      }
      documents.moveTo(next);
      engine.dispose();
      engine = next;
      analyses = newAnalyses();
    }
    await documents.loadChosen(chosenFiles(settings.variableFiles, ports.folders()));
    if (!disposed) refreshAll();
  }

  function refreshAll(): void {
    touch([...new Set([...activeUnits(), ...publisher.outdate()])]);
    if (!settings.enable) sendStatus();
  }

  return {
    engine: () => engine,
    catalog,
    settings: () => settings,
    context,
    documents,
    publisher,
    isShown,
    async open(document) {
      const loaded = documents.open(document).finally(() => {
        // Closed and opened again meanwhile: what waits is the second opening.
        if (opening.get(document.uri) === loaded) opening.delete(document.uri);
      });
      opening.set(document.uri, loaded);
      await Promise.all([loaded, checkStrictly(document)]);
    },
    change(document) {
      const touched = documents.change(document);
      analyses.invalidate(touched);
      if (settings.run === 'onType' && !opening.has(document.uri)) scheduler.touch(ownFirst(document.uri, touched));
    },
    async save(document) {
      touch(ownFirst(document.uri, engine.unitsOf(document.uri)));
      await checkStrictly(document);
    },
    async close(uri) {
      const units = engine.unitsOf(uri);
      await documents.close(uri);
      // Units that nobody looks at any more are withdrawn in their turn.
      scheduler.touch(units);
    },
    resultsOf(uri) {
      const active = activeUnits();
      return engine
        .unitsOf(uri)
        .filter((id) => active.has(id))
        .map((id) => analyses.get(id));
    },
    async flush(uri) {
      await opening.get(uri);
      scheduler.flush(engine.unitsOf(uri));
    },
    filesBeside(uri) {
      const units = new Set(engine.unitsOf(uri));
      const files = engine.units().flatMap((unit) => (units.has(unit.id) ? unit.files : []));
      return [...new Set(files)].filter((file) => file !== uri);
    },
    async applySettings(checked) {
      const exclusionsChanged = JSON.stringify(settings.exclude) !== JSON.stringify(checked.settings.exclude);
      settings = checked.settings;
      settingProblems = checked.problems;
      for (const problem of checked.problems) ports.log('warn', `Settings: ${problem}`);
      await renewEngine();
      if (exclusionsChanged) await documents.exclusionsChanged();
      return exclusionsChanged;
    },
    foldersChanged: renewEngine,
    choices,
    async whileBusy(task) {
      busyTasks++;
      sendStatus();
      try {
        return await task();
      } finally {
        busyTasks--;
        sendStatus();
      }
    },
    dispose() {
      disposed = true;
      scheduler.clear();
      engine.dispose();
    },
  };
}

function byId(catalog: Catalog): ReadonlyMap<string, PolicyMetadata> {
  return new Map(catalog.policies.map((policy) => [policy.id, policy]));
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : describe(error);
}

function nameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
