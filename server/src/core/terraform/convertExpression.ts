/** Turns the grammar's expression nodes into `Expression`s. What it does not understand becomes `invalid`; it never throws. */
import type { Span } from '../model.ts';
import type { RawNode } from './treeSitter.ts';
import type {
  CallExpression,
  ConditionalExpression,
  Expression,
  ForExpression,
  ObjectEntry,
  SplatStep,
} from './syntax.ts';
import { isBinary } from './binaryOperator.ts';
import { lostBetween, lostEntry, type LostLine } from './lostLine.ts';
import { convertHeredoc, convertQuoted } from './convertTemplate.ts';
import { MAX_DEPTH } from './tokenReader.ts';

export class ExpressionConverter {
  /** True once something was left out: too deep, or a shape that the grammar does not have. */
  damaged = false;
  readonly text: string;
  private readonly lost: readonly LostLine[];
  private depth = 0;

  constructor(text: string, lost: readonly LostLine[]) {
    this.text = text;
    this.lost = lost;
  }

  /** Lines lost between `span`'s ends and outside of everything in `inner`. */
  lostIn(span: Span, inner: readonly Span[]): readonly LostLine[] {
    return lostBetween(this.lost, span, inner);
  }

  slice(node: Span): string {
    return this.text.slice(node.start, node.end);
  }

  /** An `expression` node. */
  readonly expression = (node: RawNode): Expression => {
    if (this.depth >= MAX_DEPTH) return this.invalid(node);
    this.depth++;
    const first = node.children[0];
    const result =
      first?.type === 'conditional' && node.children.length === 1
        ? this.conditional(first)
        : this.terms(node.children, node);
    this.depth--;
    return result;
  };

  private readonly tooDeep = (): void => {
    this.damaged = true;
  };

  private invalid(span: Span): Expression {
    this.damaged = true;
    return { kind: 'invalid', start: span.start, end: span.end };
  }

  /** The grammar reads `a ? b : c ? d : e` from the left; HCL, from the right. */
  private conditional(node: RawNode): Expression {
    const branches: { readonly condition: RawNode; readonly then: RawNode }[] = [];
    let current = node;
    let last: RawNode | undefined;
    const pending: { readonly then: RawNode; readonly otherwise: RawNode }[] = [];
    for (;;) {
      const [condition, , then, , otherwise] = current.children;
      if (condition === undefined || then === undefined || otherwise === undefined) return this.invalid(node);
      pending.push({ then, otherwise });
      const inner = condition.children[0];
      if (condition.children.length === 1 && inner?.type === 'conditional') {
        current = inner;
        continue;
      }
      let head = condition;
      for (const { then: value, otherwise: next } of pending.reverse()) {
        branches.push({ condition: head, then: value });
        head = next;
      }
      last = head;
      break;
    }
    if (branches.length + this.depth > MAX_DEPTH) return this.invalid(node);
    this.depth += branches.length;
    let result = this.expression(last);
    for (const { condition, then } of branches.reverse()) {
      const built: ConditionalExpression = {
        kind: 'conditional',
        start: condition.start,
        end: result.end,
        condition: this.expression(condition),
        then: this.expression(then),
        otherwise: result,
      };
      result = built;
    }
    this.depth -= branches.length;
    return result;
  }

  /** A term with the steps that follow it: the grammar lists them side by side. */
  private terms(nodes: readonly RawNode[], span: Span): Expression {
    // each step that follows makes the tree one level deeper
    if (nodes.length + this.depth > MAX_DEPTH) return this.invalid(span);
    this.depth += nodes.length - 1;
    const result = this.termWithSteps(nodes, span);
    this.depth -= nodes.length - 1;
    return result;
  }

  private termWithSteps(nodes: readonly RawNode[], span: Span): Expression {
    const first = nodes[0];
    if (first === undefined) return this.invalid(span);
    let at = 1;
    let result: Expression;
    if (first.type === '(') {
      const inner = nodes[1];
      const close = nodes[2];
      if (inner === undefined || close?.type !== ')') return this.invalid(span);
      at = 3;
      result = { kind: 'parentheses', start: first.start, end: close.end, inner: this.expression(inner) };
    } else {
      result = this.term(first);
    }
    for (; at < nodes.length; at++) {
      const node = nodes[at];
      const step = node?.children[0];
      if (node === undefined || step === undefined) return this.invalid(span);
      switch (node.type) {
        case 'get_attr': {
          const name = node.children[1];
          if (name === undefined) return this.invalid(span);
          const nameSpan = { start: name.start, end: name.end };
          result = {
            kind: 'attribute',
            start: result.start,
            end: node.end,
            target: result,
            name: this.slice(name),
            nameSpan,
          };
          break;
        }
        case 'index':
          result = { kind: 'index', start: result.start, end: node.end, target: result, key: this.indexKey(step) };
          break;
        case 'splat':
          result = this.splat(result, step, node);
          break;
        default:
          return this.invalid(span);
      }
    }
    return result;
  }

