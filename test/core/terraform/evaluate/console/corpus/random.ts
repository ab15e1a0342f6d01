/**
 * Expressions put together at random, from a fixed seed: what no one thinks of, such as a grouping of a set of secrets inside
 * of a template inside of a condition.
 */

const SEED = 20_240_229;
const COUNT = 600;
/** UTF-16 units of an expression. */
const LENGTH_BOUND = 300;

type Kind = 'text' | 'number' | 'bool' | 'list' | 'map' | 'any';

const LEAVES: Readonly<Record<Exclude<Kind, 'any'>, readonly string[]>> = {
  text: ['"a"', '"b"', '""', '"12"', '"1.5"', '"true"', 'var.name', 'local.unicode', '"x,y"', 'var.secret', '"é"'],
  number: ['0', '1', '2', '-1', '1.5', '"3"', 'local.big', '1e3', '0.1', 'var.ports[0]', 'sensitive(2)', '-0', '1 / 3'],
  bool: ['true', 'false', '"true"', 'sensitive(true)', 'null'],
  list: [
    ...[
      '[]',
      '["a", "b"]',
      '[1, 2]',
      'local.mixed',
      'tolist(["x", "y"])',
      'toset(["b", "a"])',
      'var.ports',
      'var.zones',
    ],
    ...['local.secrets', 'var.secret_list', 'local.objects', '[[1], ["a", "b"]]', 'var.typed_null', 'var.pair'],
    ...['tolist([])', 'toset([])', '[null]'],
  ],
  map: [
    ...['{}', '{ a = 1 }', '{ a = "x", b = [1] }', 'tomap({ a = "x" })', 'var.tags', 'local.nested', 'var.secret_map'],
    ...['local.partly_secret', 'var.server', 'var.users', 'tomap({ a = 1, b = 2 })', '{ a = null }', 'var.anything'],
  ],
};

/** Shapes with `<kind>` where an expression of that kind stands. */
const SHAPES: Readonly<Record<Kind, readonly string[]>> = {
  text: [
    ...['upper(<text>)', '"(${<any>})"', '"${<text>}-${<number>}"', 'join(<text>, <list>)', 'jsonencode(<any>)'],
    ...['yamlencode(<any>)', 'replace(<text>, <text>, <text>)', 'format("%v|%s", <any>, <text>)', 'tostring(<any>)'],
    ...[
      '<bool> ? <text> : <any>',
      'substr(<text>, <number>, <number>)',
      'lookup(<map>, <text>, <text>)',
      'title(<text>)',
    ],
    ...[
      'element(<list>, <number>)',
      'trim(<text>, <text>)',
      '"%{ for x in <list> }${x},%{ endfor }"',
      'strrev(<text>)',
    ],
    ...['coalesce(<any>, <text>)', 'format("%5.2f|%x|%q|%-8v|", <number>, <number>, <text>, <any>)'],
  ],
  number: [
    ...[
      '<number> + <number>',
      '<number> - <number>',
      '<number> * <number>',
      '<number> / <number>',
      '<number> % <number>',
    ],
    ...[
      'length(<any>)',
      'max(<number>, <number>)',
      'floor(<number>)',
      'ceil(<number>)',
      'abs(<number>)',
      'sum(<list>)',
    ],
    ...[
      'pow(<number>, 3)',
      'tonumber(<any>)',
      'index(<list>, <any>)',
      'parseint(<text>, 16)',
      '(<number>)',
      'signum(<number>)',
    ],
  ],
  bool: [
    ...['<any> == <any>', '<any> != <any>', '<number> < <number>', '<number> >= <number>', '<bool> && <bool>'],
    ...['<bool> || <bool>', '!<bool>', 'contains(<list>, <any>)', 'can(<any>)', 'alltrue(<list>)', 'anytrue(<list>)'],
    ...['startswith(<text>, <text>)', 'issensitive(<any>)'],
  ],
  list: [
    ...[
      '[<any>, <any>]',
      '[<any>]',
      '[for x in <list> : <any>]',
      '[for x in <map> : x]',
      '[for k, v in <list> : [v, k]]',
    ],
    ...[
      '[for x in <list> : x if <bool>]',
      'concat(<list>, <list>)',
      'flatten(<list>)',
      'distinct(<list>)',
      'sort(<list>)',
    ],
    ...['reverse(<list>)', 'compact(<list>)', 'tolist(<list>)', 'toset(<list>)', 'keys(<map>)', 'values(<map>)'],
    ...['setunion(<list>, <list>)', 'setintersection(<list>, <list>)', 'setsubtract(<list>, <list>)'],
    ...[
      'setproduct(<list>, <list>)',
      'slice(<list>, 0, <number>)',
      'split(<text>, <text>)',
      'chunklist(<list>, <number>)',
    ],
    ...['<bool> ? <list> : <list>', 'range(<number>)', '(<list>)[*]', '(<map>)[*]', 'coalescelist(<list>, <list>)'],
    ...['matchkeys(<list>, <list>, <list>)', 'formatlist("%s-%v", <any>, <any>)', 'regexall("[a-z]", <text>)'],
  ],
  map: [
    ...['{ a = <any>, b = <any> }', '{ for x in <list> : x => <any> }', '{ for k, v in <map> : k => [v] }'],
    ...['{ for x in <list> : "k" => x... }', '{ for k, v in <list> : v => k }', 'merge(<map>, <map>)', 'tomap(<map>)'],
    ...['zipmap(<list>, <list>)', '<bool> ? <map> : <map>', 'transpose(<map>)', 'jsondecode(jsonencode(<map>))'],
    ...['yamldecode(yamlencode(<map>))', '{ (<text>) = <any> }', 'element(<list>, 0)'],
  ],
  any: [
    ...['<text>', '<number>', '<bool>', '<list>', '<map>', '<list>', '<map>', 'null', 'try(<any>, <any>)'],
    ...['(<list>)[<number>]', '(<map>)[<text>]', 'sensitive(<any>)', 'nonsensitive(<any>)', 'one(<list>)'],
  ],
};

/** A linear congruential generator: the same expressions on every machine. */
function createRandom(seed: number): () => number {
  let state = BigInt(seed);
  return () => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) & 0xffffffffffffffffn;
    return Number(state >> 33n) / 2 ** 31;
  };
}

function createRandomExpressions(): readonly string[] {
  const random = createRandom(SEED);
  const pick = (items: readonly string[]): string => items[Math.floor(random() * items.length)] ?? 'null';
  const expression = (kind: Kind, depth: number): string => {
    if (depth <= 0) return kind === 'any' ? expression(anyKind(), 0) : pick(LEAVES[kind]);
    return pick(SHAPES[kind]).replace(/<(text|number|bool|list|map|any)>/g, (_, inner: Kind) =>
      expression(inner, depth - 1),
    );
  };
  const anyKind = (): Kind => pick(Object.keys(LEAVES)) as Kind;
  const found = new Set<string>();
  while (found.size < COUNT) {
    const candidate = expression(pick(Object.keys(SHAPES)) as Kind, 1 + Math.floor(random() * 4));
    if (candidate.length <= LENGTH_BOUND) found.add(candidate);
  }
  return [...found];
}

export const random: readonly string[] = createRandomExpressions();
