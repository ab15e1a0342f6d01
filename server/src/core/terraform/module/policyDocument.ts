/**
 * Renders `data.aws_iam_policy_document` as the provider does, as far as its parts are known.
 *
 * Follows the data source's documentation: statements default to `Allow`, one-element lists become strings, source documents are
 * merged in order, and override documents replace statements of the same `sid`.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
import { evaluate, type Scope } from '../evaluate/expression.ts';
import type { JsonValue } from '../../model.ts';
import {
  NULL,
  UNKNOWN,
  fromJson,
  isKnown,
  list,
  object,
  string,
  splitValue,
  through,
  unknownFrom,
  type Value,
} from '../evaluate/value.ts';
import { blockInstances, type BlockInstance } from '../nestedBlocks.ts';
import type { Block, Body } from '../syntax.ts';
import type { ModuleInstance } from './configuration.ts';
import type { Instance } from './instances.ts';

const DEFAULT_VERSION = '2012-10-17';

/** The document as a decoded value, unknown in the parts that are. */
export function renderPolicyDocument(block: Block, scope: Scope): Value {
  const own = statementsOf(block.body, scope);
  const sources = documents(attribute(block.body, scope, 'source_policy_documents'));
  const overrides = documents(attribute(block.body, scope, 'override_policy_documents'));
  if (own === null || sources === null || overrides === null) return UNKNOWN;
  const merged: Value[] = [...sources.flat(), ...own];
  for (const statement of overrides.flat()) {
    const sid = text(statement, 'Sid');
    const index = sid === null ? -1 : merged.findIndex((other) => text(other, 'Sid') === sid);
    if (index >= 0) merged[index] = statement;
    else merged.push(statement);
  }
  const version = attribute(block.body, scope, 'version');
  return object(
    new Map([
      ['Version', version.kind === 'null' ? string(DEFAULT_VERSION) : version],
      ['Statement', list(merged)],
    ]),
  );
}

function statementsOf(body: Body, scope: Scope): readonly Value[] | null {
  const instances = blockInstances(body, scope, true).get('statement') ?? [];
  const known = instances.filter((instance) => instance !== null);
  // With a number of statements that is not known, the document is not known.
  return known.length === instances.length ? known.map(renderStatement) : null;
}

function renderStatement({ body, scope }: BlockInstance): Value {
  const entries = new Map<string, Value>();
  const put = (name: string, value: Value): void => {
    if (value.kind !== 'null' && !(value.kind === 'list' && value.items.length === 0)) entries.set(name, value);
  };
  const sid = attribute(body, scope, 'sid');
  if (!(sid.kind === 'string' && sid.value === '')) put('Sid', sid);
  const effect = attribute(body, scope, 'effect');
  put('Effect', effect.kind === 'null' ? string('Allow') : effect);
  for (const [name, source] of [
    ['Action', 'actions'],
    ['NotAction', 'not_actions'],
    ['Resource', 'resources'],
    ['NotResource', 'not_resources'],
  ] as const) {
    put(name, single(attribute(body, scope, source)));
  }
  const blocks = blockInstances(body, scope, false);
  put('Principal', principals(blocks.get('principals')));
  put('NotPrincipal', principals(blocks.get('not_principals')));
  put('Condition', conditions(blocks.get('condition')));
  return object(entries);
}

/** A list of one is written as its item. */
function single(value: Value): Value {
  const [only] = value.kind === 'list' ? value.items : [];
  return value.kind === 'list' && value.items.length === 1 && only !== undefined ? only : value;
}

function principals(instances: readonly (BlockInstance | null)[] | undefined): Value {
  if (instances === undefined) return NULL;
  const byType = new Map<string, Value>();
  for (const instance of instances) {
    if (instance === null) return UNKNOWN;
    const type = attribute(instance.body, instance.scope, 'type');
    const identifiers = attribute(instance.body, instance.scope, 'identifiers');
    if (type.kind !== 'string') return unknownFrom(type);
    const only = single(identifiers);
    // Everyone is written without a type.
    if (type.value === '*') return string('*');
    const before = byType.get(type.value);
    byType.set(type.value, before === undefined ? only : joined(before, only));
  }
  return object(byType);
}

function conditions(instances: readonly (BlockInstance | null)[] | undefined): Value {
  if (instances === undefined) return NULL;
  const byTest = new Map<string, Map<string, Value>>();
  for (const instance of instances) {
    if (instance === null) return UNKNOWN;
    const test = attribute(instance.body, instance.scope, 'test');
    const variable = attribute(instance.body, instance.scope, 'variable');
    if (test.kind !== 'string' || variable.kind !== 'string') return unknownFrom(test, variable);
    const variables = byTest.get(test.value) ?? new Map<string, Value>();
    const values = single(attribute(instance.body, instance.scope, 'values'));
    const before = variables.get(variable.value);
    variables.set(variable.value, before === undefined ? values : joined(before, values));
    byTest.set(test.value, variables);
  }
  return object(new Map([...byTest].map(([test, variables]) => [test, object(variables)])));
}

function joined(a: Value, b: Value): Value {
  if (a.kind === 'unknown' || b.kind === 'unknown') return unknownFrom(a, b);
  const items = (value: Value): readonly Value[] => (value.kind === 'list' ? value.items : [value]);
  return list([...items(a), ...items(b)]);
}

/** The statements of each of a list of documents, or null when one of them cannot be read. */
function documents(value: Value): readonly (readonly Value[])[] | null {
  if (value.kind === 'null') return [];
  if (value.kind !== 'list') return null;
  const read = value.items.map((item) => {
    const document = documentOf(item);
    if (document?.kind !== 'object') return null;
    const statements = document.entries.get('Statement');
    if (statements === undefined) return [];
    return statements.kind === 'list' ? statements.items : statements.kind === 'object' ? [statements] : null;
  });
  return read.every((statements) => statements !== null) ? read : null;
}

function documentOf(value: Value): Value | null {
  if (value.kind !== 'string' && value.kind !== 'unknown') return null;
  if (value.document !== undefined || value.kind === 'unknown') return value.document ?? null;
  try {
    return fromJson(JSON.parse(value.value) as JsonValue);
  } catch {
    return null;
  }
}

function text(statement: Value, name: string): string | null {
  const value = statement.kind === 'object' ? statement.entries.get(name) : undefined;
  return value?.kind === 'string' && isKnown(value) ? value.value : null;
}

function attribute(body: Body, scope: Scope, name: string): Value {
  const found = body.attributes.find((candidate) => candidate.name === name);
  return found === undefined ? NULL : evaluate(found.value, scope);
}

/** The attributes that the provider computes from configuration alone, for `ModuleContext.computed`. */
export function computedAttribute(
  module: ModuleInstance,
  address: string,
  attribute: string,
  instance: Instance,
): Value | null {
  if (!address.startsWith('data.aws_iam_policy_document.') || (attribute !== 'json' && attribute !== 'minified_json'))
    return null;
  const placed = module.index.resources.get(address);
  if (placed === undefined) return null;
  const document = renderPolicyDocument(placed.block, module.scope.within(placed.file, instance.names));
  const hop = {
    file: placed.file,
    span: placed.block.header,
    note: `Policy document "${placed.block.labels[1]?.value ?? ''}"`,
  };
  const known = isKnown(document) ? JSON.stringify(splitValue(document).json ?? null, null, 2) : null;
  const rendered: Value =
    known === null
      ? { ...UNKNOWN, document }
      : { kind: 'string', value: known, document, references: [], via: [], sensitive: false };
  return through(rendered, hop);
}
