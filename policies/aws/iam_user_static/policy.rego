# METADATA
# title: People and programs use roles instead of users with keys
# description: >-
#   An IAM user's key or password works until somebody takes it away, from anywhere, for whoever has it; a key of the root user does so
#   with every right there is. Roles give credentials that expire by themselves.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_user
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_access_key
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
# custom:
#   id: aws-iam-user-static
#   severity: low
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Credentials are short-lived and tied to a known identity.
#     - id: CC6.2
#       strength: direct
#       rationale: People are added and removed in one directory, and not account by account.
#   targets: {terraform: [aws_iam_user, aws_iam_access_key, aws_iam_user_login_profile]}
#   reads: {terraform: [aws_iam_user]}
#   aliases:
#     - CKV_AWS_273
#     - CKV_AWS_348
#     - AWS-0141
#     - iam_root_user_no_access_keys
#   fixable: false
#   settings:
#     allow_keys:
#       description: >-
#         Whether access keys of users that are not root are accepted, as they are where programs outside of AWS cannot take a role.
#       default: true
#   remediation: >-
#     Let people log in through IAM Identity Center, and programs take a role: of the machine, the function or the pod, or by OIDC from
#     your build system. Delete keys of the root user. A user that has to stay, for a product that knows nothing else, can be waived with
#     its reason; without a password or key it is not found.
package plumbline.aws.iam_user_static

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

keys := tf.resources("aws_iam_access_key")

profiles := tf.resources("aws_iam_user_login_profile")

population contains r.id if some r in tf.resources("aws_iam_user")

population contains id if some id, _ in keys

population contains id if some id, _ in profiles

allow_keys := settings.value(rego.metadata.chain(), "allow_keys")

# A user of the name of the account's owner.
root(name) if lower(name) in {"root", "<root_account>"}

of_root(key) if root(tf.value(key, ["user"]))

of_root(key) if {
	some user in tf.resources("aws_iam_user")
	tf.linked(key, ["user"], user)
	root(tf.value(user, ["name"]))
}

deny contains finding.new(r, ["user"], "The key has every right there is: it is the root user's.") if {
	some r in keys
	of_root(r)
}

deny contains finding.new(r, ["user"], "The key works until somebody takes it away; a role's credentials expire.") if {
	allow_keys == false
	some r in keys
	not of_root(r)
}

# Who has a password is a person.
deny contains finding.new(r, ["user"], "A person logs in with a password of this account instead of through IAM Identity Center.") if {
	some r in profiles
}

undecided contains finding.new(r, ["user"], "Whose key this is, is not known before apply.") if {
	some r in keys
	allow_keys == true
	tf.unknown(r, ["user"])
	not known_owner(r)
}

# A user that the configuration makes is not the account's owner, unless it is called so.
known_owner(key) if {
	some user in tf.resources("aws_iam_user")
	tf.linked(key, ["user"], user)
}
