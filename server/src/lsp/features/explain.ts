/** A policy as Markdown: what it demands, why, for which controls, and how to comply. Made of the catalog alone. */
import type { Catalog, Control, PolicyMetadata } from '../../core/index.ts';
import { inlineCode } from '../markdown.ts';
import type { ExplainResult } from '../protocol.ts';

/** Null when the catalog has no policy of that id. */
export function explainPolicy(catalog: Catalog, id: string): ExplainResult | null {
  const policy = catalog.policies.find((candidate) => candidate.id === id);
  if (policy === undefined) return null;
  const sections = [
    `# ${policy.title}`,
    `${inlineCode(policy.id)} · severity **${policy.severity}** · ${policy.fixable ? 'has a quick fix' : 'no quick fix'}`,
    policy.description,
    `## How to comply\n\n${policy.remediation}`,
    `## SOC 2 controls\n\n${policy.controls.map((mapping) => controlLine(mapping, controlOf(catalog, mapping.id))).join('\n')}`,
    `## What it looks at\n\n${targets(policy)}`,
    settings(policy),
    policy.aliases.length === 0 ? '' : `## Known elsewhere as\n\n${policy.aliases.map(inlineCode).join(', ')}`,
    policy.references.length === 0 ? '' : `## References\n\n${policy.references.map((url) => `- <${url}>`).join('\n')}`,
  ];
  return { title: policy.title, markdown: `${sections.filter((section) => section !== '').join('\n\n')}\n` };
}

export function controlOf(catalog: Catalog, id: string): Control | undefined {
  return catalog.controls.find((control) => control.id === id);
}

export function controlLine(mapping: PolicyMetadata['controls'][number], control: Control | undefined): string {
  const title = control === undefined ? '' : ` ${control.title}`;
  const support = mapping.strength === 'supporting' ? ' (supporting)' : '';
  return `- **${mapping.id}**${title}${support}: ${mapping.rationale}`;
}

function targets(policy: PolicyMetadata): string {
  const lines = [
    ['Terraform', policy.targets.terraform ?? []] as const,
    ['Kubernetes', policy.targets.kubernetes ?? []] as const,
  ];
  return lines
    .filter(([, types]) => types.length > 0)
    .map(([name, types]) => `- ${name}: ${types.map(inlineCode).join(', ')}`)
    .join('\n');
}

function settings(policy: PolicyMetadata): string {
  const entries = Object.entries(policy.settings);
  if (entries.length === 0) return '';
  const lines = entries.map(
    ([name, setting]) =>
      `- ${inlineCode(name)}: ${setting.description} Default: ${inlineCode(JSON.stringify(setting.default))}.`,
  );
  return `## Settings (${inlineCode('plumbline.policySettings')})\n\n${lines.join('\n')}`;
}
