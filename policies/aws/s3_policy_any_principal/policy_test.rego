package plumbline.aws.s3_policy_any_principal_test

import data.plumbline.aws.s3_policy_any_principal as policy
import data.plumbline.lib.given

text(statement) := json.marshal({"Version": "2012-10-17", "Statement": [statement]})

allow := {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*"}

paths := {finding.path | some finding in policy.deny}

test_deny_everyone if {
	every principal in ["*", {"AWS": "*"}, {"AWS": ["arn:aws:iam::123456789012:root", "*"]}] {
		given_input := given.one("aws_s3_bucket_policy", {"policy": text(object.union(object.remove(allow, ["Principal"]), {"Principal": principal}))})
		count(paths) == 1 with input as given_input
	}
}

test_deny_old_attribute_of_bucket if {
	paths == {["policy", "Statement", 0, "Principal"]} with input as given.one("aws_s3_bucket", {"policy": text(allow)})
}

test_deny_all_but_somebody if {
	statement := object.union(object.remove(allow, ["Principal"]), {"NotPrincipal": {"AWS": "arn:aws:iam::123456789012:root"}})
	paths == {["policy", "Statement", 0, "NotPrincipal"]} with input as given.one("aws_s3_bucket_policy", {"policy": text(statement)})
}

test_deny_condition_that_limits_nobody if {
	every condition in [
		{"Bool": {"aws:SecureTransport": "true"}},
		{"StringLike": {"aws:Referer": "https://example.com/*"}},
		{"StringLike": {"aws:PrincipalOrgID": "*"}},
		{"StringNotEquals": {"aws:SourceVpce": "vpce-1"}},
		{"IpAddress": {"aws:SourceIp": ["10.0.0.0/8", "0.0.0.0/0"]}},
	] {
		given_input := given.one("aws_s3_bucket_policy", {"policy": text(object.union(allow, {"Condition": condition}))})
		count(paths) == 1 with input as given_input
	}
}

test_deny_document if {
	document := given.data_source("aws_iam_policy_document", {"statement": [{
		"actions": ["s3:GetObject"],
		"principals": [{"type": "AWS", "identifiers": ["*"]}],
	}]})
	user := given.referring("aws_s3_bucket_policy", {}, "policy", "data.aws_iam_policy_document.example")
	paths == {["statement", 0, "principals", 0, "identifiers", 0]} with input as given.terraform([document, user])
	count(paths) == 0 with input as given.terraform([document])
}

test_allow_harmless if {
	every statement in [
		object.union(allow, {"Effect": "Deny"}),
		object.union(allow, {"Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}}),
		object.union(allow, {"Condition": {"ForAnyValue:StringLike": {"AWS:PrincipalOrgPaths": ["o-1/r-1/*"]}}}),
		object.union(object.remove(allow, ["Principal"]), {"Principal": {"Service": "cloudtrail.amazonaws.com"}}),
		object.union(object.remove(allow, ["Principal"]), {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}),
	] {
		given_input := given.one("aws_s3_bucket_policy", {"policy": text(statement)})
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_bucket_without_policy if {
	count(policy.population) == 0 with input as given.one("aws_s3_bucket", {"bucket": "a"})
}

test_allow_condition_with_a_value_of_a_resource if {
	r := object.union(given.resource("aws_s3_bucket_policy", {}), {
		"unknown": {"policy": true},
		"documents": [{
			"path": ["policy"],
			"value": {"Statement": [object.union(allow, {"Condition": {"ArnEquals": {}}})]},
			"unknown": {"Statement": [{"Condition": {"ArnEquals": {"aws:SourceArn": true}}}]},
		}],
	})
	given_input := given.terraform([r])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_principal_and_condition if {
	every unknown in [{"Principal": {"AWS": true}}, {"Principal": true}, {"Condition": true}] {
		known := object.remove(allow, [key | some key, _ in unknown])
		r := object.union(given.resource("aws_s3_bucket_policy", {}), {
			"unknown": {"policy": true},
			"documents": [{"path": ["policy"], "value": {"Statement": [known]}, "unknown": {"Statement": [unknown]}}],
		})
		given_input := given.terraform([r])
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}

test_unknown_text if {
	given_input := given.partly("aws_s3_bucket_policy", {}, {"policy": true})
	count(policy.undecided) == 1 with input as given_input
}
