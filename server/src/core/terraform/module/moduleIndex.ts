/**
 * What stands in a module folder, by name: variables, locals, resources, calls, outputs and provider requirements.
 */
import type { Block, Expression, TerraformFile } from '../syntax.ts';
import { applyOverrides, isOverrideFile } from './overrides.ts';

/** A block with the file it stands in. */
export interface PlacedBlock {
  readonly file: TerraformFile;
  readonly block: Block;
}

/** An expression with the file it stands in. */
export interface PlacedExpression {
  readonly file: TerraformFile;
  readonly value: Expression;
}

export interface ModuleIndex {
  /** Configuration files, override files last. */
  readonly files: readonly TerraformFile[];
  /** `terraform.tfvars`, then `*.auto.tfvars`, in the order in which later ones win. */
  readonly variableFiles: readonly TerraformFile[];
  /** Top-level blocks in file and source order, with overrides merged in. */
  readonly blocks: readonly PlacedBlock[];
  readonly variables: ReadonlyMap<string, PlacedBlock>;
  readonly outputs: ReadonlyMap<string, PlacedBlock>;
  readonly calls: ReadonlyMap<string, PlacedBlock>;
  readonly locals: ReadonlyMap<string, PlacedExpression>;
  /** By address, `aws_s3_bucket.logs` and `data.aws_iam_policy_document.logs`. */
  readonly resources: ReadonlyMap<string, PlacedBlock>;
}

/** @param files the folder's `.tf`, `.tofu` and `.tf.json` files; @param variableFiles its variable files, in order of precedence */
export function indexModule(
  files: readonly TerraformFile[],
  variableFiles: readonly TerraformFile[] = [],
): ModuleIndex {
  const base = files.filter((file) => !isOverrideFile(file.uri));
  const overrides = files.filter((file) => isOverrideFile(file.uri));
  const blocks = applyOverrides(
    base.flatMap((file) => file.body.blocks.map((block) => ({ file, block }))),
    overrides.flatMap((file) => file.body.blocks.map((block) => ({ file, block }))),
  );
  const variables = new Map<string, PlacedBlock>();
  const outputs = new Map<string, PlacedBlock>();
  const calls = new Map<string, PlacedBlock>();
  const locals = new Map<string, PlacedExpression>();
  const resources = new Map<string, PlacedBlock>();
  for (const placed of blocks) {
    const { block, file } = placed;
    const [first, second] = block.labels.map((label) => label.value);
    switch (block.type) {
      case 'variable':
        if (first !== undefined) setFirst(variables, first, placed);
        break;
      case 'output':
        if (first !== undefined) setFirst(outputs, first, placed);
        break;
      case 'module':
        if (first !== undefined) setFirst(calls, first, placed);
        break;
      case 'locals':
        for (const { name, value, origin } of block.body.attributes)
          setFirst(locals, name, { file: origin ?? file, value });
        break;
      case 'resource':
        if (first !== undefined && second !== undefined) setFirst(resources, `${first}.${second}`, placed);
        break;
      case 'data':
        if (first !== undefined && second !== undefined) setFirst(resources, `data.${first}.${second}`, placed);
        break;
    }
  }
  return { files: [...base, ...overrides], variableFiles, blocks, variables, outputs, calls, locals, resources };
}

/** A second one of the same name is an error in Terraform; the first is taken. */
function setFirst<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) map.set(key, value);
}
