/**
 * The syntax tree of Terraform's language (HCL native syntax), detached from any parser's own nodes.
 *
 * Owns the node types only. Every node carries a `Span` of UTF-16 offsets into the file's text. Follows the HCL native
 * syntax specification: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
import type { Span, SyntaxError } from '../model.ts';

/** One parsed file. Parsing never throws: what could not be read is in `errors`, and `incomplete` blocks say so. */
export interface TerraformFile {
  readonly uri: string;
  readonly version: number | null;
  readonly text: string;
  /** Top-level blocks in source order. */
  readonly body: Body;
  readonly comments: readonly Comment[];
  readonly errors: readonly SyntaxError[];
}

export interface Comment extends Span {
  /** The comment with its marker (`#`, `//`, `/* … …`), without a trailing CR. */
  readonly text: string;
}

export interface Body extends Span {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
}

export interface Block extends Span {
  /** The file it stands in, where that is not its parent's: it came from an override file. */
  readonly origin?: TerraformFile;
  /** `resource`, `ingress`, … */
  readonly type: string;
  readonly typeSpan: Span;
  readonly labels: readonly Label[];
  /** From the type to the last label, without the brace. */
  readonly header: Span;
  /** Between the braces: `start` is just after `{`, `end` just before `}`. */
  readonly body: Body;
  /** False when something inside could not be parsed, or the closing brace is missing. */
  readonly complete: boolean;
  /** True when this is the block's last good result while its current text does not parse; spans are those of the
   * good text moved to where the block now starts: a finding in it may be shown at the header only. */
  readonly stale: boolean;
  /** Places in the block (whole lines) that were left out so that the rest could be read. An attribute whose name could
   * still be read there is present with an `invalid` value; anything else that may stand there is not known to be absent. */
  readonly unread?: readonly Span[];
}

export interface Label extends Span {
  readonly value: string;
}

export interface Attribute extends Span {
  /** The file it stands in, where that is not its block's: it came from an override file. */
  readonly origin?: TerraformFile;
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Expression;
}

export type Expression =
  | LiteralExpression
  | TemplateExpression
  | TupleExpression
  | ObjectExpression
  | CallExpression
  | VariableExpression
  | GetAttributeExpression
  | IndexExpression
  | SplatExpression
  | ConditionalExpression
  | BinaryExpression
  | UnaryExpression
  | ForExpression
  | ParenthesesExpression
  | InvalidExpression;

/** A number keeps its source digits in `raw`, so that nothing is rounded before it must be. */
export interface LiteralExpression extends Span {
  readonly kind: 'literal';
  readonly value: null | boolean | number;
  readonly raw: string;
}

/** A quoted string or a heredoc. A plain string is a template with at most one `text` part. */
export interface TemplateExpression extends Span {
  readonly kind: 'template';
  readonly parts: readonly TemplatePart[];
  /** Present for `<<EOT` (`flush: false`) and `<<-EOT` (`flush: true`). Text parts already have the indentation removed. */
  readonly heredoc?: { readonly marker: string; readonly flush: boolean };
}

export type TemplatePart = TemplateText | TemplateInterpolation | TemplateIf | TemplateFor;

/** Literal text, unescaped; `span` covers its source. */
export interface TemplateText extends Span {
  readonly kind: 'text';
  readonly value: string;
}

/** `${ … }`; `stripBefore`/`stripAfter` are the `~` markers, already applied to the neighbouring text parts. */
export interface TemplateInterpolation extends Span {
  readonly kind: 'interpolation';
  readonly expression: Expression;
  readonly stripBefore: boolean;
  readonly stripAfter: boolean;
}

/** `%{ if … } … %{ else } … %{ endif }` */
export interface TemplateIf extends Span {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly then: readonly TemplatePart[];
  readonly otherwise: readonly TemplatePart[];
}

/** `%{ for k, v in … } … %{ endfor }` */
export interface TemplateFor extends Span {
  readonly kind: 'for';
  readonly keyName: string | null;
  readonly valueName: string;
  readonly collection: Expression;
  readonly body: readonly TemplatePart[];
}

export interface TupleExpression extends Span {
  readonly kind: 'tuple';
  readonly items: readonly Expression[];
}

export interface ObjectExpression extends Span {
  readonly kind: 'object';
  readonly entries: readonly ObjectEntry[];
}

export interface ObjectEntry extends Span {
  /** A bare identifier key is a `template` of that text with the identifier's span; `(expr)` stays an expression. */
  readonly key: Expression;
  readonly value: Expression;
}

/** `name(args…)`; `name` may be namespaced, `provider::aws::arn_parse`. */
export interface CallExpression extends Span {
  readonly kind: 'call';
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: readonly Expression[];
  /** `f(list...)` */
  readonly expandFinal: boolean;
}

/** A root name: `var`, `local`, `aws_s3_bucket`, or a name bound by a `for`. */
export interface VariableExpression extends Span {
  readonly kind: 'variable';
  readonly name: string;
}

export interface GetAttributeExpression extends Span {
  readonly kind: 'attribute';
  readonly target: Expression;
  readonly name: string;
  readonly nameSpan: Span;
}

/** `target[key]`, and the legacy `target.0`. */
export interface IndexExpression extends Span {
  readonly kind: 'index';
  readonly target: Expression;
  readonly key: Expression;
}

/** `target.*` or `target[*]` followed by traversal steps applied to each element, in order. */
export interface SplatExpression extends Span {
  readonly kind: 'splat';
  readonly style: 'attribute' | 'full';
  readonly target: Expression;
  readonly steps: readonly SplatStep[];
}

export type SplatStep =
  | ({ readonly kind: 'attribute'; readonly name: string } & Span)
  | ({ readonly kind: 'index'; readonly key: Expression } & Span)
  /** A splat inside a full splat, `a[*].b[*].c`: applied to each element, with its own steps. */
  | ({ readonly kind: 'splat'; readonly style: 'attribute' | 'full'; readonly steps: readonly SplatStep[] } & Span);

export interface ConditionalExpression extends Span {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '&&' | '||';

export interface BinaryExpression extends Span {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface UnaryExpression extends Span {
  readonly kind: 'unary';
  readonly operator: '-' | '!';
  readonly operand: Expression;
}

/** `[for k, v in c : value if cond]` or `{for k, v in c : key => value... if cond}` */
export interface ForExpression extends Span {
  readonly kind: 'for';
  readonly keyName: string | null;
  readonly valueName: string;
  readonly collection: Expression;
  /** Null for a tuple. */
  readonly key: Expression | null;
  readonly value: Expression;
  /** `...` */
  readonly grouping: boolean;
  readonly condition: Expression | null;
}

export interface ParenthesesExpression extends Span {
  readonly kind: 'parentheses';
  readonly inner: Expression;
}

/** Text where an expression should be, but is not. Evaluates to unknown; its block is not complete. */
export interface InvalidExpression extends Span {
  readonly kind: 'invalid';
}
