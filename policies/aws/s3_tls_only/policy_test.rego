package plumbline.aws.s3_tls_only_test

import data.plumbline.aws.s3_tls_only as policy
import data.plumbline.lib.given

bucket := given.resource("aws_s3_bucket", {"bucket": "a"})

policy_of(statement) := given.resource("aws_s3_bucket_policy", {"bucket": "a", "policy": json.marshal({"Statement": [statement]})})

refusal := {
	"Effect": "Deny",
	"Principal": "*",
	"Action": "s3:*",
	"Resource": ["arn:aws:s3:::a", "arn:aws:s3:::a/*"],
	"Condition": {"Bool": {"aws:SecureTransport": "false"}},
}

denied := {finding.resource | some finding in policy.deny}

test_deny_bucket_alone if {
	denied == {bucket.id} with input as given.terraform([bucket])
}

test_deny_policies_that_do_not if {
	every change in [
		{"Effect": "Allow"},
		{"Action": "s3:GetObject"},
		{"Resource": "arn:aws:s3:::a"},
		{"Principal": {"AWS": "arn:aws:iam::123456789012:root"}},
		{"Condition": {"Bool": {"aws:SecureTransport": "true"}}},
		{"Condition": {"Bool": {"aws:SecureTransport": "false"}, "StringEquals": {"aws:SourceVpce": "vpce-1"}}},
	] {
		statement := object.union(object.remove(refusal, [key | some key, _ in change]), change)
		denied == {"aws_s3_bucket_policy.example"} with input as given.terraform([bucket, policy_of(statement)])
	}
}

test_allow_refusal if {
	every given_input in [
		given.terraform([bucket, policy_of(refusal)]),
		given.one("aws_s3_bucket", {"policy": json.marshal({"Statement": refusal})}),
	] {
		count(policy.population) > 0 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_policy if {
	every given_input in [
		given.partly("aws_s3_bucket", {}, {"policy": true}),
		given.terraform([bucket, object.union(policy_of(refusal), {"unknown": {"bucket": true}, "values": {"policy": json.marshal({"Statement": refusal})}})]),
		given.terraform([object.union(given.resource("aws_s3_bucket_policy", {}), {
			"unknown": {"policy": true},
			"documents": [{
				"path": ["policy"],
				"value": {"Statement": [object.remove(refusal, ["Effect"])]},
				"unknown": {"Statement": [{"Effect": true}]},
			}],
		})]),
	] {
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
