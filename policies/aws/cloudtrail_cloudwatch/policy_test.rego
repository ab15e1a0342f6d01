package plumbline.aws.cloudtrail_cloudwatch_test

import data.plumbline.aws.cloudtrail_cloudwatch as policy
import data.plumbline.lib.given

test_deny_absent if {
	denied := policy.deny with input as given.one("aws_cloudtrail", {})
	{operation.op | some finding in denied; some operation in finding.fix.operations} == {"set", "add_resource"}
}

test_deny_empty_and_keeps_the_role if {
	values := {"cloud_watch_logs_group_arn": "", "cloud_watch_logs_role_arn": "arn:aws:iam::111122223333:role/trail"}
	denied := policy.deny with input as given.one("aws_cloudtrail", values)
	[count(finding.fix.operations) | some finding in denied] == [2]
}

test_allow_written if {
	given_input := given.one("aws_cloudtrail", {"cloud_watch_logs_group_arn": "arn:aws:logs:eu-west-1:111122223333:log-group:a:*"})
	count(policy.population) == 1 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_allow_reference if {
	r := given.referring("aws_cloudtrail", {}, "cloud_watch_logs_group_arn", "aws_cloudwatch_log_group.example")
	given_input := given.terraform([r])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_group if {
	given_input := given.partly("aws_cloudtrail", {}, {"cloud_watch_logs_group_arn": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
