/**
 * Fixes in every real manifest: the object changes as the operation says, every other line of the text stays, a second time changes nothing.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { diffLines } from 'diff';
import type { FixOperation, JsonValue, Path } from '../../../server/src/core/model.ts';
import { planYamlEdits, planYamlEditsForMany } from '../../../server/src/core/fixes/yaml.ts';
import { parseKubernetesFile } from '../../../server/src/core/kubernetes/parser.ts';
import type { KubernetesFile, KubernetesResource } from '../../../server/src/core/kubernetes/parser.ts';
import { edited } from '../kubernetes/support/read.ts';

const CORPUS = path.resolve(import.meta.dirname, '../../../../shared/corpus');

describe('the corpus: fixes in YAML', function () {
  this.timeout(120_000);
  const files: { readonly name: string; readonly file: KubernetesFile }[] = [];

  before(async function () {
    if (!existsSync(CORPUS)) {
      console.log('      left out: there is no corpus beside this checkout');
      this.skip();
    }
    const names = (await readdir(CORPUS, { recursive: true })).filter((name) => /\.ya?ml$/.test(name)).sort();
    for (const name of names) {
      const text = await readFile(path.join(CORPUS, name), 'utf8');
      const kind = name.includes('/templates/') ? 'helm-template' : 'yaml';
      for (const variant of [text, text.replace(/\r?\n/g, '\r\n')]) {
        const file = parseKubernetesFile({ uri: `file:///${name}`, version: null, text: variant }, kind);
        if (file.resources.length > 0) files.push({ name, file });
      }
    }
  });

  it('sets and adds what is asked for in every container, and nothing else', () => {
    let planned = 0;
    for (const { name, file } of files) {
      for (const resource of file.resources) {
        for (const container of containersOf(resource.values)) {
          for (const at of [
            [...container, 'securityContext', 'privileged'],
            [...container, 'securityContext', 'capabilities', 'new'],
            [...container, 'added'],
          ]) {
            const value = at.at(-1) === 'new' ? ['ALL'] : false;
            const where = `${name} ${resource.id} ${at.join('.')}`;
            const edits = planYamlEdits(file, resource, [{ op: 'set', path: at, value }]);
            if (edits === null) {
              assert.ok(file.helm, where);
              continue;
            }
            planned++;
            const text = edited(file.text, edits);
            const again = parseKubernetesFile({ uri: file.uri, version: null, text }, file.kind, file);
            const after = again.resources.find((candidate) => candidate.id === resource.id);
            assert.deepEqual(after?.values, withValue(resource.values, at, value), where);
            if (value === false)
              assert.deepEqual(planYamlEdits(again, after, [{ op: 'set', path: at, value }]), [], where);
            assertOnlyAddedOrOne(file.text, text, where);
          }
        }
      }
    }
    assert.ok(planned > 1_000, String(planned));
  });

  it('removes what is asked for, and nothing else', () => {
    let planned = 0;
    for (const { name, file } of files.filter((_, index) => index % 3 === 0)) {
      for (const resource of file.resources) {
        for (const at of somePathsOf(resource.values)) {
          const edits = planYamlEdits(file, resource, [{ op: 'remove', path: at }]);
          const where = `${name} ${resource.id} ${at.join('.')}`;
          if (edits === null) {
            assert.ok(file.helm || /[&*]\w/.test(file.text), where);
            continue;
          }
          planned++;
          const text = edited(file.text, edits);
          const after = parseKubernetesFile({ uri: file.uri, version: null, text }, file.kind, file).resources;
          const index = file.resources.indexOf(resource);
          assert.deepEqual(after[index]?.values, withValue(resource.values, at, undefined), where);
          const comments = (all: string): number => (all.match(/^\s*#/gm) ?? []).length;
          const inside = edits.reduce((sum, edit) => sum + edit.range.end.line - edit.range.start.line, 0);
          assert.ok(comments(file.text) - comments(text) <= inside, where);
        }
      }
    }
    assert.ok(planned > 500, String(planned));
  });

  it('fixes all containers of a file at once as one by one', () => {
    for (const { name, file } of files) {
      const fixes = file.resources.flatMap((resource) =>
        containersOf(resource.values).flatMap((container) =>
          ['privileged', 'allowPrivilegeEscalation'].map((key) => ({
            resource,
            operations: [
              { op: 'set', path: [...container, 'securityContext', key], value: false } satisfies FixOperation,
            ],
          })),
        ),
      );
      const plan = planYamlEditsForMany(file, fixes);
      if (!file.helm) assert.equal(plan.applied.length, fixes.length, name);
      let state = file;
      for (const index of plan.applied) {
        const fix = fixes[index];
        const resource = state.resources.find((candidate: KubernetesResource) => candidate.id === fix?.resource.id);
        assert.ok(fix && resource);
        const edits = planYamlEdits(state, resource, fix.operations);
        assert.ok(edits, name);
        state = parseKubernetesFile(
          { uri: file.uri, version: null, text: edited(state.text, edits) },
          file.kind,
          state,
        );
      }
      assert.equal(edited(file.text, plan.edits), state.text, name);
    }
  });
});

function containersOf(value: JsonValue, at: Path = []): Path[] {
  if (Array.isArray(value))
    return (value as readonly JsonValue[]).flatMap((item, index) => containersOf(item, [...at, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]) => {
    const here = (name === 'containers' || name === 'initContainers') && Array.isArray(entry);
    const items = here
      ? (entry as readonly JsonValue[]).flatMap((item, index) =>
          typeof item === 'object' && item !== null ? [[...at, name, index]] : [],
        )
      : [];
    return [...items, ...containersOf(entry, [...at, name])];
  });
}

/** A spread of paths of all depths, without `kind` and `apiVersion`, which make the object. */
function somePathsOf(value: JsonValue): Path[] {
  const all: Path[] = [];
  const walk = (node: JsonValue, at: Path): void => {
    if (at.length > 0 && !['kind', 'apiVersion', 'metadata'].includes(String(at[0]))) all.push(at);
    if (Array.isArray(node))
      (node as readonly JsonValue[]).forEach((item, index) => {
        walk(item, [...at, index]);
      });
    else if (typeof node === 'object' && node !== null)
      for (const [name, entry] of Object.entries(node)) walk(entry, [...at, name]);
  };
  walk(value, []);
  return all.filter((_, index) => index % Math.ceil(all.length / 6) === 0);
}

/** The value with a path set, or removed for undefined. */
function withValue(value: JsonValue | undefined, at: Path, wanted: JsonValue | undefined): JsonValue {
  const [step, ...rest] = at;
  if (step === undefined) return wanted ?? null;
  if (typeof step === 'number') {
    const items = [...((value ?? []) as readonly JsonValue[])];
    if (rest.length === 0 && wanted === undefined) items.splice(step, 1);
    else items[step] = withValue(items[step], rest, wanted);
    return items;
  }
  const entries: Record<string, JsonValue> = { ...((value ?? {}) as Record<string, JsonValue>) };
  if (rest.length === 0 && wanted === undefined) Reflect.deleteProperty(entries, step);
  else entries[step] = withValue(entries[step], rest, wanted);
  return entries;
}

/** Lines are only added, but for at most one that is changed in place; comments all stay. */
function assertOnlyAddedOrOne(before: string, after: string, where: string): void {
  const changed = diffLines(before, after)
    .filter((part) => part.removed)
    .reduce((sum, part) => sum + part.count, 0);
  assert.ok(changed <= 1, `${where}: ${String(changed)} lines changed`);
}
