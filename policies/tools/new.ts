/** `npm run policy:new -- aws s3_foo [aws_s3_bucket]`: makes the folder of a new policy, to be filled in. Overwrites nothing. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { policyFolder, type PolicyFolder } from './sources.ts';

const GROUPS: readonly string[] = ['aws', 'gcp', 'az', 'k8s', 'tf', 'meta', 'github', 'provider'];

process.exitCode = main(process.argv.slice(2));

/** @returns the exit code: 2 for wrong usage or a folder that is there already. */
function main([group, name, type]: readonly string[]): number {
  if (group === undefined || name === undefined || !GROUPS.includes(group) || !/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) {
    console.error('Usage: npm run policy:new -- <group> <name_with_underscores> [resource type]');
    console.error(`Groups: ${GROUPS.join(', ')}`);
    return 2;
  }
  const folder = policyFolder(group, name);
  if (existsSync(folder.path)) {
    console.error(`${folder.path} is there already.`);
    return 2;
  }
  mkdirSync(folder.path, { recursive: true });
  const kubernetes = group === 'k8s';
  const judged = type ?? (kubernetes ? 'Pod' : 'aws_s3_bucket');
  const files = {
    'policy.rego': policyText(folder, judged, kubernetes),
    'policy_test.rego': testText(folder, judged, kubernetes),
    ...(kubernetes ? manifests(judged) : blocks(judged)),
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder.path, file), text);
  console.log(`${folder.path} is made. Fill in what says TODO; the mark under bad.* is where the finding is expected.`);
  console.log('Then: npm run policies:build && npm run policies:test && npm test');
  return 0;
}

function policyText(folder: PolicyFolder, type: string, kubernetes: boolean): string {
  const library = kubernetes ? 'kubernetes' : 'terraform';
  const alias = kubernetes ? 'k8s' : 'tf';
  const judged = `${alias}.${kubernetes ? 'objects_of' : 'resources'}("${type}")`;
  const attribute = kubernetes ? '["spec", "TODO"]' : '["TODO"]';
  return `# METADATA
# title: TODO what holds, in a few words
# description: >-
#   TODO what goes wrong otherwise, in two sentences.
# related_resources:
#   - https://TODO.the.provider.s/documentation
# custom:
#   id: ${folder.id}
#   severity: medium
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: TODO why this policy is evidence for the control.
#   targets: {${library}: [${type}]}
#   aliases: []
#   fixable: true
#   remediation: TODO what to write instead.
package ${folder.package}

import data.plumbline.lib.finding
import data.plumbline.lib.${library} as ${alias}

# Who is judged.
population contains r.id if some r in ${judged}

# What certainly does not hold.
deny contains finding.fixable(r, ${attribute}, "TODO what is wrong.", repair) if {
	some r in ${judged}
	off(r)
}

off(r) if ${alias}.missing(r, ${attribute})

off(r) if ${alias}.is_false(r, ${attribute})

# What cannot be decided: never a failure.
undecided contains finding.new(r, ${attribute}, "TODO is not known before apply.") if {
	some r in ${judged}
	${alias}.unknown(r, ${attribute})
}

repair := finding.fix("TODO an imperative", [{"op": "set", "path": ${attribute}, "value": true}])
`;
}

function testText(folder: PolicyFolder, type: string, kubernetes: boolean): string {
  const object = (values: string, unknown: string): string =>
    kubernetes
      ? `{"plumbline": 1, "resources": [{
	"framework": "kubernetes",
	"id": "${type}/example",
	"address": "${type}/example",
	"type": "${type}",
	"name": "example",
	"mode": "managed",
	"values": {"apiVersion": "v1", "kind": "${type}", "spec": ${values}},
	"unknown": {"spec": ${unknown}},
	"references": [],
	"documents": [],
}]}`
      : `given.partly("${type}", ${values}, ${unknown})`;
  return `package ${folder.package}_test

import data.${folder.package} as policy
${kubernetes ? '' : 'import data.plumbline.lib.given\n'}
test_deny_absent if {
	count(policy.deny) == 1 with input as ${object('{}', '{}')}
}

test_allow_true if {
	given_input := ${object('{"TODO": true}', '{}')}
	count(policy.population) == 1 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_value if {
	given_input := ${object('{}', '{"TODO": true}')}
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
`;
}

function blocks(type: string): Readonly<Record<string, string>> {
  const header = `resource "${type}" "example" {`;
  const mark = `#${'^'.repeat(header.length - 3)} fail`;
  return {
    'bad.tf': `${header}\n${mark}\n}\n`,
    'bad.fixed.tf': `${header}\n  TODO = true\n}\n`,
    'good.tf': `${header}\n  TODO = true\n}\n`,
    'unknown.tf': `variable "value" {\n  type = bool\n}\n\n${header}\n  TODO = var.value\n}\n`,
  };
}

function manifests(kind: string): Readonly<Record<string, string>> {
  const head = `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: example\nspec:`;
  return {
    'bad.yaml': `${head}\n#^^^ fail\n  other: 1\n`,
    'bad.fixed.yaml': `${head}\n  other: 1\n  TODO: true\n`,
    'good.yaml': `${head}\n  TODO: true\n`,
    'unknown.yaml': `${head}\n  TODO: {{ .Values.todo }}\n`,
  };
}
