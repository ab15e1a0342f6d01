/** `plumbline policies list|show`: what the bundle holds, without evaluating anything. */
import picocolors from 'picocolors';
import { visibleText, type Catalog, type PolicyMetadata } from '../../core/index.ts';
import type { CliEnvironment } from '../environment.ts';
import { UsageError } from '../usageError.ts';
import { CLEAN } from '../exitCode.ts';

export type ListFormat = 'pretty' | 'json';

export async function listPolicies(environment: CliEnvironment, format: ListFormat): Promise<number> {
  const catalog = await readCatalog(environment);
  await environment.writeOut(format === 'json' ? `${JSON.stringify(catalog, null, 2)}\n` : table(environment, catalog));
  return CLEAN;
}

export async function showPolicy(environment: CliEnvironment, name: string, format: ListFormat): Promise<number> {
  const catalog = await readCatalog(environment);
  const policy =
    catalog.policies.find(({ id }) => id === name) ?? catalog.policies.find(({ aliases }) => aliases.includes(name));
  if (policy === undefined) {
    throw new UsageError(`There is no policy “${visibleText(name)}”. “plumbline policies list” shows them all.`);
  }
  await environment.writeOut(format === 'json' ? `${JSON.stringify(policy, null, 2)}\n` : page(environment, policy));
  return CLEAN;
}

/** The catalog is this installation's own file: a damaged one is a broken installation, and `run` says so. */
async function readCatalog(environment: CliEnvironment): Promise<Catalog> {
  const catalog = JSON.parse(new TextDecoder().decode(await environment.assets.read('catalog.json'))) as Catalog;
  const version: number = catalog.schemaVersion;
  if (version !== 1) throw new Error(`catalog.json has the unknown schema version ${String(version)}`);
  return catalog;
}

function table(environment: CliEnvironment, { policies, digest }: Catalog): string {
  const colours = picocolors.createColors(environment.colour);
  const widest = Math.max(0, ...policies.map(({ id }) => id.length));
  const rows = policies.map(
    ({ id, severity, title, controls, fixable }) =>
      `${colours.bold(id.padEnd(widest))}  ${severity.padEnd('critical'.length)}  ${title} ${colours.dim(
        `(${controls.map((control) => control.id).join(', ')})${fixable ? ' [fixable]' : ''}`,
      )}`,
  );
  return `${[...rows, '', `${String(policies.length)} policies, bundle ${digest}`].join('\n')}\n`;
}

function page(environment: CliEnvironment, policy: PolicyMetadata): string {
  const colours = picocolors.createColors(environment.colour);
  const settings = Object.entries(policy.settings);
  const targets = Object.entries(policy.targets).map(([framework, types]) => `${framework}: ${types.join(', ')}`);
  const part = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', colours.bold(title), ...lines.map((line) => `  ${line}`)];
  return `${[
    `${colours.bold(policy.id)}: ${policy.title}`,
    `${policy.severity}${policy.fixable ? ', fixable' : ''}`,
    '',
    policy.description.trim(),
    ...part(
      'Controls',
      policy.controls.map(({ id, strength, rationale }) => `${id} (${strength}): ${rationale}`),
    ),
    ...part('Judges', targets),
    ...part('How to fix', [policy.remediation.trim()]),
    ...part(
      'Settings',
      settings.map(([name, setting]) => `${name} (${JSON.stringify(setting.default)}): ${setting.description}`),
    ),
    ...part('Other tools call it', policy.aliases.length === 0 ? [] : [policy.aliases.join(', ')]),
    ...part('See also', policy.references),
  ].join('\n')}\n`;
}
