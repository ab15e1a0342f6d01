/**
 * An engine for tests of the language server alone: a folder is a unit, and a line `bad <name>` is a finding with a fix.
 * Further words: `meh` (a second policy without a fix), `unknown`, `waived`, `faulty` (its policy ends in an error),
 * `broken` (a syntax error), `crash` (analysing the unit throws), `explode` (taking the file throws).
 */
import type {
  Catalog,
  Engine,
  FileEdits,
  Finding,
  Outcome,
  Range,
  SourceFile,
  UnitAnalysis,
} from '../../../server/src/core/index.ts';
import { folderOf } from '../../../server/src/lsp/documents.ts';

export const CATALOG: Catalog = {
  schemaVersion: 1,
  digest: 'd',
  controls: [
    {
      id: 'CC6.1',
      title: 'Logical access',
      summary: 'Access is restricted.',
      shown_by_code: 'partly',
      other_evidence: '',
    },
  ],
  policies: ['no-bad', 'no-meh'].map((id) => ({
    id,
    title: `Title of ${id}`,
    description: `Why ${id} matters.`,
    severity: id === 'no-bad' ? ('high' as const) : ('medium' as const),
    controls: [{ id: 'CC6.1', rationale: 'It is evidence.', strength: 'direct' as const }],
    targets: { terraform: ['thing'] },
    reads: {},
    remediation: `Write good instead of ${id}.`,
    aliases: [],
    references: [],
    fixable: id === 'no-bad',
    settings: id === 'no-bad' ? { limit: { description: 'How many.', default: 3 } } : {},
    page: `docs/policies/${id}.md`,
  })),
};

const OUTCOMES: Readonly<Record<string, readonly [string, Outcome]>> = {
  bad: ['no-bad', 'fail'],
  meh: ['no-meh', 'fail'],
  unknown: ['no-bad', 'unknown'],
  waived: ['no-bad', 'waived'],
  faulty: ['no-bad', 'error'],
  good: ['no-bad', 'pass'],
};

export interface FakeEngine extends Engine {
  readonly analyzed: string[];
  /** The resources of the findings whose fix was planned alone. */
  readonly planned: string[];
}

export function createFakeEngine(disabled: readonly string[] = []): FakeEngine {
  const files = new Map<string, SourceFile>();
  const analyzed: string[] = [];
  const planned: string[] = [];
  const unitOf = (uri: string): string => `terraform:${folderOf(uri)}`;
  const filesOf = (unitId: string): SourceFile[] =>
    [...files.values()].filter((file) => unitOf(file.uri) === unitId).sort((a, b) => (a.uri < b.uri ? -1 : 1));

  return {
    analyzed,
    planned,
    catalog: { ...CATALOG, policies: CATALOG.policies.filter(({ id }) => !disabled.includes(id)) },
    setFile(file) {
      if (/^explode/m.test(file.text)) throw new Error('the fake parser exploded');
      files.set(file.uri, file);
      return [unitOf(file.uri)];
    },
    removeFile(uri) {
      return files.delete(uri) ? [unitOf(uri)] : [];
    },
    setStrictVerdict: () => [],
    readFileChanged: () => [],
    file: (uri) => files.get(uri),
    units() {
      const ids = [...new Set([...files.keys()].map(unitOf))];
      return ids.map((id) => ({
        id,
        framework: 'terraform' as const,
        folder: id.slice('terraform:'.length),
        files: filesOf(id).map(({ uri }) => uri),
      }));
    },
    planFixOptions: () => [],
    unitsOf: (uri) => (files.has(uri) ? [unitOf(uri)] : []),
    analyze(unitId): UnitAnalysis {
      analyzed.push(unitId);
      const own = filesOf(unitId);
      if (own.some(({ text }) => /^crash/m.test(text))) throw new Error('the fake evaluation crashed');
      return {
        unit: {
          id: unitId,
          framework: 'terraform',
          folder: unitId.slice('terraform:'.length),
          files: own.map(({ uri }) => uri),
        },
        versions: new Map(own.map(({ uri, version }) => [uri, version])),
        findings: own.flatMap((file) => linesOf(file).flatMap((line) => findingOf(file, line))),
        syntaxErrors: own.flatMap((file) =>
          linesOf(file).flatMap((line) =>
            line.word === 'broken'
              ? [{ uri: file.uri, range: line.range, message: 'This is broken.', parser: 'terraform' as const }]
              : [],
          ),
        ),
        waivers: [],
        resources: [],
        notRead: new Map(),
        unresolvedModules: [],
      };
    },
    planFix(finding) {
      planned.push(finding.resourceId);
      return finding.fix === undefined ? null : [editOf(finding, files)];
    },
    planFixes(unitIds, wanted) {
      const units = typeof unitIds === 'string' ? [unitIds] : unitIds;
      const accepted = units.flatMap((id) =>
        typeof wanted === 'function' ? this.analyze(id).findings.filter(wanted) : wanted,
      );
      const findings = accepted.filter(({ fix }) => fix !== undefined);
      const byUri = new Map<string, FileEdits>();
      for (const finding of findings) {
        const own = editOf(finding, files);
        byUri.set(own.uri, { ...own, edits: [...(byUri.get(own.uri)?.edits ?? []), ...own.edits] });
      }
      return { edits: [...byUri.values()], applied: findings };
    },
    planWaiver(finding, { reason, until }) {
      if (finding.uri.endsWith('.json')) return null;
      const at = { line: finding.range.start.line, character: 0 };
      const newText = `# plumbline:waive ${finding.policy} reason="${reason}"${until === undefined ? '' : ` until=${until}`}\n`;
      return { ...editOf(finding, files), edits: [{ range: { start: at, end: at }, newText }] };
    },
    missingFolders: () => [],
    setUnread: () => [],
    evaluations: () => analyzed.length,
    dispose: () => undefined,
  };
}

interface Line {
  readonly word: string;
  readonly name: string;
  readonly range: Range;
}

function linesOf(file: SourceFile): readonly Line[] {
  return file.text.split('\n').map((text, line) => {
    const [word = '', name = ''] = text.split(' ');
    return { word, name, range: { start: { line, character: 0 }, end: { line, character: word.length } } };
  });
}

function findingOf(file: SourceFile, { word, name, range }: Line): readonly Finding[] {
  const known = OUTCOMES[word];
  if (known === undefined) return [];
  const [policy, outcome] = known;
  return [
    {
      policy,
      outcome,
      framework: 'terraform',
      resourceId: name,
      resource: `thing.${name}`,
      path: ['state'],
      uri: file.uri,
      range,
      severity: policy === 'no-bad' ? 'high' : 'medium',
      controls: ['CC6.1'],
      aliases: [],
      message: `${name} is ${word}.`,
      related: [],
      ...(word === 'bad' ? { fix: { title: `Make ${name} good`, operations: [] } } : {}),
      ...(word === 'waived'
        ? {
            waiver: {
              policy,
              reason: 'a <b>reason</b>',
              until: '2030-01-01',
              owner: null,
              ticket: null,
              uri: file.uri,
              range,
              covers: null,
              problem: null,
            },
          }
        : {}),
    },
  ];
}

function editOf(finding: Finding, files: ReadonlyMap<string, SourceFile>): FileEdits {
  return {
    uri: finding.uri,
    version: files.get(finding.uri)?.version ?? null,
    edits: [{ range: finding.range, newText: 'good' }],
  };
}
