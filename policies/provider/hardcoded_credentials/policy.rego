# METADATA
# title: Providers have no credentials in code
# description: >-
#   Credentials in a provider block open the whole account to everyone who can read the repository, its clones and its history, and stay there
#   after they have been removed.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs#authentication-and-configuration
#   - https://registry.terraform.io/providers/hashicorp/google/latest/docs/guides/provider_reference
#   - https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs
# custom:
#   id: provider-hardcoded-credentials
#   severity: critical
#   controls:
#     - {id: CC6.1, strength: direct, rationale: Only those who need the credentials have them; whoever reads the code has not.}
#   targets: {terraform: [provider]}
#   aliases: [CKV_AWS_41]
#   fixable: true
#   settings:
#     placeholders:
#       description: Values that are no credentials but stand in for them where no real account is used (local emulators, examples).
#       default:
#         - test
#         - mock
#         - fake
#         - dummy
#         - example
#         - mock_access_key
#         - mock_secret_key
#         - fake_access_key
#         - fake_secret_key
#         - localstack
#   remediation: >-
#     Remove the lines and let the provider find credentials in the environment (`AWS_PROFILE`, workload identity of the pipeline, `ARM_CLIENT_SECRET`). Then
#     revoke them, for they have been read.
package plumbline.provider.hardcoded_credentials

import data.plumbline.lib.finding
import data.plumbline.lib.secret
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

# What is a secret, by the provider's name.
secrets := {
	"aws": ["access_key", "secret_key", "token"],
	"awscc": ["access_key", "secret_key", "token"],
	"google": ["credentials", "access_token"],
	"google-beta": ["credentials", "access_token"],
	"azurerm": ["client_secret", "client_certificate", "client_certificate_password", "oidc_token"],
	"azuread": ["client_secret", "client_certificate", "client_certificate_password", "oidc_token"],
	"github": ["token"],
	"gitlab": ["token"],
	"kubernetes": ["token", "password", "client_key"],
	"datadog": ["api_key", "app_key"],
	"cloudflare": ["api_token", "api_key"],
	"vault": ["token"],
}

judged[r.id] := r if {
	some r in tf.toplevel("provider")
	secrets[r.name]
}

population contains id if some id, _ in judged

placeholders := settings.value(rego.metadata.chain(), "placeholders")

deny contains finding.fixable(r, [attribute], "The credentials are written in the code.", take_out(attribute)) if {
	some r in judged
	some attribute in secrets[r.name]
	credential(attribute, tf.value(r, [attribute]))
	not tf.refers(r, [attribute])
}

# The provider of Google takes the path of a file as well.
credential("credentials", v) if {
	is_string(v)
	contains(v, "private_key")
}

credential(attribute, v) if {
	attribute != "credentials"
	secret.plain(v)
	not lower(v) in placeholders
}

undecided contains finding.new(r, [attribute], "Whether the credentials are written in the code cannot be decided.") if {
	some r in judged
	some attribute in secrets[r.name]
	tf.unknown(r, [attribute])
	not from_elsewhere(r, attribute)
}

# A variable without a default, a file, a secret store: not in this code.
from_elsewhere(r, attribute) if {
	some reference in r.references
	reference.path == [attribute]
}

take_out(attribute) := finding.fix("Remove the credentials", [{"op": "remove", "path": [attribute]}])
