/**
 * Writes the module that keystrokes are measured in: 30 Terraform files, the first of 1,000 lines, whose resources are looked
 * at by several policies and take values from variables and locals of other files, as real modules do.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FILES = 30;
const BIG_FILE_LINES = 1000;

export interface ModuleFolder {
  /** Absolute path of the 1,000-line file. */
  readonly file: string;
  readonly text: string;
  /** 0-based line, in the middle, that reads `  encrypted         = true`, and where its value starts. */
  readonly line: number;
  readonly character: number;
  /** 0-based line of a comment at the end. */
  readonly lastLine: number;
}

/** Writes the module into an empty folder. The same folder gets the same bytes. */
export function writeModuleFolder(folder: string): ModuleFolder {
  mkdirSync(folder, { recursive: true });
  const lines: string[] = [];
  for (let index = 0; lines.length + 20 < BIG_FILE_LINES; index += 1) lines.push(...group(`big_${index}`));
  while (lines.length < BIG_FILE_LINES) lines.push(`# line ${lines.length + 1}`);
  const file = path.join(folder, 'file_00.tf');
  const text = `${lines.join('\n')}\n`;
  writeFileSync(file, text);
  writeFileSync(path.join(folder, 'file_01.tf'), shared());
  for (let index = 2; index < FILES; index += 1) {
    const groups = [0, 1, 2].flatMap((part) => group(`f${index}_${part}`));
    writeFileSync(path.join(folder, `file_${String(index).padStart(2, '0')}.tf`), `${groups.join('\n')}\n`);
  }
  const wanted = '  encrypted         = true';
  const line = lines.findIndex((candidate, index) => index >= BIG_FILE_LINES / 2 && candidate === wanted);
  if (line < 0) throw new Error('the module has no line to edit');
  return { file, text, line, character: wanted.length - 'true'.length, lastLine: BIG_FILE_LINES - 1 };
}

/** Twenty lines. */
function group(name: string): readonly string[] {
  return [
    `resource "aws_ebs_volume" "${name}" {`,
    '  availability_zone = var.zone',
    '  size              = local.size',
    '  encrypted         = true',
    '  tags              = local.tags',
    '}',
    '',
    `resource "aws_kms_key" "${name}" {`,
    `  description         = "\${var.prefix}-${name.replace('_', '-')}"`,
    '  enable_key_rotation = true',
    '}',
    '',
    `resource "aws_security_group_rule" "${name}" {`,
    '  type              = "ingress"',
    '  from_port         = 443',
    '  to_port           = 443',
    '  protocol          = "tcp"',
    '  cidr_blocks       = [var.network]',
    '  security_group_id = var.group',
    '}',
  ];
}

function shared(): string {
  const variable = (name: string, value: string | null): string =>
    `variable "${name}" {\n  type = string\n${value === null ? '' : `  default = "${value}"\n`}}\n`;
  const locals = 'locals {\n  size = 10\n  tags = { owner = "platform", stage = var.prefix }\n}\n';
  return [
    variable('zone', 'eu-west-1a'),
    variable('prefix', 'acme'),
    variable('network', '10.0.0.0/8'),
    variable('group', null),
    locals,
  ].join('\n');
}
