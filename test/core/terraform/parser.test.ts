import assert from 'node:assert/strict';
import type { TerraformParser } from '../../../server/src/core/terraform/parser.ts';
import type { TerraformFile } from '../../../server/src/core/terraform/syntax.ts';
import { nameOf, newParser, show, TF, valueOf } from '../../support/terraformParser.ts';

describe('Terraform parser', () => {
  let parser: TerraformParser;
  before(async () => {
    parser = await newParser();
  });
  after(() => parser.dispose());

  const parse = (text: string): TerraformFile => parser.parse({ uri: TF, version: null, text });
  const expression = (source: string): string => {
    const file = parse(`a = ${source}\n`);
    assert.deepEqual(file.errors, [], source);
    return show(valueOf(file, 'a'));
  };
  const source = (file: TerraformFile, span: { start: number; end: number }): string =>
    file.text.slice(span.start, span.end);

  it('reads blocks with their labels, header and body', () => {
    const file = parse('resource "aws_s3_bucket" logs {\n  acl = "private"\n  versioning {\n  }\n}\n\nlocals {}\n');
    assert.deepEqual(file.body.blocks.map(nameOf), ['resource.aws_s3_bucket.logs', 'locals']);
    const [bucket, locals] = file.body.blocks;
    assert.equal(source(file, bucket!.header), 'resource "aws_s3_bucket" logs');
    assert.deepEqual(
      bucket!.labels.map((label) => source(file, label)),
      ['"aws_s3_bucket"', 'logs'],
    );
    assert.equal(source(file, bucket!.body), '\n  acl = "private"\n  versioning {\n  }\n');
    assert.equal(source(file, bucket!.body.attributes[0]!), 'acl = "private"');
    assert.equal(source(file, bucket!.body.attributes[0]!.value), '"private"');
    assert.deepEqual(bucket!.body.blocks.map(nameOf), ['versioning']);
    assert.equal(source(file, locals!), 'locals {}');
    assert.ok(file.body.blocks.every((block) => block.complete && !block.stale));
  });

  it('builds expressions as HCL does', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['1 + 2 * 3', '(1 + (2 * 3))'],
      ['a && b || c', '((a && b) || c)'],
      ['a == b && !c', '((a == b) && (!c))'],
      ['-a.b', '(-a.b)'],
      ['a - b - c', '((a - b) - c)'],
      ['a > 1 == b', '((a > 1) == b)'],
      ['a ? b : c ? d : e', '(a ? b : (c ? d : e))'],
      ['a ? b ? 1 : 2 : c', '(a ? (b ? 1 : 2) : c)'],
      ['a ? 1 : b ? 2 : c ? 3 : 4', '(a ? 1 : (b ? 2 : (c ? 3 : 4)))'],
      ['(a ? b : c) ? d : e', '(paren (a ? b : c) ? d : e)'],
      ['(a + b).c[0]', 'paren (a + b).c[0]'],
      ['f(a, b...)', 'f(a, b...)'],
      ['f(\n  1,\n  2,\n)', 'f(1, 2)'],
      ['provider::aws::arn_parse(x)', 'provider::aws::arn_parse(x)'],
      ['a.0.b', 'a[0].b'],
      ['a[*].b[0].c', '<a full .b [0] .c>'],
      ['a.*.b.c[0].d', '<a attribute .b .c>[0].d'],
      ['a[*].b[*].c', '<a full .b <full .c>>'],
      ['a[*].b.*.c[0]', '<a full .b <attribute .c> [0]>'],
      ['[for x in y : x.z if x.ok]', 'for(x in y: x.z if x.ok)'],
      ['{for k, v in y : k => v...}', 'for(k, v in y: k => v...)'],
      ['{ a = 1, "b" : 2, (c) = 3, null = 4 }', '{"a": 1, "b": 2, paren c: 3, "null": 4}'],
      ['[1, [2], {}]', '[1, [2], {}]'],
      ['1e5', '1e5'],
      ['null', 'null'],
    ];
    for (const [text, expected] of cases) assert.equal(expression(text), expected, text);
  });

  it('keeps numbers as they are written', () => {
    const value = valueOf(parse('a = 12345678901234567890\nb = 2.5e-3\n'), 'a');
    assert.deepEqual(value, {
      kind: 'literal',
      start: 4,
      end: 24,
      value: Number('12345678901234567890'),
      raw: '12345678901234567890',
    });
    const other = valueOf(parse('b = 2.5e-3\n'), 'b');
    assert.equal(other.kind === 'literal' ? other.value : null, 0.0025);
  });

  it('unescapes strings and keeps their spaces', () => {
    assert.equal(expression('"  a\\n\\t\\"\\\\ \\u00e9\\U0001F600 $${x} %%{y} $ "'), '"  a\n\t"\\ é😀 ${x} %{y} $ "');
    assert.equal(expression('" ${ x } "'), '" ${x} "');
    assert.equal(expression('"$$${x}"'), '"$${x}"');
    assert.equal(expression('""'), '""');
  });

  it('applies strip markers', () => {
    assert.equal(expression('"a ${~ x ~} b"'), '"a${x}b"');
    assert.equal(expression('"a ${~ x} b"'), '"a${x} b"');
    // in a heredoc a marker reaches to the end of its line only
    assert.equal(expression('<<EOT\n${x ~}\n\n  b\n  ${~ y}\nEOT'), '"${x}\n  b\n${y}\n"');
  });

  it('reads heredocs, flush ones without their indentation', () => {
    assert.equal(expression('<<EOT\n  a\n b\n  EOT'), '"  a\n b\n"');
    assert.equal(expression('<<-EOT\n    a\n      b\n\n    ${c}\n    EOT'), '"a\n  b\n\n${c}\n"');
    assert.equal(expression('<<-EOT\n  a\n${c}\n  EOT'), '"  a\n${c}\n"');
    assert.equal(expression('<<EOT\n\\n "q" $${x}\nEOT'), '"\\n "q" ${x}\n"');
    const file = parse('a = <<-EOT\n  x\n  EOT\n');
    const value = valueOf(file, 'a');
    assert.deepEqual(value.kind === 'template' ? value.heredoc : null, { marker: 'EOT', flush: true });
  });

  it('reads template directives with their parts', () => {
    const value = valueOf(parse('a = "%{ if x }a%{ else }b${y}%{ endif }%{ for k, v in z ~} ${v} %{ endfor }"\n'), 'a');
    assert.ok(value.kind === 'template');
    const [choice, loop] = value.parts;
    assert.ok(choice?.kind === 'if' && loop?.kind === 'for' && value.parts.length === 2);
    assert.deepEqual([show(choice.condition), choice.then.length, choice.otherwise.length], ['x', 1, 2]);
    assert.deepEqual([loop.keyName, loop.valueName, show(loop.collection)], ['k', 'v', 'z']);
    assert.deepEqual(
      loop.body.map((part) => (part.kind === 'text' ? part.value : part.kind)),
      ['interpolation', ' '],
    );
  });

  it('lists comments without line ends', () => {
    const file = parse('# one\r\na = 1 // two\r\n/* three\r\n */\r\nb = "# no"\r\nc = <<EOT\r\n# no\r\nEOT\r\n');
    assert.deepEqual(file.errors, []);
    assert.deepEqual(
      file.comments.map((comment) => comment.text),
      ['# one', '// two', '/* three\r\n */'],
    );
    for (const comment of file.comments) assert.equal(source(file, comment), comment.text);
  });

  it('counts UTF-16 units, with a byte order mark, emoji and CRLF', () => {
    const file = parse('\uFEFFa = "😀é"\r\nb = { "😀" = x.y }\r\n');
    assert.deepEqual(file.errors, []);
    assert.equal(source(file, valueOf(file, 'a')), '"😀é"');
    const value = valueOf(file, 'b');
    assert.ok(value.kind === 'object');
    assert.equal(source(file, value.entries[0]!.value), 'x.y');
    const broken = parse('a = "😀" 1\n');
    assert.deepEqual(broken.errors[0]?.range, { start: { line: 0, character: 9 }, end: { line: 0, character: 10 } });
  });

  it('says what is missing, and where', () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ['a = \n', '=', 'Expected an expression after `=`.'],
      ['resource "a" "b" {\n  x = 1\n', 'resource "a" "b"', 'Block `resource "a" "b"` is not closed: `}` is missing.'],
      ['a = "x\nb = 1\n', '"x', 'The string is not closed: `"` is missing.'],
      ['a = [1, 2\nb = 3\n', 'b', 'Expected `,` or `]` after this list item, found `b`.'],
      ['a = f(1\n', '(', '`(` is not closed: `)` is missing.'],
      ['a = x.\n', '.', 'Expected an attribute name after `.`.'],
      [
        'a = <<EOT\nx\n',
        '<<EOT',
        'The heredoc is not closed: its marker must stand alone on a later line that has a line end.',
      ],
      ['a = 1 b = 2\n', 'b', 'Expected a new line, found `b`: each argument and block stands on lines of its own.'],
      ['a = 1\na = 2\n', 'a', 'The argument `a` is already set in this block.'],
      ["a = 'x'\n", "'", 'Strings stand in double quotes, not in single ones.'],
      ['a\n', 'a', 'Expected `=` or `{` after `a`, found the end of the line.'],
      ['}\n', '}', 'This `}` closes nothing.'],
      ['a = "${x"\n', '"', 'Expected `}` at the end of `${`, found a string.'],
      [
        'a = "\\q"\n',
        '\\q',
        'This escape is not known. After `\\` stand `n`, `r`, `t`, `"`, `\\`, `uXXXX` or `UXXXXXXXX`.',
      ],
    ];
    for (const [text, where, message] of cases) {
      const [error, ...more] = parse(text).errors;
      assert.equal(error?.message, message, text);
      const line = text.split('\n')[error.range.start.line] ?? '';
      assert.equal(line.slice(error.range.start.character, error.range.end.character), where, text);
      assert.equal(more.length, 0, text);
    }
  });

  it('reads an empty file', () => {
    for (const text of ['', '\n\n', '# only a comment', '\uFEFF']) {
      const file = parse(text);
      assert.deepEqual([file.errors, file.body.blocks, file.body.attributes], [[], [], []]);
    }
  });
});
