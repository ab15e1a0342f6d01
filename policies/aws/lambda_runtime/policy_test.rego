package plumbline.aws.lambda_runtime_test

import data.plumbline.aws.lambda_runtime as policy
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

function(runtime) := given.one("aws_lambda_function", {"runtime": runtime})

test_deny_deprecated if {
	every runtime in ["python3.8", "nodejs16.x", "go1.x", "dotnetcore3.1"] {
		failing(function(runtime)) == {["runtime"]}
	}
}

test_deny_by_setting if {
	failing(object.union(
		function("nodejs22.x"),
		{"settings": {"aws-lambda-runtime": {"deprecated": {"nodejs22.x": "nodejs24.x"}}}},
	)) == {["runtime"]}
}

test_allow_supported if {
	every runtime in ["python3.13", "nodejs22.x", "provided.al2023"] {
		passes(function(runtime))
	}
}

# An image brings its own.
test_allow_image if passes(given.one("aws_lambda_function", {"package_type": "Image"}))

test_unknown_runtime if is_unknown(given.partly("aws_lambda_function", {}, {"runtime": true}))
