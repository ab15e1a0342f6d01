/**
 * Reads the policies' metadata out of their Rego annotations and validates it: unknown keys, unknown controls and an id that
 * is not the folder's are refused. Owns the translation from annotations to `PolicyMetadata`.
 */
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import type { Control, ControlMapping, PolicyMetadata, PolicySetting, Severity } from '../../server/src/core/model.ts';
import { opa } from './opa.ts';
import { compare, type PolicyFolder, type Source } from './sources.ts';
import { withWorkloads } from './workloads.ts';

interface Annotation {
  readonly scope: string;
  readonly title: string;
  readonly description: string;
  readonly related_resources: readonly { readonly ref: string }[];
  readonly custom: {
    readonly id: string;
    readonly severity: Severity;
    readonly controls: readonly ControlMapping[];
    readonly targets: PolicyMetadata['targets'];
    readonly reads?: PolicyMetadata['reads'];
    readonly aliases: readonly string[];
    readonly fixable: boolean;
    readonly remediation: string;
    readonly settings?: Readonly<Record<string, PolicySetting>>;
  };
}

interface Inspection {
  readonly annotations?: readonly {
    readonly annotations: { readonly scope: string };
    readonly location: { readonly file: string };
  }[];
}

export type MetadataResult =
  | { readonly ok: true; readonly policies: readonly PolicyMetadata[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * @param folder where the sources lie, for `opa inspect`
 * @param schema text of `schema/metadata.schema.json`
 */
export function readMetadata(
  folder: string,
  folders: readonly PolicyFolder[],
  controls: readonly Control[],
  schema: string,
): MetadataResult {
  const inspection = JSON.parse(opa(folder, ['inspect', '--annotations', '--format', 'json', '.'])) as Inspection;
  const found = new Map<string, unknown>();
  for (const entry of inspection.annotations ?? []) {
    if (entry.annotations.scope === 'package') found.set(entry.location.file, entry.annotations);
  }
  const known = new Set(controls.map((control) => control.id));
  const validate = new Ajv({ allErrors: true }).compile<Annotation>(JSON.parse(schema) as object);
  const problems: string[] = [];
  const policies: PolicyMetadata[] = [];
  for (const policy of folders) {
    const file = `${policy.group}/${policy.name}/policy.rego`;
    const annotation = found.get(file);
    if (!validate(annotation)) {
      for (const error of validate.errors ?? []) {
        problems.push(`${file}: METADATA${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`);
      }
      continue;
    }
    if (annotation.custom.id !== policy.id) problems.push(`${file}: the id must be ${policy.id}, the folder's`);
    for (const control of annotation.custom.controls) {
      if (!known.has(control.id)) problems.push(`${file}: there is no control ${control.id} in soc2/controls.yaml`);
    }
    policies.push(toMetadata(policy, annotation));
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, policies };
}

function toMetadata(
  folder: PolicyFolder,
  { title, description, related_resources, custom }: Annotation,
): PolicyMetadata {
  return {
    id: custom.id,
    title,
    description: description.trim(),
    severity: custom.severity,
    controls: custom.controls.map(({ id, rationale, strength }) => ({ id, rationale, strength })),
    targets: withWorkloads(custom.targets),
    reads: withWorkloads(custom.reads ?? {}),
    remediation: custom.remediation.trim(),
    aliases: custom.aliases,
    references: related_resources.map((resource) => resource.ref),
    fixable: custom.fixable,
    settings: custom.settings ?? {},
    page: `policies/${folder.group}/${folder.name}/README.md`,
  };
}

/** The controls of `soc2/controls.yaml`: a list of them, or a mapping with that list under `controls`. */
export function readControls(sources: readonly Source[]): readonly Control[] {
  const source = sources.find(({ path }) => path === 'soc2/controls.yaml');
  if (source === undefined) throw new Error('soc2/controls.yaml is not there');
  const document = parse(source.text) as readonly Control[] | { readonly controls: readonly Control[] };
  const list = 'controls' in document ? document.controls : document;
  const ids = list.map((control) => control.id);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) throw new Error(`soc2/controls.yaml: ${repeated} is there twice`);
  return list.map(({ id, title, summary, shown_by_code, other_evidence }) => ({
    id,
    title,
    summary,
    shown_by_code,
    other_evidence,
  }));
}

export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compare(a.id, b.id);
}
