/**
 * A configuration that says the same in another way gets the same verdicts: every Terraform policy's fixtures are rewritten
 * (literals behind variables, locals, modules, …) and judged again.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Engine, Finding, Range } from '../../../server/src/core/index.ts';
import { createEngine } from '../../../server/src/core/index.ts';
import { createTerraformParser, type TerraformParser } from '../../../server/src/core/terraform/parser.ts';
import type { Attribute, Block, Body, TerraformFile } from '../../../server/src/core/terraform/syntax.ts';
import { assets } from '../../support/testEngine.ts';

const POLICIES = path.resolve(import.meta.dirname, '../../../policies');
const ROOT = 'file:///fixture';

interface Fixture {
  readonly policy: string;
  readonly name: string;
  readonly text: string;
}

function fixtures(): readonly Fixture[] {
  const groups = readdirSync(POLICIES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return groups.flatMap((group) =>
    readdirSync(path.join(POLICIES, group.name), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap((folder) => {
        const directory = path.join(POLICIES, group.name, folder.name);
        return readdirSync(directory)
          .filter((file) => /^(bad|good)(_[a-z0-9_]+)?\.tf$/.test(file))
          .map((file) => ({
            policy: `${group.name}-${folder.name}`.replaceAll('_', '-'),
            name: `${group.name}/${folder.name}/${file}`,
            text: withoutMarks(readFileSync(path.join(directory, file), 'utf8')),
          }));
      }),
  );
}

/** The fixtures' expectations are comments of carets; inside of heredocs they would be content. */
function withoutMarks(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\s*#\s*\^+/.test(line))
    .join('\n');
}

