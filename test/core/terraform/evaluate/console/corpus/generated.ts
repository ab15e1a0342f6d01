/** Expressions by rule: every operator on every pair of values, every function with wrong numbers and types of arguments. */
import { VALUES } from './values.ts';

const BINARY = ['+', '-', '*', '/', '%', '==', '!=', '<', '<=', '>', '>=', '&&', '||'];
const OPERANDS = [
  'null',
  'true',
  '"false"',
  '2',
  '-0.5',
  '"3"',
  '"x"',
  '[1]',
  'tolist([1])',
  '{ a = 1 }',
  'var.secret',
];

/** Functions by the number of arguments that they need. Those of the machine, of chance and of the moment are left out. */
const FUNCTIONS: readonly (readonly [number, string])[] = [
  [
    1,
    'abs alltrue anytrue base64decode base64encode base64sha256 base64sha512 basename ceil chomp cidrnetmask compact ' +
      'csvdecode dirname distinct fileexists flatten floor issensitive jsondecode jsonencode keys length lower md5 ' +
      'nonsensitive one reverse sensitive sha1 sha256 sha512 signum sort strrev sum title tobool tolist tomap tonumber ' +
      'toset tostring transpose trimspace upper urlencode values yamldecode yamlencode can try coalesce coalescelist ' +
      'concat merge max min range setunion setintersection file',
  ],
  [
    2,
    'chunklist cidrhost contains element endswith format formatdate formatlist indent index join log lookup parseint pow ' +
      'regex regexall setproduct setsubtract split startswith strcontains textdecodebase64 textencodebase64 timeadd ' +
      'timecmp trim trimprefix trimsuffix uuidv5 zipmap templatestring templatefile fileset',
  ],
  [3, 'cidrsubnet matchkeys replace slice substr'],
].map(([count, names]) => [Number(count), String(names)] as const);

function* functions(): Generator<readonly [string, number]> {
  for (const [count, names] of FUNCTIONS) for (const name of names.split(' ')) yield [name, count];
}

function* operators(): Generator<string> {
  for (const operator of BINARY) {
    for (const left of OPERANDS) for (const right of OPERANDS) yield `${left} ${operator} ${right}`;
  }
  for (const value of VALUES) {
    yield `!${value}`;
    yield `-${value}`;
    yield `"<\${${value}}>"`;
    yield `"\${${value}}"`;
    yield `${parenthesised(value)}[*]`;
    yield `[for k, v in ${value} : [k, v]]`;
    yield `{ for k, v in ${value} : k => v }`;
    yield `${value} ? 1 : 2`;
  }
}

function parenthesised(value: string): string {
  return /^[a-z]/.test(value) ? value : `(${value})`;
}

function* wrongCalls(): Generator<string> {
  for (const [name, count] of functions()) {
    for (let given = 0; given <= count + 1; given++) {
      if (given !== count) yield `${name}(${Array.from({ length: given }, () => '"1"').join(', ')})`;
    }
    yield `core::${name}(${Array.from({ length: count }, () => '1').join(', ')})`;
  }
}

/** Every function of one argument with every value; of more, with values at one place and usual ones at the others. */
function* everyArgument(): Generator<string> {
  for (const [name, count] of functions()) {
    if (count === 1) for (const value of VALUES) yield `${name}(${value})`;
  }
  for (const [name, usual] of USUAL) {
    for (const position of usual.keys()) {
      for (const value of VALUES) {
        yield `${name}(${usual.map((argument, index) => (index === position ? value : argument)).join(', ')})`;
      }
    }
  }
}

const USUAL: readonly (readonly [string, readonly string[]])[] = [
  ['chunklist', ['["a", "b", "c"]', '2']],
  ['cidrhost', ['"10.0.0.0/8"', '3']],
  ['cidrsubnet', ['"10.0.0.0/8"', '8', '2']],
  ['coalesce', ['null', '"b"']],
  ['coalescelist', ['[]', '["b"]']],
  ['concat', ['["a"]', 'tolist(["b"])']],
  ['contains', ['["a", "b"]', '"a"']],
  ['element', ['["a", "b"]', '3']],
  ['endswith', ['"hello"', '"lo"']],
  ['format', ['"%s-%v"', '"a"', '1']],
  ['formatdate', ['"YYYY"', '"2024-02-29T12:00:00Z"']],
  ['formatlist', ['"%s-%s"', '["a", "b"]', '"x"']],
  ['indent', ['2', '"a\\nb"']],
  ['index', ['["a", "b"]', '"b"']],
  ['join', ['"-"', '["a", "b"]']],
  ['log', ['16', '2']],
  ['lookup', ['{ a = "x" }', '"a"', '"d"']],
  ['matchkeys', ['["a", "b"]', '["x", "y"]', '["y"]']],
  ['merge', ['{ a = 1 }', '{ b = 2 }']],
  ['parseint', ['"ff"', '16']],
  ['pow', ['2', '8']],
  ['range', ['1', '4', '2']],
  ['regex', ['"[a-z]+"', '"12ab"']],
  ['regexall', ['"[a-z]"', '"1a2b"']],
  ['replace', ['"hello"', '"l"', '"L"']],
  ['setintersection', ['["a", "b"]', '["b"]']],
  ['setproduct', ['["a", "b"]', '[1, 2]']],
  ['setsubtract', ['["a", "b"]', '["b"]']],
  ['setunion', ['["a"]', '["b"]']],
  ['slice', ['["a", "b", "c"]', '1', '2']],
  ['split', ['","', '"a,b"']],
  ['startswith', ['"hello"', '"he"']],
  ['strcontains', ['"hello"', '"ell"']],
  ['substr', ['"hello"', '1', '3']],
  ['timeadd', ['"2024-02-29T12:00:00Z"', '"1h"']],
  ['timecmp', ['"2024-02-29T12:00:00Z"', '"2024-02-29T13:00:00+01:00"']],
  ['trim', ['"xxhixx"', '"x"']],
  ['trimprefix', ['"hello"', '"he"']],
  ['trimsuffix', ['"hello"', '"lo"']],
  ['try', ['local.nested.none', '"d"']],
  ['uuidv5', ['"dns"', '"example.com"']],
  ['zipmap', ['["a", "b"]', '[1, 2]']],
];

function* conditionals(): Generator<string> {
  for (const [index, left] of VALUES.entries()) {
    for (const right of VALUES.slice(index)) {
      yield `true ? ${left} : ${right}`;
      yield `[${left}, ${right}]`;
      yield `tolist([${left}, ${right}])`;
    }
  }
}

export const generated: readonly string[] = [...operators(), ...wrongCalls(), ...everyArgument(), ...conditionals()];