  private indexKey(node: RawNode): Expression {
    if (node.type === 'legacy_index') {
      const raw = this.slice(node).replace(/^\.\s*/, '');
      return { kind: 'literal', start: node.end - raw.length, end: node.end, value: Number(raw), raw };
    }
    const key = node.children.find((child) => child.type === 'expression');
    return key === undefined ? this.invalid(node) : this.expression(key);
  }

  private splat(target: Expression, node: RawNode, outer: RawNode): Expression {
    // what follows a full splat is applied to each element, a further splat too
    if (target.kind === 'splat' && target.style === 'full') {
      return { ...target, end: outer.end, steps: appendSplat(target.steps, this.splatSteps(node, outer)) };
    }
    if (node.type === 'full_splat') {
      return {
        kind: 'splat',
        style: 'full',
        start: target.start,
        end: outer.end,
        target,
        steps: this.steps(node.children.slice(1)),
      };
    }
    // `a.*.b[0]`: in HCL the first index belongs to the list, not to its elements; the grammar has it the other way round
    const children = node.children.slice(1);
    const cut = children.findIndex((child) => child.type === 'index' && child.children[0]?.type === 'new_index');
    const own = cut < 0 ? children : children.slice(0, cut);
    let result: Expression = {
      kind: 'splat',
      style: 'attribute',
      start: target.start,
      end: own.at(-1)?.end ?? node.children[0]?.end ?? node.end,
      target,
      steps: this.steps(own),
    };
    for (const child of cut < 0 ? [] : children.slice(cut)) {
      const step = child.children[0];
      if (child.type === 'index' && step !== undefined) {
        result = { kind: 'index', start: target.start, end: child.end, target: result, key: this.indexKey(step) };
      } else {
        const name = child.children[1];
        if (name === undefined) return this.invalid(child);
        const nameSpan = { start: name.start, end: name.end };
        result = {
          kind: 'attribute',
          start: target.start,
          end: child.end,
          target: result,
          name: this.slice(name),
          nameSpan,
        };
      }
    }
    return result;
  }

  private splatSteps(node: RawNode, outer: RawNode): readonly SplatStep[] {
    const children = node.children.slice(1);
    const span = { start: outer.start, end: outer.end };
    if (node.type === 'full_splat') return [{ kind: 'splat', style: 'full', ...span, steps: this.steps(children) }];
    const cut = children.findIndex((child) => child.type === 'index' && child.children[0]?.type === 'new_index');
    const own = cut < 0 ? children : children.slice(0, cut);
    return [
      { kind: 'splat', style: 'attribute', ...span, steps: this.steps(own) },
      ...this.steps(cut < 0 ? [] : children.slice(cut)),
    ];
  }

  private steps(nodes: readonly RawNode[]): readonly SplatStep[] {
    const steps: SplatStep[] = [];
    for (const node of nodes) {
      const inner = node.children[0];
      const name = node.children[1];
      if (node.type === 'get_attr' && name !== undefined) {
        steps.push({ kind: 'attribute', start: node.start, end: node.end, name: this.slice(name) });
      } else if (node.type === 'index' && inner !== undefined) {
        steps.push({ kind: 'index', start: node.start, end: node.end, key: this.indexKey(inner) });
      } else {
        this.damaged = true;
      }
    }
    return steps;
  }

  private term(node: RawNode): Expression {
    const first = node.children[0];
    switch (node.type) {
      case 'literal_value':
      case 'template_expr':
      case 'collection_value':
      case 'for_expr':
      case 'operation':
        return first === undefined ? this.invalid(node) : this.value(first);
      case 'variable_expr':
        return { kind: 'variable', start: node.start, end: node.end, name: this.slice(node) };
      case 'function_call':
        return this.call(node);
      default:
        return this.invalid(node);
    }
  }

