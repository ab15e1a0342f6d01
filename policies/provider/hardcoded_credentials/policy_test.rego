package plumbline.provider.hardcoded_credentials_test

import data.plumbline.lib.given
import data.plumbline.provider.hardcoded_credentials as policy

failing(given_input) := paths if {
	denied := policy.deny with input as given_input
	paths := {finding.path | some finding in denied}
}

passes(given_input) if {
	count(policy.population) > 0 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

is_unknown(given_input) if {
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) > 0 with input as given_input
}

provider(name, values) := given.terraform([object.union(given.resource("provider", values), {
	"mode": "block",
	"name": name,
	"id": concat(".", ["provider", name]),
})])

test_deny_each_cloud if {
	failing(provider("aws", {"access_key": "AKIAIOSFODNN7EXAMPLE", "secret_key": "wJalrXUtnFEMI"})) == {["access_key"], ["secret_key"]}
	failing(provider("azurerm", {"client_secret": "3fA~x"})) == {["client_secret"]}
	failing(provider("google", {"credentials": `{"type": "service_account", "private_key": "x"}`})) == {["credentials"]}
}

test_allow_none if {
	passes(provider("aws", {"region": "eu-central-1"}))
	passes(provider("google", {"credentials": "account.json"}))
}

# A local emulator takes anything.
test_allow_placeholders if passes(provider("aws", {"access_key": "test", "secret_key": "test"}))

test_allow_other_providers if {
	given_input := provider("random", {"token": "a"})
	count(policy.population) == 0 with input as given_input
}

test_unknown_value if {
	some r in provider("aws", {}).resources
	is_unknown(given.terraform([object.union(r, {"unknown": {"secret_key": true}})]))
	from_variable := {"path": ["secret_key"], "resource": "var.secret_key", "attribute": []}
	passes(given.terraform([object.union(r, {"unknown": {"secret_key": true}, "references": [from_variable]})]))
}
