package plumbline.aws.ec2_userdata_secret_test

import data.plumbline.aws.ec2_userdata_secret as policy
import data.plumbline.lib.given

paths := {finding.path | some finding in policy.deny}

test_deny_secrets if {
	every script in [
		"export DB_PASSWORD=hunter22",
		"AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE",
		"-----BEGIN RSA PRIVATE KEY-----",
	] {
		paths == {["user_data"]} with input as given.one("aws_instance", {"user_data": script})
		paths == {["user_data"]} with input as given.one("aws_launch_template", {"user_data": base64.encode(script)})
		paths == {["user_data_base64"]} with input as given.one("aws_launch_configuration", {"user_data_base64": base64.encode(script)})
	}
}

test_allow_harmless if {
	every values in [
		{},
		{"user_data": "yum install -y nginx"},
		{"user_data": "PASSWORD_FILE=/run/secrets/db"},
		{"user_data": "DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id db)"},
		{"user_data_base64": base64.encode("echo hello")},
		{"user_data": "abcd"},
	] {
		given_input := given.one("aws_instance", values)
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_script if {
	given_input := given.partly("aws_instance", {}, {"user_data": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
