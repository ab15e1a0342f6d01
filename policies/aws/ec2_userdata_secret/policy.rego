# METADATA
# title: Start-up scripts of machines hold no secrets
# description: >-
#   User data can be read by everyone who may describe the machine and by every program on it, and it stays in the code and the Terraform
#   state. A password or key in it is no secret any more.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
# custom:
#   id: aws-ec2-userdata-secret
#   severity: critical
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Credentials are kept where only those who need them can read them.
#   targets: {terraform: [aws_instance, aws_launch_template, aws_launch_configuration]}
#   aliases:
#     - CKV_AWS_46
#     - AWS-0029
#     - AWS-0129
#   fixable: false
#   remediation: >-
#     Change the secret: it has been in the code. Keep it in Secrets Manager or Parameter Store, let the machine's role read it, and fetch
#     it in the script (`aws secretsmanager get-secret-value`). For access to AWS itself, give the machine a role and no key.
package plumbline.aws.ec2_userdata_secret

import data.plumbline.lib.finding
import data.plumbline.lib.secret
import data.plumbline.lib.terraform as tf

machines[r.id] := r if {
	some type in ["aws_instance", "aws_launch_template", "aws_launch_configuration"]
	some r in tf.resources(type)
}

population contains id if some id, _ in machines

attributes := ["user_data", "user_data_base64"]

deny contains finding.new(r, [attribute], "The start-up script holds a secret.") if {
	some r in machines
	some attribute in attributes
	some script in scripts(tf.value(r, [attribute]))
	secret.assigned(script)
}

# The text, and what it is when it is taken as Base64.
scripts(text) := {text} | decoded(text)

decoded(text) := {base64.decode(text)} if encoded(text)

decoded(text) := set() if not encoded(text)

encoded(text) if {
	regex.match(`^[A-Za-z0-9+/]+={0,2}$`, text)
	count(text) % 4 == 0
}

undecided contains finding.new(r, [attribute], "The start-up script is not known before apply.") if {
	some r in machines
	some attribute in attributes
	tf.unknown(r, [attribute])
}