  private value(node: RawNode): Expression {
    const raw = this.slice(node);
    const span = { start: node.start, end: node.end };
    switch (node.type) {
      case 'numeric_lit':
        return { kind: 'literal', ...span, value: Number(raw), raw };
      case 'bool_lit':
        return { kind: 'literal', ...span, value: raw === 'true', raw };
      case 'null_lit':
        return { kind: 'literal', ...span, value: null, raw };
      case 'string_lit':
      case 'quoted_template':
        return this.nested(node, () => convertQuoted(this.text, node, this.expression, this.tooDeep));
      case 'heredoc_template':
        return this.nested(node, () => convertHeredoc(this.text, node, this.expression, this.tooDeep));
      case 'tuple':
        return {
          kind: 'tuple',
          ...span,
          items: node.children.filter((child) => child.type === 'expression').map(this.expression),
        };
      case 'object':
        return this.object(node);
      case 'for_tuple_expr':
      case 'for_object_expr':
        return this.for(node);
      case 'unary_operation': {
        const operator = node.children[0]?.type;
        if (operator !== '-' && operator !== '!') return this.invalid(node);
        return this.nested(node, () => ({
          kind: 'unary',
          ...span,
          operator,
          operand: this.terms(node.children.slice(1), node),
        }));
      }
      case 'binary_operation':
        return this.binary(node);
      default:
        return this.invalid(node);
    }
  }

  private nested(node: RawNode, build: () => Expression): Expression {
    if (this.depth >= MAX_DEPTH) return this.invalid(node);
    this.depth++;
    const result = build();
    this.depth--;
    return result;
  }

  private binary(node: RawNode): Expression {
    const at = node.children.findIndex((child) => isBinary(child.type));
    const operator = node.children[at]?.type;
    if (operator === undefined || !isBinary(operator)) return this.invalid(node);
    return this.nested(node, () => ({
      kind: 'binary',
      start: node.start,
      end: node.end,
      operator,
      left: this.terms(node.children.slice(0, at), node),
      right: this.terms(node.children.slice(at + 1), node),
    }));
  }

  private call(node: RawNode): CallExpression {
    const name = node.children[0];
    const list = node.children.find((child) => child.type === 'function_arguments')?.children ?? [];
    return {
      kind: 'call',
      start: node.start,
      end: node.end,
      name: name === undefined ? '' : this.slice(name),
      nameSpan: { start: name?.start ?? node.start, end: name?.end ?? node.start },
      args: list.filter((child) => child.type === 'expression').map(this.expression),
      expandFinal: list.at(-1)?.type === 'ellipsis',
    };
  }

  private object(node: RawNode): Expression {
    const entries: ObjectEntry[] = [];
    for (const child of node.children) {
      if (child.type !== 'object_elem') continue;
      const [key, , value] = child.children;
      if (key === undefined || value === undefined) {
        this.damaged = true;
        continue;
      }
      entries.push({ start: child.start, end: child.end, key: this.key(key), value: this.expression(value) });
    }
    for (const line of this.lostIn(node, entries)) entries.push(lostEntry(line));
    return { kind: 'object', start: node.start, end: node.end, entries };
  }

  /** A bare word is a string, also when it is a keyword. */
  private key(node: RawNode): Expression {
    const key = this.expression(node);
    const word =
      key.kind === 'variable' ? key.name : key.kind === 'literal' && typeof key.value !== 'number' ? key.raw : null;
    if (word === null) return key;
    const span = { start: key.start, end: key.end };
    return { kind: 'template', ...span, parts: [{ kind: 'text', ...span, value: word }] };
  }

  private for(node: RawNode): Expression {
    const intro = node.children.find((child) => child.type === 'for_intro');
    const names = intro?.children.filter((child) => child.type === 'identifier') ?? [];
    const collection = intro?.children.find((child) => child.type === 'expression');
    const [first, second] = node.children.filter((child) => child.type === 'expression');
    const condition = node.children
      .find((child) => child.type === 'for_cond')
      ?.children.find((child) => child.type === 'expression');
    const isObject = node.type === 'for_object_expr';
    const value = isObject ? second : first;
    const valueName = names.at(-1);
    const keyName = names.length > 1 ? names[0] : undefined;
    if (collection === undefined || first === undefined || value === undefined || valueName === undefined)
      return this.invalid(node);
    const built: ForExpression = {
      kind: 'for',
      start: node.start,
      end: node.end,
      keyName: keyName === undefined ? null : this.slice(keyName),
      valueName: this.slice(valueName),
      collection: this.expression(collection),
      key: isObject ? this.expression(first) : null,
      value: this.expression(value),
      grouping: node.children.some((child) => child.type === 'ellipsis'),
      condition: condition === undefined ? null : this.expression(condition),
    };
    return built;
  }
}

function appendSplat(steps: readonly SplatStep[], more: readonly SplatStep[]): readonly SplatStep[] {
  const last = steps.at(-1);
  if (last?.kind !== 'splat' || last.style !== 'full') return [...steps, ...more];
  const end = more.at(-1)?.end ?? last.end;
  return [...steps.slice(0, -1), { ...last, end, steps: appendSplat(last.steps, more) }];
}
