# METADATA
# title: OpenSearch domains publish audit logs
# description: >-
#   Without audit logs nobody can tell who searched or changed which documents, nor who tried to log in. The other logs of a domain
#   show errors and slow queries only.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticsearch_domain
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/audit-logs.html
# custom:
#   id: aws-opensearch-audit
#   severity: medium
#   controls:
#     - id: CC7.2
#       strength: direct
#       rationale: Failed logins and unusual access to documents are recorded where anomalies are looked for.
#     - id: CC7.3
#       strength: direct
#       rationale: Whether an event touched data, and whose, can be found out afterwards.
#   targets: {terraform: [aws_opensearch_domain, aws_elasticsearch_domain]}
#   aliases:
#     - CKV_AWS_84
#     - CKV_AWS_317
#     - AWS-0042
#     - opensearch_service_domains_audit_logging_enabled
#     - opensearch_domain_audit_logging_enabled
#   fixable: true
#   remediation: >-
#     Add `log_publishing_options { log_type = "AUDIT_LOGS" }` with the ARN of a log group that lets OpenSearch write, and switch on
#     fine-grained access control (`advanced_security_options`), which audit logs need; then choose in the domain what is audited. The
#     quick fix writes a variable for the log group, for you to fill.
package plumbline.aws.opensearch_audit

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf
import data.plumbline.lib.variable

judged[r.id] := r if {
	some type in ["aws_opensearch_domain", "aws_elasticsearch_domain"]
	some r in tf.resources(type)
}

population contains id if some id, _ in judged

options(r) := tf.blocks(r, "log_publishing_options")

is_audit(option) if tf.value(option, ["log_type"]) == "AUDIT_LOGS"

may_be_audit(option) if is_audit(option)

may_be_audit(option) if tf.unknown(option, ["log_type"])

# Absent means enabled.
publishes(r) if {
	some option in options(r)
	is_audit(option)
	on(option)
}

on(option) if tf.missing(option, ["enabled"])

on(option) if tf.is_true(option, ["enabled"])

may_publish(r) if {
	some option in options(r)
	may_be_audit(option)
	not tf.is_false(option, ["enabled"])
}

may_publish(r) if tf.blocks_unknown(r, "log_publishing_options")

has_audit_options(r) if {
	some option in options(r)
	is_audit(option)
}

deny contains finding.fixable(r, tf.path_in(option, ["enabled"]), "Audit logs are switched off.", switch_on(option)) if {
	some r in judged
	not may_publish(r)
	some option in options(r)
	is_audit(option)
}

deny contains finding.fixable(r, [], "The domain publishes no audit logs.", publish) if {
	some r in judged
	not may_publish(r)
	not has_audit_options(r)
}

undecided contains finding.new(r, ["log_publishing_options"], "Whether audit logs are published is not known before apply.") if {
	some r in judged
	may_publish(r)
	not publishes(r)
}

switch_on(option) := finding.fix("Switch audit logs on", [{
	"op": "set",
	"path": tf.path_in(option, ["enabled"]),
	"value": true,
}])

publish := finding.fix("Publish audit logs", [
	{
		"op": "add_block",
		"path": ["log_publishing_options"],
		"body": [
			{"name": "log_type", "value": "AUDIT_LOGS"},
			{"name": "cloudwatch_log_group_arn", "ref": variable.reference(group)},
		],
	},
	variable.declare(group, "ARN of the CloudWatch log group that OpenSearch publishes audit logs to."),
])

group := "opensearch_audit_log_group_arn"
