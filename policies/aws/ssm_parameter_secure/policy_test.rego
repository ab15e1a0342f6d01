package plumbline.aws.ssm_parameter_secure_test

import data.plumbline.aws.ssm_parameter_secure as policy
import data.plumbline.lib.given

parameter(values) := given.resource("aws_ssm_parameter", object.union({"value": "x"}, values))

test_deny_by_name if {
	every type in ["String", "StringList"] {
		every name in ["/orders/prod/db_password", "api-key", "GITHUB_TOKEN"] {
			count(policy.deny) == 1 with input as given.terraform([parameter({"name": name, "type": type})])
		}
	}
}

test_deny_by_block if {
	r := object.union(given.named("aws_ssm_parameter", "db_password", {"type": "String"}), {"unknown": {"name": true}})
	count(policy.deny) == 1 with input as given.terraform([r])
	count(policy.undecided) == 0 with input as given.terraform([r])
}

test_deny_by_source if {
	every reference in [
		{"resource": "random_password.db", "attribute": ["result"]},
		{"resource": "var.db_password", "attribute": []},
		{"resource": "aws_iam_access_key.deploy", "attribute": ["secret"]},
	] {
		r := object.union(
			given.resource("aws_ssm_parameter", {"name": "/orders/db", "type": "String"}),
			{"unknown": {"value": true}, "references": [object.union(reference, {"path": ["value"]})]},
		)
		count(policy.deny) == 1 with input as given.terraform([r])
	}
}

test_deny_by_value if {
	values := {"name": "deploy", "type": "String", "value": concat("", ["AKIA", "IOSFODNN7EXAMPLE"])}
	count(policy.deny) == 1 with input as given.terraform([parameter(values)])
}

test_allow_secure_or_no_secret if {
	every values in [
		{"name": "/orders/db_password", "type": "SecureString"},
		{"name": "/orders/db_host", "type": "String"},
		{"name": "/secrets/region", "type": "String"},
		{"name": "/orders/token_ttl", "type": "StringList"},
	] {
		given_input := given.terraform([parameter(values)])
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_type if {
	given_input := given.partly("aws_ssm_parameter", {"name": "db_password"}, {"type": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_name if {
	given_input := given.partly("aws_ssm_parameter", {"type": "String"}, {"name": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
