# METADATA
# title: Queues and topics are not open to everybody
# description: >-
#   A statement that names every principal and sets no condition lets anyone with any AWS account send, read or delete messages. Whoever can
#   send to a queue drives the system behind it.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sqs_queue_policy
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sns_topic_policy
#   - https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html
# custom:
#   id: aws-queue-policy-public
#   severity: high
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Only known identities may use the queue or topic.
#     - id: CC6.6
#       strength: direct
#       rationale: Nobody outside the organisation's accounts reaches the messages.
#   targets: {terraform: [aws_sqs_queue_policy, aws_sns_topic_policy, aws_sqs_queue, aws_sns_topic]}
#   aliases: [CKV_AWS_168, CKV_AWS_169, CKV_AWS_72, CKV_AWS_387, CKV_AWS_385, AWS-0097]
#   fixable: false
#   settings:
#     narrowing_keys:
#       description: Condition keys that limit a statement for every principal to certain accounts, resources or networks.
#       default:
#         - aws:SourceArn
#         - aws:SourceAccount
#         - aws:SourceOwner
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
#     Name the accounts, roles or services that need it in `Principal`, or add a condition: `ArnEquals` on `aws:SourceArn` for a topic or
#     bucket that sends, `StringEquals` on `aws:PrincipalOrgID` for your organisation.
package plumbline.aws.queue_policy_public

import data.plumbline.lib.finding
import data.plumbline.lib.resource_policy
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

policy := ["policy"]

judged[r.id] := r if {
	some type in ["aws_sqs_queue_policy", "aws_sns_topic_policy"]
	some r in tf.resources(type)
}

# A queue or topic without a policy can only be used by its own account.
judged[r.id] := r if {
	some type in ["aws_sqs_queue", "aws_sns_topic"]
	some r in tf.resources(type)
	not tf.missing(r, policy)
}

population contains id if some id, _ in judged

keys := settings.value(rego.metadata.chain(), "narrowing_keys")

deny contains finding.new(r, place, "The statement lets everybody in.") if {
	some r in judged
	some statement in resource_policy.statements(r, policy)
	some place in resource_policy.open_places(statement, keys)
}

undecided contains finding.new(r, tf.path_in(statement, []), "Whom the statement lets in is not known before apply.") if {
	some r in judged
	some statement in resource_policy.statements(r, policy)
	resource_policy.undecided(statement, keys)
}

undecided contains finding.new(r, policy, "Not all of the policy is known before apply.") if {
	some r in judged
	tf.blocks_unknown(tf.document(r, policy), "Statement")
}

undecided contains finding.new(r, policy, "The policy is not known before apply.") if {
	some r in judged
	tf.document_unknown(r, policy)
}

undecided contains finding.new(r, policy, "The policy cannot be read as JSON.") if {
	some r in judged
	tf.is_known(r, policy)
	not tf.document(r, policy)
}
