package plumbline.aws.cloudfront_logs_test

import data.plumbline.aws.cloudfront_logs as policy
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

distribution := given.resource("aws_cloudfront_distribution", {})

source := object.union(
	given.referring("aws_cloudwatch_log_delivery_source", {"name": "cdn"}, "resource_arn", "aws_cloudfront_distribution.example"),
	{"id": "aws_cloudwatch_log_delivery_source.example"},
)

delivery := given.referring(
	"aws_cloudwatch_log_delivery",
	{}, "delivery_source_name",
	"aws_cloudwatch_log_delivery_source.example",
)

test_deny_absent if failing(given.terraform([distribution])) == {[]}

test_deny_source_without_delivery if failing(given.terraform([distribution, source])) == {[]}

test_allow_block if {
	passes(given.one("aws_cloudfront_distribution", {"logging_config": [{"bucket": "logs.s3.amazonaws.com"}]}))
	passes(given.one("aws_cloudfront_distribution", {"default_cache_behavior": [{"realtime_log_config_arn": "arn"}]}))
}

test_allow_delivered if {
	passes(given.terraform([distribution, source, delivery]))
	passes(given.terraform([distribution, source, given.resource("aws_cloudwatch_log_delivery", {"delivery_source_name": "cdn"})]))
}

test_unknown_block if is_unknown(given.partly("aws_cloudfront_distribution", {}, {"logging_config": true}))

test_unknown_delivery if {
	open := object.union(given.resource("aws_cloudwatch_log_delivery", {}), {"unknown": {"delivery_source_name": true}})
	is_unknown(given.terraform([distribution, source, open]))
}

test_unknown_source if {
	open := object.union(source, {"unknown": {"resource_arn": true}, "references": []})
	is_unknown(given.terraform([distribution, open, delivery]))
	is_unknown(given.partly(
		"aws_cloudfront_distribution",
		{"default_cache_behavior": [{}]},
		{"default_cache_behavior": [{"realtime_log_config_arn": true}]},
	))
}
