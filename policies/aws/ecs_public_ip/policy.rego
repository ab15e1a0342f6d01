# METADATA
# title: ECS tasks have no public address
# description: >-
#   A task with a public address can be reached from the internet past the load balancer and its firewall as soon as one security group
#   allows it.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html
# custom:
#   id: aws-ecs-public-ip
#   severity: medium
#   controls:
#     - {id: CC6.6, strength: direct, rationale: Tasks are reached through the load balancer only.}
#   targets: {terraform: [aws_ecs_service, aws_ecs_task_set]}
#   aliases: [CKV_AWS_333]
#   fixable: true
#   remediation: >-
#     Set `assign_public_ip = false` and run tasks in private subnets, with a NAT gateway or VPC endpoints through which they fetch images and
#     secrets.
package plumbline.aws.ecs_public_ip

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

path := ["network_configuration", 0, "assign_public_ip"]

judged[r.id] := r if {
	some type in ["aws_ecs_service", "aws_ecs_task_set"]
	some r in tf.resources(type)
}

population contains id if some id, _ in judged

deny contains finding.fixable(r, path, "Tasks get public addresses.", change) if {
	some r in judged
	tf.is_true(r, path)
}

undecided contains finding.new(r, path, "Whether tasks get public addresses is not known before apply.") if {
	some r in judged
	tf.unknown(r, path)
}

change := finding.fix("Assign no public addresses", [{"op": "set", "path": path, "value": false}])
