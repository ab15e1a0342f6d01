package plumbline.aws.ecr_scan_test

import data.plumbline.aws.ecr_scan as policy
import data.plumbline.lib.given

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

repository := given.resource("aws_ecr_repository", {})

registry(filter) := given.resource("aws_ecr_registry_scanning_configuration", {"rule": [{
	"scan_frequency": "SCAN_ON_PUSH",
	"repository_filter": [{"filter": filter}],
}]})

test_deny_not_scanned if {
	failing(given.terraform([repository])) == {policy.path}
	failing(given.one("aws_ecr_repository", {"image_scanning_configuration": [{"scan_on_push": false}]})) == {policy.path}
}

test_allow_scanned if passes(given.one("aws_ecr_repository", {"image_scanning_configuration": [{"scan_on_push": true}]}))

test_allow_by_registry if passes(given.terraform([repository, registry("*")]))

test_unknown_switch if is_unknown(given.partly("aws_ecr_repository", {}, {"image_scanning_configuration": true}))

test_unknown_filter if is_unknown(given.terraform([repository, registry("prod-*")]))
