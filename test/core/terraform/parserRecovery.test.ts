import assert from 'node:assert/strict';
import type { TerraformParser } from '../../../server/src/core/terraform/parser.ts';
import type { Block, TerraformFile } from '../../../server/src/core/terraform/syntax.ts';
import { nameOf, newParser, show, TF } from '../../support/terraformParser.ts';

const BEFORE = 'variable "a" {\n  default = 1\n}\n\n';
const AFTER = '\n# about b\nresource "aws_s3_bucket" "b" {\n  acl = "private"\n}\n\noutput "c" {\n  value = var.a\n}\n';

describe('Terraform parser: recovery', () => {
  let parser: TerraformParser;
  before(async () => {
    parser = await newParser();
  });
  after(() => parser.dispose());
  afterEach(() => parser.forget(TF));

  let version = 0;
  const parse = (text: string, previous?: TerraformFile): TerraformFile =>
    parser.parse({ uri: TF, version: ++version, text }, previous);
  const around = (middle: string): string => `${BEFORE}${middle}${AFTER}`;
  const named = (file: TerraformFile, name: string): Block => {
    const block = file.body.blocks.find((candidate) => nameOf(candidate) === name);
    assert.ok(block, `${name} in ${file.body.blocks.map(nameOf).join(', ')}`);
    return block;
  };
  const attributes = (block: Block): string[] =>
    block.body.attributes.map((attribute) => `${attribute.name}=${show(attribute.value)}`);

  it('keeps the blocks around a fault, complete and in place', () => {
    const faults = [
      'resource "x" "y" {\n  a =\n}\n',
      'resource "x" "y" {\n  a = "\n}\n',
      'resource "x" "y" {\n  a = "${\n}\n',
      'resource "x" "y" {\n  a = [\n}\n',
      'resource "x" "y" {\n  a = <<EOT\n}\n',
      'resource "x" "y" {\n',
      'resource "x" "y"\n',
      'resource "x\n',
      'res\n',
      '/* \n',
      '}\n',
      'a = "\n',
    ];
    for (const fault of faults) {
      const text = around(fault);
      const file = parse(text, parse(around('')));
      assert.ok(file.errors.length > 0, fault);
      for (const name of ['variable.a', 'resource.aws_s3_bucket.b', 'output.c']) {
        const block = named(file, name);
        assert.deepEqual([block.complete, block.stale], [true, false], `${name} around ${fault}`);
        assert.ok(text.startsWith(block.type, block.start) && text[block.end - 1] === '}', fault);
      }
      const comment = file.comments.map((candidate) => candidate.text);
      assert.ok(comment.includes('# about b'), fault);
    }
  });

  it('blanks the line that does not parse and says what it lost', () => {
    const file = parse(around('resource "x" "y" {\n  a = 1\n  b = "half\n  c = 3\n}\n'));
    const block = named(file, 'resource.x.y');
    assert.deepEqual([block.complete, block.stale], [false, false]);
    assert.deepEqual(attributes(block), ['a=1', 'c=3', 'b=INVALID']);
    assert.deepEqual(
      block.unread?.map((span) => file.text.slice(span.start, span.end)),
      ['b = "half'],
    );
  });

  it('blanks the line that is being typed, also where the fault shows elsewhere', () => {
    const good = parse(around('resource "x" "y" {\n  tags = {\n    k = "v"\n  }\n  c = 3\n}\n'));
    assert.deepEqual(good.errors, []);
    const typed = parse(around('resource "x" "y" {\n  tags = {\n    k = {\n  }\n  c = 3\n}\n'), good);
    assert.deepEqual(attributes(named(typed, 'resource.x.y')), ['tags={"k": INVALID}', 'c=3']);
  });

  it('closes what is open at the end', () => {
    const file = parse(around('resource "x" "y" {\n  a = 1\n  nested {\n    b = [1,\n    2]\n'));
    const block = named(file, 'resource.x.y');
    assert.deepEqual(attributes(block), ['a=1']);
    assert.deepEqual(block.body.blocks.map(attributes), [['b=[1, 2]']]);
    assert.equal(block.complete, false);
    assert.ok(block.end <= file.text.indexOf('# about b'));
  });

  it('keeps the last good result as stale where nothing else helps, moved to where the block is', () => {
    const body = '  a = 1\n  b {\n    c = 2\n  }\n';
    const good = parse(around(`resource "x" "y" {\n${body}}\n`));
    const broken = `resource "x" "y" {\n${body.replace('a = 1', ')').replace('c = 2', ']')}}\n`;
    const moved = parse(`# one more line\n${around(broken)}`, good);
    const block = named(moved, 'resource.x.y');
    assert.deepEqual([block.complete, block.stale], [false, true]);
    assert.deepEqual(attributes(block), ['a=1']);
    assert.equal(block.start, moved.text.indexOf('resource "x"'));
    assert.equal(moved.text.slice(block.header.start, block.header.end), 'resource "x" "y"');
    // and it is still there after the next edit, and gone when the text is in order again
    const further = parse(moved.text.replace(']', ']]'), moved);
    assert.deepEqual(attributes(named(further, 'resource.x.y')), ['a=1']);
    const mended = parse(around('resource "x" "y" {\n  a = 2\n}\n'), further);
    const whole = named(mended, 'resource.x.y');
    assert.deepEqual([whole.complete, whole.stale, attributes(whole)], [true, false, ['a=2']]);
    assert.deepEqual(mended.errors, []);
  });

  it('keeps at least the header, so that no block is missed', () => {
    const file = parse(around('resource "x" "y" {\n  )\n  ]\n}\n'));
    const block = named(file, 'resource.x.y');
    assert.deepEqual([block.complete, attributes(block)], [false, []]);
  });

  it('does not trust a block that is followed by a bracket too many', () => {
    const fresh = parse(around('resource "x" "y" {\n  a = 1\n  b = 2\n}\n  c = 3\n}\n'));
    const block = named(fresh, 'resource.x.y');
    assert.deepEqual([block.complete, attributes(block)], [false, ['a=1', 'b=2']]);
    // the line that opened the nested block is gone: `b` is not the resource's
    const good = parse(around('resource "x" "y" {\n  a = 1\n  nested {\n    b = 2\n  }\n  c = 3\n}\n'));
    const broken = parse(around('resource "x" "y" {\n  a = 1\n\n    b = 2\n  }\n  c = 3\n}\n'), good);
    assert.deepEqual(
      [named(broken, 'resource.x.y').stale, attributes(named(broken, 'resource.x.y'))],
      [true, ['a=1', 'c=3']],
    );
  });

  it('does not take text in heredocs and comments for blocks', () => {
    const file = parse('/*\nresource "no" "no" {\n}\n*/\nlocals {\n  a = <<EOT\nvariable "no" {\n}\nEOT\n  b =\n}\n');
    assert.deepEqual(file.body.blocks.map(nameOf), ['locals']);
  });

  it('does not cut at nested blocks in the first column', () => {
    const file = parse('resource "x" "y" {\ningress {\na = 1\n}\nb =\n}\nvariable "z" {\n}\n');
    assert.deepEqual(file.body.blocks.map(nameOf), ['resource.x.y', 'variable.z']);
    assert.deepEqual(file.body.blocks[0]?.body.blocks.map(attributes), [['a=1']]);
  });

  it('does not take a half-typed word for the beginning of the block below', () => {
    const file = parse(`${BEFORE}lo\n${AFTER}`);
    assert.deepEqual(file.body.blocks.map(nameOf), ['variable.a', 'resource.aws_s3_bucket.b', 'output.c']);
  });

  it('sees a fault between two blocks', () => {
    const file = parse(`${BEFORE.trim()} variable "b" {}\n`);
    assert.deepEqual(file.errors.length, 1);
    assert.deepEqual(
      file.body.blocks.map((block) => [nameOf(block), block.complete]),
      [
        ['variable.a', true],
        ['variable.b', false],
      ],
    );
  });

  it('limits the errors of a file', () => {
    const file = parse(Array.from({ length: 50 }, (_, i) => `variable "v${String(i)}" {\n  a =\n}\n`).join(''));
    assert.equal(file.body.blocks.length, 50);
    assert.equal(file.errors.length, 20);
  });

  describe('from one result to the next', () => {
    it('gives the same objects for blocks that did not change', () => {
      const first = parse(around('locals {\n  x = 1\n}\n'));
      const second = parse(around('locals {\n  x = 22\n}\n'), first);
      assert.equal(second.body.blocks[0], first.body.blocks[0]);
      const [, , old] = first.body.blocks;
      const [, , moved] = second.body.blocks;
      assert.ok(old && moved && old !== moved);
      assert.equal(moved.start, old.start + 1);
      assert.equal(parser.contentKey(moved), parser.contentKey(old));
      assert.notEqual(parser.contentKey(second.body.blocks[1]!), parser.contentKey(first.body.blocks[1]!));
    });

    it('gives the same as a fresh parse, whatever the edits', async () => {
      const other = await newParser();
      try {
        const whole = around('resource "x" "y" {\n  a = { b = [1, "${c}"] }\n  d = <<EOT\n x\nEOT\n}\n');
        let previous: TerraformFile | undefined;
        for (let length = 0; length <= whole.length; length++) {
          const text = whole.slice(0, length) + (length % 3 === 0 ? '\n' : '');
          const file = parse(text, previous);
          const fresh = other.parse({ uri: TF, version: null, text });
          assert.deepEqual(file.errors, fresh.errors, text);
          if (fresh.errors.length === 0) assert.deepEqual(file.body, fresh.body, text);
          previous = file;
        }
      } finally {
        other.dispose();
      }
    });

    it('moves everything in a block by the same distance', () => {
      const first = parse(
        around('resource "x" "y" {\n  a = [for k in b.*.c[0] : { (k) = f("${k}", -1)... }]\n}\n'.replace('...', '')),
      );
      assert.deepEqual(first.errors, []);
      const second = parse(`#\n${first.text}`, first);
      const fresh = parser.parse({ uri: 'file:///fresh.tf', version: null, text: second.text });
      assert.deepEqual(second.body, fresh.body);
    });
  });
});
