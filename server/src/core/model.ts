/**
 * The words of Plumbline as types (see ARCHITECTURE.md, "Words").
 *
 * Owns the vocabulary that every other module shares. Must never hold behaviour, I/O or editor types: a `Range`
 * here has the shape of an LSP range (lines and UTF-16 characters, both from 0), but core does not know LSP.
 */

/** A position in a text: line and UTF-16 character, both counted from 0 (LSP `Position`). */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A half-open range in a text (LSP `Range`). */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A half-open range in a text as UTF-16 offsets. Parsers speak spans; everything published speaks ranges. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Location {
  readonly uri: string;
  readonly range: Range;
}

/** A place that helps to understand a finding, such as the variable a value came from. */
export interface RelatedLocation extends Location {
  readonly message: string;
}

/** A text as the editor or the disk has it. `version` is the editor's document version, null for a file read from disk. */
export interface SourceFile {
  readonly uri: string;
  readonly version: number | null;
  readonly text: string;
}

/** A replacement of a range in one file's text; `newText` uses the file's own line ending. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** Edits of one file, valid only for the version they were computed from. */
export interface FileEdits {
  readonly uri: string;
  readonly version: number | null;
  readonly edits: readonly TextEdit[];
}

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/**
 * The shape of what is not known of a value, mirroring it as Terraform's `after_unknown` does: `true` where a value is
 * unknown, an object or an array (of the same length as the value) where something inside is. `false` = all known.
 */
export type UnknownTree = boolean | readonly UnknownTree[] | { readonly [key: string]: UnknownTree };

export type PathSegment = string | number;
/** A path into a resource's values. Nested Terraform blocks are lists: `["root_block_device", 0, "encrypted"]`. */
export type Path = readonly PathSegment[];

export type Framework = 'terraform' | 'kubernetes';
export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info';
export type Outcome = 'pass' | 'fail' | 'unknown' | 'waived' | 'error';

export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];
export const OUTCOMES: readonly Outcome[] = ['pass', 'fail', 'unknown', 'waived', 'error'];

/** A text that does not parse. `parser` says which of our parsers rejects it. */
export interface SyntaxError {
  readonly uri: string;
  readonly range: Range;
  readonly message: string;
  readonly parser: 'terraform' | 'strict' | 'yaml' | 'json';
}

/** Where a path of a resource is written. */
export interface Placement {
  readonly uri: string;
  /** The narrowest range that exists: the value, else the header of the innermost block or object that encloses it. */
  readonly range: Range;
  /** True when the path itself is written, false when `range` belongs to an ancestor. */
  readonly exact: boolean;
  /** How the value got here, nearest first: use, local, variable default. Empty for a literal. */
  readonly related: readonly RelatedLocation[];
}

/** A reference from a value to another resource: `bucket = aws_s3_bucket.logs.id`. */
export interface ResourceReference {
  /** Where in the values the reference stands. */
  readonly path: Path;
  /** The id of the resource referred to. */
  readonly resource: string;
  /** The attribute asked for, `["id"]`; empty for the whole resource. */
  readonly attribute: Path;
  /** The value is not that attribute itself but was made from it, or is only perhaps it (a branch of a condition). */
  readonly derived?: true;
}

/** A document (JSON or YAML) that is the text of a string value, decoded, with its own unknown parts. */
export interface EmbeddedDocument {
  readonly path: Path;
  readonly value: JsonValue;
  readonly unknown: UnknownTree;
}

/** An entry of `required_providers`, with the majors that its constraint allows (null: no bound). */
export interface ProviderRequirement {
  /** The local name, `aws`. */
  readonly name: string;
  readonly source: string;
  readonly constraint: string | null;
  readonly minMajor: number | null;
  readonly maxMajor: number | null;
}

/** What is evaluated: a Terraform block or a Kubernetes object. */
export interface Resource {
  readonly framework: Framework;
  /** Unique in its unit; the address, made unique where two objects share one. */
  readonly id: string;
  /** `aws_s3_bucket.logs`, `module.db.aws_db_instance.this`, `provider.aws`, `Deployment/web`. */
  readonly address: string;
  /** The address without instance keys: what `count`, `for_each` and repeated module calls make of one block shares it. */
  readonly base: string;
  /** Terraform type, or Kubernetes kind; `provider`, `terraform`, `module`, `variable` for those blocks. */
  readonly type: string;
  readonly name: string;
  /** Kubernetes namespace as written, else absent. */
  readonly namespace?: string;
  /** `managed`, `data`, or `block` for Terraform's own blocks; Kubernetes objects are `managed`. */
  readonly mode: 'managed' | 'data' | 'block';
  readonly uri: string;
  /** The whole of it, from header to closing brace, or the YAML document (item) it is. */
  readonly range: Range;
  /** The narrowest range that names it: a block's header, or `kind: X` of an object. */
  readonly header: Range;
  readonly values: JsonObject;
  readonly unknown: UnknownTree;
  readonly references: readonly ResourceReference[];
  readonly documents: readonly EmbeddedDocument[];
  /** Which meta-argument makes a Terraform block stand for several instances. */
  readonly repetition?: 'count' | 'for_each';
  /** Why there can be no `pass` for this resource (a syntax error inside it, …); absent when it was read completely. */
  readonly incomplete?: string;
  locate(path: Path): Placement;
}

