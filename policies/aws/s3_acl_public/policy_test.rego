package plumbline.aws.s3_acl_public_test

import data.plumbline.aws.s3_acl_public as policy
import data.plumbline.lib.given

all_users := "http://acs.amazonaws.com/groups/global/AllUsers"

test_deny_each_public_list if {
	every acl in policy.public_acls {
		every type in ["aws_s3_bucket", "aws_s3_bucket_acl"] {
			denied := policy.deny with input as given.one(type, {"acl": acl})
			count(denied) == 1
		}
	}
}

test_deny_grant_of_list if {
	values := {"access_control_policy": [{"grant": [
		{"grantee": [{"type": "CanonicalUser", "id": "x"}]},
		{"grantee": [{"type": "Group", "uri": all_users}]},
	]}]}
	denied := policy.deny with input as given.one("aws_s3_bucket_acl", values)
	{finding.path | some finding in denied} == {["access_control_policy", 0, "grant", 1, "grantee", 0, "uri"]}
}

test_deny_grant_of_bucket if {
	denied := policy.deny with input as given.one("aws_s3_bucket", {"grant": [{"type": "Group", "uri": all_users}]})
	{finding.path | some finding in denied} == {["grant", 0, "uri"]}
}

test_allow_absent_and_private if {
	given_input := given.terraform([
		given.resource("aws_s3_bucket", {}),
		given.resource("aws_s3_bucket_acl", {"acl": "private"}),
	])
	count(policy.population) == 2 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_allow_log_delivery if {
	uri := "http://acs.amazonaws.com/groups/s3/LogDelivery"
	given_input := given.one("aws_s3_bucket", {"grant": [{"type": "Group", "uri": uri}]})
	count(policy.deny) == 0 with input as given_input
}

test_unknown_list if {
	given_input := given.partly("aws_s3_bucket_acl", {}, {"acl": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_grants if {
	given_input := given.partly(
		"aws_s3_bucket_acl",
		{"access_control_policy": [{"grant": [null]}]},
		{"access_control_policy": [{"grant": [true]}]},
	)
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
