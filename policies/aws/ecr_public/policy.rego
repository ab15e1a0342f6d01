# METADATA
# title: Image repositories are not open to everybody
# description: >-
#   A repository policy that names every principal and sets no condition lets anyone with any AWS account pull the images, with the code and
#   settings inside, or push their own.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository_policy
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
# custom:
#   id: aws-ecr-public
#   severity: high
#   controls:
#     - id: CC6.6
#       strength: direct
#       rationale: Images stay inside the boundary of the organisation's accounts.
#   targets: {terraform: [aws_ecr_repository_policy]}
#   aliases: [CKV_AWS_32, AWS-0032]
#   fixable: false
#   settings:
#     narrowing_keys:
#       description: Condition keys that limit a statement for every principal to certain accounts, resources or networks.
#       default:
#         - aws:SourceArn
#         - aws:SourceAccount
#         - aws:SourceOrgID
#         - aws:SourceOrgPaths
#         - aws:SourceIp
#         - aws:SourceVpc
#         - aws:SourceVpce
#         - aws:PrincipalAccount
#         - aws:PrincipalArn
#         - aws:PrincipalOrgID
#         - aws:PrincipalOrgPaths
#   remediation: >-
#     Name the accounts and roles that pull and push in `Principal`, or limit the statement with `StringEquals` on `aws:PrincipalOrgID`. Images that
#     are meant for the public belong in an `aws_ecrpublic_repository`.
package plumbline.aws.ecr_public

import data.plumbline.lib.finding
import data.plumbline.lib.resource_policy
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

policy := ["policy"]

population contains r.id if some r in tf.resources("aws_ecr_repository_policy")

keys := settings.value(rego.metadata.chain(), "narrowing_keys")

deny contains finding.new(r, place, "The statement lets everybody in.") if {
	some r in tf.resources("aws_ecr_repository_policy")
	some statement in resource_policy.statements(r, policy)
	some place in resource_policy.open_places(statement, keys)
}

undecided contains finding.new(r, tf.path_in(statement, []), "Whom the statement lets in is not known before apply.") if {
	some r in tf.resources("aws_ecr_repository_policy")
	some statement in resource_policy.statements(r, policy)
	resource_policy.undecided(statement, keys)
}

undecided contains finding.new(r, policy, "Not all of the policy is known before apply.") if {
	some r in tf.resources("aws_ecr_repository_policy")
	tf.blocks_unknown(tf.document(r, policy), "Statement")
}

undecided contains finding.new(r, policy, "The policy is not known before apply.") if {
	some r in tf.resources("aws_ecr_repository_policy")
	tf.document_unknown(r, policy)
}

undecided contains finding.new(r, policy, "The policy cannot be read as JSON.") if {
	some r in tf.resources("aws_ecr_repository_policy")
	tf.is_known(r, policy)
	not tf.document(r, policy)
}