interface Site {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Where resources and data sources have attributes with literal values, outermost first, in source order. */
function literals(file: TerraformFile): readonly Site[] {
  const sites: Site[] = [];
  const visit = (body: Body): void => {
    for (const attribute of body.attributes) if (isLiteral(attribute)) sites.push(siteOf(file, attribute));
    for (const block of body.blocks) if (!META.has(block.type)) visit(block.body);
  };
  for (const block of resourceBlocks(file)) visit(block.body);
  return sites.sort((a, b) => a.start - b.start);
}

/** Where the name alone says that it is a secret, whatever the value. */
const WHATEVER_THE_VALUE = new Set(['aws-codebuild environment.0.environment_variable.0.value']);

const META = new Set(['lifecycle', 'provisioner', 'connection', 'dynamic', 'timeouts']);

function resourceBlocks(file: TerraformFile): readonly Block[] {
  return file.body.blocks.filter((block) => block.type === 'resource' || block.type === 'data');
}

function siteOf(file: TerraformFile, { value: { start, end } }: Attribute): Site {
  return { start, end, text: file.text.slice(start, end) };
}

function isLiteral({ name, value }: Attribute): boolean {
  if (name === 'count' || name === 'for_each' || name === 'provider' || name === 'depends_on') return false;
  if (value.kind === 'literal') return value.value !== null;
  return value.kind === 'template' && value.heredoc === undefined && value.parts.every((part) => part.kind === 'text');
}

type Files = Readonly<Record<string, string>>;
type Rewrite = (file: TerraformFile) => Files | null;

/** Replaces each site by what `write` makes of its number and text. */
function replaced(text: string, sites: readonly Site[], write: (index: number, site: Site) => string): string {
  let result = text;
  for (let index = sites.length - 1; index >= 0; index--) {
    const site = sites[index];
    if (site !== undefined) result = result.slice(0, site.start) + write(index, site) + result.slice(site.end);
  }
  return result;
}

const behind =
  (prefix: string, declare: (sites: readonly Site[]) => Files): Rewrite =>
  (file) => {
    const sites = literals(file);
    if (sites.length === 0) return null;
    const declared = declare(sites);
    const { 'main.tf': more = '', ...others } = declared;
    return { 'main.tf': `${replaced(file.text, sites, (index) => `${prefix}${String(index)}`)}\n${more}`, ...others };
  };

const lines = (sites: readonly Site[], write: (index: number, text: string) => string): string =>
  sites.map(({ text }, index) => write(index, text)).join('\n');

const REWRITES: Readonly<Record<string, Rewrite>> = {
  'literals behind variable defaults': behind('var.rewritten_', (sites) => ({
    'rewritten.tf': lines(sites, (index, text) => `variable "rewritten_${String(index)}" {\n  default = ${text}\n}\n`),
  })),
  'literals in terraform.tfvars': behind('var.rewritten_', (sites) => ({
    'rewritten.tf': lines(sites, (index) => `variable "rewritten_${String(index)}" {}\n`),
    'terraform.tfvars': lines(sites, (index, text) => `rewritten_${String(index)} = ${text}`),
  })),
  'literals behind locals': behind('local.rewritten_', (sites) => ({
    'rewritten.tf': `locals {\n${lines(sites, (index, text) => `  rewritten_${String(index)} = ${text}`)}\n}\n`,
  })),
  'both branches of a condition that is not known': (file) => {
    const sites = literals(file);
    if (sites.length === 0) return null;
    const text = replaced(file.text, sites, (_, site) => `(var.rewritten_open ? ${site.text} : ${site.text})`);
    return { 'main.tf': text, 'rewritten.tf': 'variable "rewritten_open" {\n  type = bool\n}\n' };
  },
  'for_each over one': (file) => {
    const blocks = resourceBlocks(file).filter(
      ({ type, body }) =>
        type === 'resource' && !body.attributes.some(({ name }) => name === 'count' || name === 'for_each'),
    );
    if (blocks.length === 0) return null;
    let text = file.text;
    for (const block of [...blocks].reverse()) {
      text = `${text.slice(0, block.body.start)}\n  for_each = toset(["one"])\n${text.slice(block.body.start)}`;
    }
    for (const { labels } of blocks) {
      const address = `${labels[0]?.value ?? ''}.${labels[1]?.value ?? ''}`;
      text = text.replaceAll(new RegExp(`(?<![\\w."])${address.replace('.', '\\.')}(?=\\.)`, 'g'), `${address}["one"]`);
    }
    return { 'main.tf': text };
  },
  'nested blocks made dynamic': (file) => {
    const nested: Block[] = [];
    const visit = (body: Body): void => {
      for (const block of body.blocks) if (!META.has(block.type) && block.labels.length === 0) nested.push(block);
    };
    for (const block of resourceBlocks(file)) visit(block.body);
    if (nested.length === 0) return null;
    let text = file.text;
    for (const { start, end, type, body } of nested.sort((a, b) => b.start - a.start)) {
      const content = text.slice(body.start, body.end);
      const dynamic = `dynamic "${type}" {\n    for_each = [1]\n    content {${content}\n}\n  }`;
      text = text.slice(0, start) + dynamic + text.slice(end);
    }
    return { 'main.tf': text };
  },
  'documents decoded and encoded again': (file) => {
    const sites: Site[] = [];
    for (const block of resourceBlocks(file)) {
      for (const attribute of block.body.attributes) {
        const site = siteOf(file, attribute);
        const heredoc = attribute.value.kind === 'template' && attribute.value.heredoc !== undefined;
        if (heredoc && !site.text.includes('${') && /^\s*[{[]/.test(site.text.slice(site.text.indexOf('\n')))) {
          sites.push(site);
        }
      }
    }
    if (sites.length === 0) return null;
    return { 'main.tf': replaced(file.text, sites, (_, { text }) => `jsonencode(jsondecode(${text}\n))`) };
  },
};

/** `module.m` in front of every address: the fixture as a module that is given its literals. */
const AS_MODULE: Rewrite = (file) => {
  const sites = literals(file);
  if (sites.length === 0 || file.body.blocks.some((block) => block.type === 'variable')) return null;
  return {
    'm/main.tf': replaced(file.text, sites, (index) => `var.rewritten_${String(index)}`),
    'm/rewritten.tf': lines(sites, (index) => `variable "rewritten_${String(index)}" {}\n`),
    'main.tf': `module "m" {\n  source = "./m"\n${lines(sites, (index, text) => `  rewritten_${String(index)} = ${text}`)}\n}\n`,
  };
};

async function judged(files: Files): Promise<Engine> {
  const engine = await createEngine({ assets, clock: () => new Date('2026-11-22T00:00:00Z') });
  for (const [name, text] of Object.entries(files)) engine.setFile({ uri: `${ROOT}/${name}`, version: 1, text });
  return engine;
}

function verdicts(engine: Engine, policy: string, prefix = ''): readonly string[] {
  const findings = engine
    .analyze(`terraform:${ROOT}`)
    .findings.filter((finding) => finding.policy === policy)
    .map(
      ({ resource, outcome }) => `${resource.startsWith(prefix) ? resource.slice(prefix.length) : resource} ${outcome}`,
    );
  return [...new Set(findings)].sort();
}

describe('metamorphic: the same configuration in other words', function () {
  this.timeout(60_000);
  let parser: TerraformParser;
  const tried = new Map<string, number>();
  before(async () => {
    parser = await createTerraformParser(assets);
  });
  after(() => {
    parser.dispose();
  });

  for (const fixture of fixtures()) {
    const parse = (): TerraformFile => parser.parse({ uri: `${ROOT}/main.tf`, version: 1, text: fixture.text });

    it(`${fixture.name} keeps its verdicts`, async () => {
      const expected = verdicts(await judged({ 'main.tf': fixture.text }), fixture.policy);
      assert.ok(expected.length > 0, 'the fixture has findings of its policy');
      for (const [name, rewrite] of Object.entries(REWRITES)) {
        const files = rewrite(parse());
        if (files === null) continue;
        tried.set(name, (tried.get(name) ?? 0) + 1);
        const engine = await judged(files);
        assert.deepEqual(engine.analyze(`terraform:${ROOT}`).syntaxErrors, [], name);
        assert.deepEqual(verdicts(engine, fixture.policy), expected, `${name}:\n${files['main.tf'] ?? ''}`);
      }
      const asModule = AS_MODULE(parse());
      if (asModule !== null) {
        tried.set('as a module', (tried.get('as a module') ?? 0) + 1);
        assert.deepEqual(verdicts(await judged(asModule), fixture.policy, 'module.m.'), expected, 'as a module');
      }
    });

    it(`${fixture.name} points at the use of a value and at where it is written`, async () => {
      const sites = literals(parse());
      const files = REWRITES['literals behind variable defaults']?.(parse()) ?? null;
      if (files === null) return;
      const before = await judged({ 'main.tf': fixture.text });
      const engine = await judged(files);
      const rewritten = engine.analyze(`terraform:${ROOT}`).findings.filter(isFail(fixture.policy));
      for (const finding of before.analyze(`terraform:${ROOT}`).findings.filter(isFail(fixture.policy))) {
        const site = siteAt(fixture.text, sites, finding);
        if (site === undefined) continue;
        const name = `var.rewritten_${String(sites.indexOf(site))}`;
        const now = rewritten.find(
          (other) => other.resourceId === finding.resourceId && same(other.path, finding.path),
        );
        assert.ok(now !== undefined, name);
        assert.equal(textAt(files[fileOf(now.uri)] ?? '', now.range), name);
        const source = now.related.at(-1);
        assert.ok(source !== undefined, name);
        assert.equal(textAt(files[fileOf(source.uri)] ?? '', source.range), site.text);
      }
    });

    if (!path.basename(fixture.name).startsWith('bad')) continue;
    it(`${fixture.name} is unknown, not failed, where the value cannot be decided`, async () => {
      const engine = await judged({ 'main.tf': fixture.text });
      const sites = literals(parse());
      const fails = engine.analyze(`terraform:${ROOT}`).findings.filter(isFail(fixture.policy));
      for (const finding of fails) {
        const site = siteAt(fixture.text, sites, finding);
        if (site === undefined || WHATEVER_THE_VALUE.has(`${finding.policy} ${finding.path.join('.')}`)) continue;
        const text = fixture.text.slice(0, site.start) + 'var.rewritten_open' + fixture.text.slice(site.end);
        const open = await judged({ 'main.tf': text, 'rewritten.tf': 'variable "rewritten_open" {}\n' });
        const still = open
          .analyze(`terraform:${ROOT}`)
          .findings.filter(isFail(fixture.policy))
          .filter((other) => other.resourceId === finding.resourceId && same(other.path, finding.path));
        assert.deepEqual(still, [], `${finding.resource} ${finding.path.join('.')}`);
      }
    });
  }

  it('tried every way of rewriting', () => {
    for (const name of [...Object.keys(REWRITES), 'as a module']) {
      assert.ok((tried.get(name) ?? 0) >= 1, `${name}: ${String(tried.get(name) ?? 0)}`);
    }
  });
});

function fileOf(uri: string): string {
  return uri.slice(ROOT.length + 1);
}

function textAt(text: string, { start, end }: Range): string {
  return (
    text.split('\n')[start.line]?.slice(start.character, start.line === end.line ? end.character : undefined) ?? ''
  );
}

const isFail =
  (policy: string) =>
  (finding: Finding): boolean =>
    finding.policy === policy && finding.outcome === 'fail';

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function siteAt(text: string, sites: readonly Site[], { range, uri }: Finding): Site | undefined {
  if (!uri.endsWith('/main.tf')) return undefined;
  const starts = text
    .split('\n')
    .reduce<number[]>((offsets, line) => [...offsets, (offsets.at(-1) ?? 0) + line.length + 1], [0]);
  const start = (starts[range.start.line] ?? 0) + range.start.character;
  return sites.find((site) => site.start === start);
}
