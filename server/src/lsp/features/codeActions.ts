/**
 * Code actions: fix this, fix all of its kind, fix all, waive, explain.
 *
 * Everything is computed from the current texts when it is asked for; no edit is kept. Edits are versioned, and a client
 * that cannot take versioned edits is offered none.
 */
import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Clock, Finding } from '../../core/index.ts';
import { toWorkspaceEdit } from '../convert.ts';
import { ClientCommand } from '../protocol.ts';
import { groupBySamePlace, isSamePlace, type Found } from '../samePlace.ts';
import type { Session } from '../session.ts';
import { findByDiagnostic, findingsOf, referenceTo } from './findings.ts';
import { fixChoices } from './fixChoices.ts';
import { dayAfter, planWaiverWithoutReason } from './waive.ts';

export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.plumbline`;
export const PROVIDED_KINDS = [CodeActionKind.QuickFix, FIX_ALL_KIND];

export interface CodeActionTraits {
  /** The client takes `WorkspaceEdit.documentChanges`. */
  readonly versionedEdits: boolean;
  /** The client asks for an action's edit when it is chosen. */
  readonly resolvesEdits: boolean;
  readonly clientCommands: boolean;
  readonly clock: Clock;
}

/** `CodeAction.data` of an action whose edit is computed when it is chosen. */
interface FixAllData {
  readonly fixAll: string;
  readonly policy: string | null;
}

const DEFAULT_WAIVER_DAYS = 90;

/**
 * Of a selection with more findings than this, only the first are offered one by one: each costs an analysis (milliseconds), and what
 * fixes all is offered as well. More than one block's header gathers.
 */
const MAX_ONE_BY_ONE = 25;

/** `uri` is the engine's for the document of `params`. */
export function provideCodeActions(
  session: Session,
  uri: string,
  params: CodeActionParams,
  traits: CodeActionTraits,
): CodeAction[] {
  const wants = (kind: string): boolean =>
    params.context.only === undefined ||
    params.context.only.some((only) => only === kind || kind.startsWith(`${only}.`) || only === '');
  const all = findingsOf(session, uri);
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix))
    actions.push(...quickFixes(session, uri, params.context.diagnostics, all, traits));
  if (params.context.only !== undefined && wants(FIX_ALL_KIND) && hasEffect(session, fixable(all))) {
    actions.push(fixAllAction(session, uri, null, 'Fix all Plumbline findings in this file', FIX_ALL_KIND, traits));
  }
  return actions.filter((action) => traits.versionedEdits || action.command !== undefined);
}

function quickFixes(
  session: Session,
  uri: string,
  diagnostics: readonly Diagnostic[],
  all: readonly Found[],
  traits: CodeActionTraits,
): CodeAction[] {
  const pairs = pairUp(session, uri, diagnostics);
  if (pairs.length === 0) return [];
  const few = pairs.slice(0, MAX_ONE_BY_ONE);
  const fixes = few.flatMap(({ diagnostic, found }) => fixOne(session, diagnostic, found, all));
  const policies = [...new Set(pairs.map(({ found }) => found.finding.policy))];
  // Editors list what belongs to a diagnostic first, so that everything here does.
  const about = (policy: string): Diagnostic[] =>
    pairs.filter(({ found }) => found.finding.policy === policy).map(({ diagnostic }) => diagnostic);
  const quickFix = (action: CodeAction, shown: readonly Diagnostic[]): CodeAction => ({
    ...action,
    diagnostics: [...shown],
  });
  const candidates = fixable(all);
  const everything = hasEffect(session, candidates) ? candidates : [];
  const kind = CodeActionKind.QuickFix;
  const fixAlls = policies.flatMap((policy) => {
    const count = everything.filter(({ finding }) => finding.policy === policy).length;
    if (count < 2) return [];
    const title = `Fix all ${policy} in this file (${String(count)})`;
    return [quickFix(fixAllAction(session, uri, policy, title, kind, traits), about(policy))];
  });
  if (everything.length > 1) {
    const title = `Fix all Plumbline findings in this file (${String(everything.length)})`;
    const shown = pairs.map(({ diagnostic }) => diagnostic);
    fixAlls.push(quickFix(fixAllAction(session, uri, null, title, kind, traits), shown));
  }
  const waivers = few.flatMap(({ diagnostic, found }) => waiveAction(session, diagnostic, found, traits));
  const explanations = traits.clientCommands
    ? policies.map((policy) => quickFix(explainAction(policy), about(policy)))
    : [];
  return [...fixes, ...fixAlls, ...waivers, ...explanations];
}

/** A diagnostic and the finding it stands for. */
interface Pair {
  readonly diagnostic: Diagnostic;
  readonly found: Found;
}

function pairUp(session: Session, uri: string, diagnostics: readonly Diagnostic[]): readonly Pair[] {
  return diagnostics.flatMap((diagnostic) => {
    const found = findByDiagnostic(session, uri, diagnostic);
    return found === null ? [] : [{ diagnostic, found }];
  });
}

function fixOne(session: Session, diagnostic: Diagnostic, found: Found, all: readonly Found[]): CodeAction[] {
  const others = all.filter((other) => other.finding !== found.finding && isSamePlace(other.finding, found.finding));
  return fixChoices(session, [found, ...others]).map(({ title, edits }, index) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    ...(index === 0 ? { isPreferred: true } : {}),
    edit: toWorkspaceEdit(edits, session.context().clientUri),
  }));
}

function fixAllAction(
  session: Session,
  uri: string,
  policy: string | null,
  title: string,
  kind: string,
  traits: CodeActionTraits,
): CodeAction {
  const data: FixAllData = { fixAll: uri, policy };
  if (traits.resolvesEdits) return { title, kind, data };
  return { title, kind, edit: planFixAll(session, data) };
}

function waiveAction(session: Session, diagnostic: Diagnostic, found: Found, traits: CodeActionTraits): CodeAction[] {
  const { policy, outcome } = found.finding;
  if (outcome !== 'fail' && outcome !== 'unknown') return [];
  const base = { kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
  if (traits.clientCommands) {
    const title = `Waive ${policy} with a reason…`;
    return [{ ...base, title, command: { title, command: ClientCommand.waive, arguments: [referenceTo(found)] } }];
  }
  const edit = planWaiverWithoutReason(session, found, dayAfter(traits.clock(), DEFAULT_WAIVER_DAYS));
  return edit === null ? [] : [{ ...base, title: `Waive ${policy} (holds once a reason is written)`, edit }];
}

function explainAction(policy: string): CodeAction {
  const title = `Explain ${policy}`;
  return {
    title,
    kind: CodeActionKind.QuickFix,
    command: { title, command: ClientCommand.explain, arguments: [policy] },
  };
}

/** Adds the edit to an action that was offered without; computed from the texts of this moment. */
export function resolveCodeAction(session: Session, action: CodeAction): CodeAction {
  return isFixAll(action.data) ? { ...action, edit: planFixAll(session, action.data) } : action;
}

function isFixAll(data: unknown): data is FixAllData {
  if (typeof data !== 'object' || data === null) return false;
  const { fixAll, policy } = data as Readonly<Record<string, unknown>>;
  return typeof fixAll === 'string' && (policy === null || typeof policy === 'string');
}

/** What the fixes uncover is fixed too, and units that share the file are dealt with together: nothing is left for a second time. */
function planFixAll(session: Session, { fixAll: uri, policy }: FixAllData): WorkspaceEdit {
  const units = session.resultsOf(uri).flatMap((result) => (result.kind === 'failed' ? [] : [result.unit]));
  const wanted = (finding: Finding): boolean =>
    finding.uri === uri && (policy === null || finding.policy === policy) && session.isShown(finding);
  return toWorkspaceEdit(session.engine().planFixes(units, wanted).edits, session.context().clientUri);
}

/** What has a fix, once each: two units that share the file find the same. */
function fixable(all: readonly Found[]): readonly Found[] {
  const failing = all.filter(({ finding }) => finding.outcome === 'fail' && finding.fix !== undefined);
  return groupBySamePlace(failing).map(([first]) => first);
}

/** Looks at so many fixes, one of which can be applied nearly always. */
const MAX_TRIED = 5;

/** Whether to fix them all would change anything: a fix may not be possible where its text stands. */
function hasEffect(session: Session, candidates: readonly Found[]): boolean {
  return candidates.slice(0, MAX_TRIED).some(({ finding, unit }) => session.engine().planFix(finding, unit) !== null);
}
