package plumbline.aws.s3_access_logging_test

import data.plumbline.aws.s3_access_logging as policy
import data.plumbline.lib.given

bucket := given.resource("aws_s3_bucket", {"bucket": "a"})

logs := given.named("aws_s3_bucket", "logs", {"bucket": "logs", "acl": "log-delivery-write"})

targets := {operation.body[1].ref |
	some finding in policy.deny
	operation := finding.fix.operations[0]
}

test_deny_bucket_alone if {
	targets == {"var.access_logs_bucket"} with input as given.terraform([bucket])
}

test_deny_and_offer_the_log_bucket if {
	targets == {"aws_s3_bucket.logs.id"} with input as given.terraform([bucket, logs])
}

test_deny_logging_of_another if {
	sibling := given.resource("aws_s3_bucket_logging", {"bucket": "b", "target_bucket": "c"})
	count(policy.deny) == 1 with input as given.terraform([bucket, sibling])
}

test_allow_logging if {
	every siblings in [
		[bucket, given.referring("aws_s3_bucket_logging", {"target_bucket": "logs"}, "bucket", "aws_s3_bucket.example")],
		[given.resource("aws_s3_bucket", {"logging": [{"target_bucket": "logs"}]})],
	] {
		given_input := given.terraform(siblings)
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_log_bucket if {
	count(policy.population) == 0 with input as given.terraform([logs])
}

test_unknown_logging if {
	given_input := given.partly("aws_s3_bucket", {}, {"logging": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_link if {
	sibling := object.union(given.resource("aws_s3_bucket_logging", {"target_bucket": "c"}), {"unknown": {"bucket": true}})
	given_input := given.terraform([bucket, sibling])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
