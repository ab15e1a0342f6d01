# METADATA
# title: Databases and queues are not open to the internet
# description: >-
#   A database, cache or message broker that the whole internet can reach is found within hours; one weak password, or a product that asks for
#   none by default, and its data is copied, deleted or held to ransom. Rules that cover a port with a range or with all protocols count too.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-sg-ingress-db
#   severity: high
#   controls:
#     - id: CC6.6
#       strength: direct
#       rationale: The boundary keeps data stores away from outside networks.
#     - id: CC6.1
#       strength: supporting
#       rationale: Whoever tries to log in to a data store has to be in a known network first.
#   targets:
#     terraform: [aws_security_group, aws_default_security_group, aws_security_group_rule, aws_vpc_security_group_ingress_rule]
#   aliases:
#     - ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_postgres_5432
#     - ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_mysql_3306
#   fixable: true
#   settings:
#     ports:
#       description: The ports of data stores, each with the name that messages give it.
#       default:
#         "1433": SQL Server
#         "1521": Oracle
#         "3306": MySQL
#         "5432": PostgreSQL
#         "6379": Redis
#         "9042": Cassandra
#         "9092": Kafka
#         "9200": Elasticsearch
#         "11211": Memcached
#         "27017": MongoDB
#   remediation: >-
#     Allow the security groups of the applications that use the data store (`security_groups`, `source_security_group_id` or
#     `referenced_security_group_id`). The quick fix puts a variable in the place of the open range, for you to fill with your networks.
package plumbline.aws.sg_ingress_db

import data.plumbline.lib.finding
import data.plumbline.lib.security_group as sg
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

names := settings.value(rego.metadata.chain(), "ports")

ports := [to_number(port) | some port, _ in names]

# Memcached and some clusters speak UDP as well.
protocols := {"tcp", "udp"}

rules := sg.rules("ingress")

population contains id if some id in sg.population("ingress")

deny contains finding.fixable(found["in"], tf.path_in(found.rule, found.place), text, restrict(found)) if {
	some found in sg.exposed(rules, ports, protocols)
	text := concat("", [listed(sort(found.ports)), " open to ", tf.value(found.rule, found.place), "."])
}

# The first few by name: a rule that opens everything opens them all.
listed([port]) := concat("", [title(port), " is"])

listed(open) := concat("", [concat(", ", [title(port) | some port in array.slice(open, 0, 3)]), rest(count(open) - 3), " are"]) if {
	count(open) > 1
}

rest(n) := "" if n <= 0

rest(n) := concat("", [" and ", format_int(n, 10), " more"]) if n > 0

title(port) := concat("", [names[digits], " (port ", digits, ")"]) if digits := format_int(port, 10)

undecided contains finding.new(r, tf.path_in(rule, []), "Whether a data store is open to the internet is not known before apply.") if {
	some {"in": r, "rule": rule} in sg.maybe_exposed(rules, ports, protocols)
}

undecided contains finding.new(r, ["ingress"], "Not all ingress rules are known before apply.") if {
	some r in sg.partly_known("ingress")
}

restrict(found) := sg.restrict(
	found.rule,
	found.place[0],
	"Allow your applications' networks only",
	"allowed_database",
	"Networks of the applications that use the data store.",
)
