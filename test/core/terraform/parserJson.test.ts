import assert from 'node:assert/strict';
import type { TerraformParser } from '../../../server/src/core/terraform/parser.ts';
import type { Block, TerraformFile } from '../../../server/src/core/terraform/syntax.ts';
import { nameOf, newParser, show } from '../../support/terraformParser.ts';

const URI = 'file:///main.tf.json';

describe('Terraform parser: JSON syntax', () => {
  let parser: TerraformParser;
  before(async () => {
    parser = await newParser();
  });
  after(() => parser.dispose());

  const parse = (text: string, previous?: TerraformFile): TerraformFile =>
    parser.parse({ uri: URI, version: null, text }, previous);
  const read = (value: unknown): TerraformFile => parse(JSON.stringify(value, null, 2));
  const attributes = (block: Block): string[] =>
    block.body.attributes.map((attribute) => `${attribute.name}=${show(attribute.value)}`);
  const source = (file: TerraformFile, span: { start: number; end: number }): string =>
    file.text.slice(span.start, span.end);

  it('takes labels from nested objects, and lists for repeated blocks', () => {
    const file = read({
      resource: { aws_s3_bucket: { logs: { acl: 'private' }, data: [{ acl: 'a' }, { acl: 'b' }] } },
      locals: [{ a: 1 }, { b: null }],
      terraform: { backend: { s3: { bucket: 'x' } }, required_version: '>= 1' },
      variable: { v: { type: 'string', validation: [{ condition: '${true}' }] } },
    });
    assert.deepEqual(file.errors, []);
    assert.deepEqual(file.body.blocks.map(nameOf), [
      'resource.aws_s3_bucket.logs',
      'resource.aws_s3_bucket.data',
      'resource.aws_s3_bucket.data',
      'locals',
      'locals',
      'terraform',
      'variable.v',
    ]);
    const terraform = file.body.blocks[5]!;
    assert.deepEqual(terraform.body.blocks.map(nameOf), ['backend.s3']);
    assert.deepEqual(attributes(terraform), ['required_version=">= 1"']);
    assert.deepEqual(file.body.blocks[6]!.body.blocks.map(attributes), [['condition="${true}"']]);
    assert.deepEqual(attributes(file.body.blocks[4]!), ['b=null']);
  });

  it('has the places of everything', () => {
    const file = read({ resource: { aws_s3_bucket: { logs: { acl: 'private', tags: { a: ['x', 1] } } } } });
    const [block] = file.body.blocks;
    assert.equal(source(file, block!.header), 'logs');
    assert.ok(source(file, block!).startsWith('"logs": {'));
    const [acl, tags] = block!.body.attributes;
    assert.equal(source(file, acl!.nameSpan), 'acl');
    assert.equal(source(file, acl!.value), '"private"');
    assert.ok(tags!.value.kind === 'object');
    const list = tags!.value.entries[0]!.value;
    assert.ok(list.kind === 'tuple');
    assert.deepEqual(
      list.items.map((item) => source(file, item)),
      ['"x"', '1'],
    );
  });

  it('reads strings as templates, with the places of their parts', () => {
    const file = parse('{"locals":{"a":"x \\"${f(\\"k\\", var.é)}\\" $${n} %{ if b }\\n1%{ endif }"}}');
    assert.deepEqual(file.errors, []);
    const value = file.body.blocks[0]!.body.attributes[0]!.value;
    assert.ok(value.kind === 'template');
    assert.equal(show(value), 'x "${f("k", var.é)}" ${n} %{if b}'.replace(/^|$/g, '"'));
    const call = value.parts[1];
    assert.ok(call?.kind === 'interpolation');
    assert.equal(source(file, call.expression), 'f(\\"k\\", var.é)');
    assert.ok(call.expression.kind === 'call');
    assert.equal(source(file, call.expression.args[1]!), 'var.é');
    assert.equal(source(file, value), '"x \\"${f(\\"k\\", var.é)}\\" $${n} %{ if b }\\n1%{ endif }"');
  });

  it('keeps nested objects of a resource as attributes, but knows the blocks of the language', () => {
    const file = read({
      resource: {
        x: {
          y: { ingress: [{ port: 1 }], lifecycle: { prevent_destroy: true }, dynamic: { d: { content: { e: 1 } } } },
        },
      },
    });
    const [block] = file.body.blocks;
    assert.deepEqual(attributes(block!), ['ingress=[{"port": 1}]']);
    assert.deepEqual(block!.body.blocks.map(nameOf), ['lifecycle', 'dynamic.d']);
    assert.deepEqual(block!.body.blocks[1]!.body.blocks.map(attributes), [['e=1']]);
  });

  it('takes "//" for comments', () => {
    const file = read({ '//': 'top', resource: { x: { y: { '//': 'plumbline:waive a', b: 1 } } } });
    assert.deepEqual(
      file.comments.map((comment) => comment.text),
      ['// top', '// plumbline:waive a'],
    );
    assert.deepEqual(attributes(file.body.blocks[0]!), ['b=1']);
  });

  it('says what is wrong in a template, and where', () => {
    const file = parse('{"locals": {"a": "\\t${x +}", "b": 1}}');
    assert.equal(file.errors[0]?.message, 'Expected an expression after `+`.');
    assert.equal(file.text.slice(file.errors[0].range.start.character, file.errors[0].range.end.character), '}');
    assert.equal(file.body.blocks[0]?.complete, false);
    assert.deepEqual(attributes(file.body.blocks[0]), ['a=INVALID', 'b=1']);
  });

  it('refuses what is no JSON, and keeps the last result', () => {
    const first = parse('{"locals": {"a": 1},\n "output": {"o": {"value": 2}}}');
    const broken = parse('{"locals": {"a": },\n "output": {"o": {"value": 2}}}', first);
    assert.deepEqual(
      broken.errors.map((error) => [error.message, error.range.start, error.parser]),
      [['Expected a value, found `}`.', { line: 0, character: 17 }, 'json']],
    );
    assert.deepEqual(
      broken.body.blocks.map((block) => [nameOf(block), block.complete, block.stale]),
      [
        ['locals', false, true],
        ['output.o', false, false],
      ],
    );
    assert.equal(source(broken, broken.body.blocks[1]!), '"o": {"value": 2}');
    for (const text of ['', '{', '[1', '{"a" 1}', '{"a": tru}', '{"a": 1,}', '"x', '{"a": "\\q"}', '[]x']) {
      assert.equal(parse(text).errors.length, 1, text);
    }
  });

  it('limits nesting', () => {
    const file = parse('[{"locals":'.repeat(5_000));
    assert.equal(file.errors.length, 1);
    assert.match(file.errors[0]!.message, /levels deep/);
  });
});
