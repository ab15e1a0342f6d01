/**
 * Real manifests and templates: every one is read without a throw, and every value is found again where it is said to be.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseAllDocuments } from 'yaml';
import type { JsonObject, JsonValue, Path } from '../../../server/src/core/model.ts';
import { parseKubernetesFile } from '../../../server/src/core/kubernetes/parser.ts';
import type { KubernetesFile } from '../../../server/src/core/kubernetes/parser.ts';
import { parseSyntaxTree } from '../../../server/src/core/kubernetes/syntaxTree.ts';

const CORPUS = path.resolve(import.meta.dirname, '../../../../shared/corpus');

interface CorpusFile {
  readonly name: string;
  readonly text: string;
  readonly file: KubernetesFile;
}

describe('the corpus: Kubernetes', function () {
  this.timeout(120_000);
  const files: CorpusFile[] = [];

  before(async function () {
    if (!existsSync(CORPUS)) {
      console.log('      left out: there is no corpus beside this checkout');
      this.skip();
    }
    const names = (await readdir(CORPUS, { recursive: true })).filter((name) => /\.(ya?ml|tpl)$/.test(name)).sort();
    for (const name of names) {
      const text = await readFile(path.join(CORPUS, name), 'utf8');
      const kind = /\/templates\/.*\.ya?ml$/.test(name) ? 'helm-template' : 'yaml';
      files.push({ name, text, file: parseKubernetesFile({ uri: `file:///${name}`, version: null, text }, kind) });
    }
  });

  it('reads every manifest and template completely', () => {
    assert.ok(files.length > 300);
    for (const { name, text, file } of files) {
      if (name.endsWith('.tpl')) continue; // Terraform's templates: no YAML before they are rendered
      assert.deepEqual(file.errors, [], name);
      assert.equal(file.notRead, undefined, name);
      for (const resource of file.resources) assert.equal(resource.incomplete, undefined, `${name} ${resource.id}`);
      const kinds = [...text.matchAll(/^kind: (\w+)/gm)].filter(
        ([, kind]) => !/^(List|Kustomization|Component)$/.test(kind ?? ''),
      );
      if (/^apiVersion:/m.test(text))
        assert.ok(file.resources.length >= kinds.length, `${name}: ${String(kinds.length)} objects`);
    }
  });

  it('locates every leaf at a text that reads as its value', () => {
    let leaves = 0;
    for (const { name, text, file } of files) {
      const document = TextDocument.create('file:///a', 'yaml', 1, text);
      for (const resource of file.resources) {
        for (const [leaf, value] of leavesOf(resource.values)) {
          const placement = resource.locate(leaf);
          const where = `${name} ${resource.id} ${leaf.join('.')}`;
          assert.ok(placement.exact, where);
          const source = document.getText(placement.range);
          const block = /^[|>]/.test(source);
          const again = parseSyntaxTree(
            block
              ? `${text.slice(document.offsetAt({ line: placement.range.start.line, character: 0 }), document.offsetAt(placement.range.end))}\n`
              : source,
          );
          let node = again.root;
          while (block && (node?.kind === 'map' || node?.kind === 'seq'))
            node = (node.kind === 'map' ? node.pairs[0] : node.items[0])?.value ?? null;
          assert.deepEqual(node?.kind === 'scalar' ? node.value : undefined, value, where);
          leaves++;
        }
      }
    }
    assert.ok(leaves > 5_000, String(leaves));
  });

  it('reads values as the YAML library does in version 1.1', () => {
    let compared = 0;
    for (const { name, text, file } of files) {
      if (name.endsWith('.tpl') || text.includes('{{') || file.resources.length === 0) continue;
      const objects = parseAllDocuments(text, { version: '1.1', merge: true })
        .map((document) => document.toJS() as JsonObject | null)
        .filter((object): object is JsonObject => object?.['kind'] !== undefined && object['apiVersion'] !== undefined)
        .flatMap((object) => (object['kind'] === 'List' ? (object['items'] as readonly JsonObject[]) : [object]));
      assert.deepEqual(
        file.resources.map((resource) => resource.values),
        objects.map(withoutNulls),
        name,
      );
      compared++;
    }
    assert.ok(compared > 250, String(compared));
  });

  it('gives ids once in a file and headers inside ranges', () => {
    for (const { name, file } of files) {
      assert.equal(new Set(file.resources.map((resource) => resource.id)).size, file.resources.length, name);
      for (const { range, header, id } of file.resources) {
        assert.ok(header.start.line >= range.start.line && header.end.line <= range.end.line, `${name} ${id}`);
      }
    }
  });

  it('survives every prefix of real manifests, and keeps what stands before the cursor', () => {
    const typed = files.filter(
      ({ name, text, file }) =>
        !name.includes('templates') && file.resources.length > 0 && text.length > 800 && text.length < 2_500,
    );
    let states = 0;
    let lost = 0;
    for (const { name, text, file } of typed.filter((_, index) => index % Math.ceil(typed.length / 10) === 0)) {
      const keys = file.resources.flatMap((resource) =>
        leavesOf(resource.values).map(([leaf]) => ({ resource, leaf, range: resource.locate(leaf).range })),
      );
      let previous = parseKubernetesFile({ uri: 'file:///a', version: 0, text: '' }, 'yaml');
      for (let length = 1; length <= text.length; length++) {
        const prefix = text.slice(0, length);
        const state = parseKubernetesFile({ uri: 'file:///a', version: length, text: prefix }, 'yaml', previous);
        previous = state;
        const line = prefix.split('\n').length - 1;
        for (const { resource, leaf, range } of keys) {
          if (range.end.line >= line - 1 || resource.header.end.line >= line) continue;
          // An object is known from its kind on, whatever its name is at the moment.
          const now = state.resources.find((candidate) => candidate.header.start.line === resource.header.start.line);
          states++;
          if (now === undefined || JSON.stringify(now.locate(leaf).range) !== JSON.stringify(range)) lost++;
        }
      }
      assert.ok(previous.errors.length === 0, name);
    }
    assert.ok(states > 100_000, String(states));
    assert.ok(lost / states < 0.01, `${String(lost)} of ${String(states)} lost`);
  });
});

function withoutNulls(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, entry]) => entry !== null);
  return Object.fromEntries(entries.map(([name, entry]) => [name, withoutNulls(entry)]));
}

function leavesOf(value: JsonValue, at: Path = []): (readonly [Path, JsonValue])[] {
  if (Array.isArray(value))
    return (value as readonly JsonValue[]).flatMap((item, index) => leavesOf(item, [...at, index]));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, entry]) => leavesOf(entry, [...at, name]));
  return value === null ? [] : [[at, value]];
}
