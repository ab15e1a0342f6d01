# METADATA
# title: Passwords of the account are long, mixed and not reused
# description: >-
#   Short, simple or old passwords are guessed, and reused ones are known already from somewhere else. What the password policy of the
#   account does not demand, somebody does not do.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_account_password_policy
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
# custom:
#   id: aws-iam-password-policy
#   severity: medium
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Whoever logs in with a password has one that cannot be guessed.
#     - id: CC6.2
#       strength: supporting
#       rationale: Credentials that are issued follow one rule for all.
#   targets: {terraform: [aws_iam_account_password_policy]}
#   aliases:
#     - AWS-0056
#     - AWS-0058
#     - AWS-0059
#     - AWS-0060
#     - AWS-0061
#     - AWS-0062
#     - AWS-0063
#     - iam_account_password_policy_strong_min_reuse_24
#   fixable: true
#   settings:
#     minimum_length:
#       description: The least number of characters that a password must have.
#       default: 14
#     minimum_reuse_prevention:
#       description: The least number of earlier passwords that may not be used again; 24 is the most that AWS keeps.
#       default: 24
#     maximum_age_days:
#       description: After how many days at most a password expires; 0 asks for no expiry, as newer guidance does.
#       default: 90
#     require:
#       description: The kinds of characters that must be demanded.
#       default:
#         - require_lowercase_characters
#         - require_uppercase_characters
#         - require_numbers
#         - require_symbols
#   remediation: >-
#     Set `minimum_password_length = 14`, the four `require_…` attributes to `true`, `password_reuse_prevention = 24` and `max_password_age
#     = 90`. People who log in through IAM Identity Center have no passwords here.
package plumbline.aws.iam_password_policy

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

policies := tf.resources("aws_iam_account_password_policy")

population contains id if some id, _ in policies

minimum_length := settings.value(rego.metadata.chain(), "minimum_length")

minimum_reuse := settings.value(rego.metadata.chain(), "minimum_reuse_prevention")

maximum_age := settings.value(rego.metadata.chain(), "maximum_age_days")

required := settings.value(rego.metadata.chain(), "require")

# What is asked of each attribute.
wanted := object.union(
	{"minimum_password_length": minimum_length, "password_reuse_prevention": minimum_reuse},
	object.union({flag: true | some flag in required}, {"max_password_age": maximum_age | maximum_age > 0}),
)

text := {
	"minimum_password_length": concat("", ["Passwords may have fewer than ", format_int(minimum_length, 10), " characters."]),
	"password_reuse_prevention": concat("", ["Fewer than ", format_int(minimum_reuse, 10), " earlier passwords are kept from being used again."]),
	"max_password_age": concat("", ["Passwords do not expire within ", format_int(maximum_age, 10), " days."]),
	"require_lowercase_characters": "Passwords need no lower-case letter.",
	"require_uppercase_characters": "Passwords need no upper-case letter.",
	"require_numbers": "Passwords need no digit.",
	"require_symbols": "Passwords need no symbol.",
}

# What is not written: 6 characters, no reuse prevention, no expiry, no kind of character demanded.
falls_short(r, attribute) if tf.missing(r, [attribute])

falls_short(r, attribute) if {
	attribute in required
	tf.is_false(r, [attribute])
}

falls_short(r, "minimum_password_length") if tf.number(r, ["minimum_password_length"]) < minimum_length

falls_short(r, "password_reuse_prevention") if tf.number(r, ["password_reuse_prevention"]) < minimum_reuse

falls_short(r, "max_password_age") if tf.number(r, ["max_password_age"]) > maximum_age

falls_short(r, "max_password_age") if tf.number(r, ["max_password_age"]) == 0

deny contains finding.fixable(r, [attribute], text[attribute], change(attribute)) if {
	some r in policies
	some attribute, _ in wanted
	falls_short(r, attribute)
}

undecided contains finding.new(r, [attribute], "What passwords are like is not known before apply.") if {
	some r in policies
	some attribute, _ in wanted
	tf.unknown(r, [attribute])
}

change(attribute) := finding.fix("Ask for better passwords", [{"op": "set", "path": [attribute], "value": wanted[attribute]}])