/** A recorded exception, read from a comment `plumbline:waive <policy> reason="…" until=2027-01-31 owner=… ticket=…`. */
export interface Waiver {
  /** The policy's id, or `*` for all. */
  readonly policy: string;
  readonly reason: string | null;
  /** Last day on which it holds, `YYYY-MM-DD` (UTC), or null. */
  readonly until: string | null;
  readonly owner: string | null;
  readonly ticket: string | null;
  readonly uri: string;
  /** The comment. */
  readonly range: Range;
  /** Offsets of what it covers (the block or object below or around it), or null for the whole file. */
  readonly covers: Range | null;
  /** What is wrong with it: such a waiver is not honoured, and the reason is shown. */
  readonly problem: string | null;
}

// ---- policies and the bundle ------------------------------------------------------------------

export interface ControlMapping {
  readonly id: string;
  /** Why this policy is evidence for the control, in one sentence. */
  readonly rationale: string;
  readonly strength: 'direct' | 'supporting';
}

export interface PolicyMetadata {
  /** Path with dashes: `aws-s3-acl-public`. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
  /** Primary control first. */
  readonly controls: readonly ControlMapping[];
  /** The resource types it judges. */
  readonly targets: Readonly<Partial<Record<Framework, readonly string[]>>>;
  /** Further resource types it needs to see (siblings). */
  readonly reads: Readonly<Partial<Record<Framework, readonly string[]>>>;
  readonly remediation: string;
  /** Peers' ids of the same check, so that their suppression comments keep working. */
  readonly aliases: readonly string[];
  readonly references: readonly string[];
  /** Whether the policy offers a fix (for some of its findings). */
  readonly fixable: boolean;
  readonly settings: Readonly<Record<string, PolicySetting>>;
  /** The page that explains it, relative to the extension's root. */
  readonly page: string;
}

export interface PolicySetting {
  readonly description: string;
  readonly default: JsonValue;
}

/** A SOC 2 criterion, summarised in our own words. */
export interface Control {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Whether infrastructure code can show it. */
  readonly shown_by_code: 'yes' | 'partly' | 'no';
  /** What an auditor needs besides, where code cannot show all of it. */
  readonly other_evidence: string;
}

export interface Catalog {
  readonly schemaVersion: 1;
  readonly policies: readonly PolicyMetadata[];
  readonly controls: readonly Control[];
  /** SHA-256 over the policy sources, as hex. */
  readonly digest: string;
}

// ---- fixes ------------------------------------------------------------------------------------

/** What a fix writes: a JSON value, a reference expression, or a marked place where a person must choose. */
export type FixValue = { readonly value: JsonValue } | { readonly ref: string } | { readonly placeholder: string };

/** An entry of a block or object to write, in order. */
export type FixEntry =
  ({ readonly name: string } & FixValue) | { readonly name: string; readonly block: readonly FixEntry[] };

export type FixOperation =
  | ({ readonly op: 'set'; readonly path: Path } & FixValue)
  | { readonly op: 'remove'; readonly path: Path }
  | { readonly op: 'add_block'; readonly path: Path; readonly body: readonly FixEntry[] }
  | {
      readonly op: 'add_resource';
      readonly block: 'resource' | 'variable' | 'data';
      readonly type: string;
      readonly name: string;
      readonly body: readonly FixEntry[];
    };

export interface Fix {
  readonly title: string;
  readonly operations: readonly FixOperation[];
}

// ---- findings ---------------------------------------------------------------------------------

/** A policy and a resource with an outcome. */
export interface Finding {
  readonly policy: string;
  readonly outcome: Outcome;
  readonly framework: Framework;
  /** The resource's id in its unit; `resource` is its address. */
  readonly resourceId: string;
  readonly resource: string;
  /** Addresses of the instances it speaks of, where `count`, `for_each` or module calls make more than one or name one by key. */
  readonly instances?: readonly string[];
  readonly namespace?: string;
  readonly path: Path;
  readonly uri: string;
  readonly range: Range;
  readonly severity: Severity;
  readonly controls: readonly string[];
  readonly aliases: readonly string[];
  /** One sentence; for `unknown` and `error` it says why. Does not contain the control ids. */
  readonly message: string;
  readonly related: readonly RelatedLocation[];
  readonly fix?: Fix;
  readonly waiver?: Waiver;
  /** A waiver that would have covered this finding but has expired or is faulty. */
  readonly lapsedWaiver?: Waiver;
}

export interface SkippedFile {
  readonly uri: string;
  readonly reason: string;
}

/** A call of a module that could not be followed: what it creates and gives is not known. `message` says why. */
export interface UnresolvedModule extends Location {
  readonly message: string;
}

// ---- units and their analysis -------------------------------------------------------------------

/** What is evaluated together: a Terraform module folder, or a folder of Kubernetes manifests. */
export interface Unit {
  /** `terraform:<folder uri>` or `kubernetes:<folder uri>`. */
  readonly id: string;
  readonly framework: Framework;
  readonly folder: string;
  readonly files: readonly string[];
}

/** All that is known of a unit at one moment. */
export interface UnitAnalysis {
  readonly unit: Unit;
  /** Version of every file it was computed from. */
  readonly versions: ReadonlyMap<string, number | null>;
  /** Every outcome, passes too. Sorted by uri, range, policy, resource id. */
  readonly findings: readonly Finding[];
  readonly syntaxErrors: readonly SyntaxError[];
  readonly waivers: readonly Waiver[];
  readonly resources: readonly Resource[];
  /** Why a file, or a part of it, was not read although it is no syntax error (a template that must be rendered first). */
  readonly notRead: ReadonlyMap<string, string>;
  readonly unresolvedModules: readonly UnresolvedModule[];
}

/** What a strict parser said of a file's text. */
export type StrictVerdict =
  | { readonly ok: true }
  /** `message` is ours where the parser gives none; `range` is the best guess at the place. */
  | { readonly ok: false; readonly message: string };
