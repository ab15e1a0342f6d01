# METADATA
# title: Kafka clusters encrypt what is sent
# description: >-
#   A cluster that also accepts plaintext, or whose brokers exchange it, sends messages and credentials readable over the network. Encryption is the
#   default: it has been switched off here.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/msk_cluster
#   - https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html
# custom:
#   id: aws-msk-transit
#   severity: high
#   controls:
#     - {id: CC6.7, strength: direct, rationale: Messages are encrypted on their way to and between brokers.}
#   targets: {terraform: [aws_msk_cluster]}
#   aliases: [CKV_AWS_81, AWS-0073, kafka_cluster_in_transit_encryption_enabled]
#   fixable: true
#   remediation: >-
#     In `encryption_info { encryption_in_transit { … } }` set `client_broker = "TLS"` and leave out `in_cluster` (true), or set it to true. Move clients
#     to the TLS port 9094 first. `in_cluster` can only be changed by replacing the cluster.
package plumbline.aws.msk_transit

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_msk_cluster")

client := ["encryption_info", 0, "encryption_in_transit", 0, "client_broker"]

brokers := ["encryption_info", 0, "encryption_in_transit", 0, "in_cluster"]

deny contains finding.fixable(r, client, "Clients can talk to the brokers in plaintext.", require_tls) if {
	some r in tf.resources("aws_msk_cluster")
	tf.value(r, client) in {"TLS_PLAINTEXT", "PLAINTEXT"}
}

deny contains finding.fixable(r, brokers, "The brokers talk to each other in plaintext.", encrypt_brokers) if {
	some r in tf.resources("aws_msk_cluster")
	tf.is_false(r, brokers)
}

undecided contains finding.new(r, path, "Whether traffic is encrypted is not known before apply.") if {
	some r in tf.resources("aws_msk_cluster")
	some path in [client, brokers]
	tf.unknown(r, path)
}

require_tls := finding.fix("Require TLS", [{"op": "set", "path": client, "value": "TLS"}])

encrypt_brokers := finding.fix("Encrypt between brokers", [{"op": "set", "path": brokers, "value": true}])
