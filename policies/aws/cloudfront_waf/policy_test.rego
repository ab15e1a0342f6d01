package plumbline.aws.cloudfront_waf_test

import data.plumbline.aws.cloudfront_waf as policy
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

test_deny_absent if {
	failing(given.one("aws_cloudfront_distribution", {})) == {policy.path}
	failing(given.one("aws_cloudfront_distribution", {"web_acl_id": ""})) == {policy.path}
}

test_allow_attached if {
	passes(given.one("aws_cloudfront_distribution", {"web_acl_id": "waf_id"}))
	passes(given.terraform([given.referring("aws_cloudfront_distribution", {}, "web_acl_id", "aws_wafv2_web_acl.cdn")]))
}

test_unknown_id if is_unknown(given.partly("aws_cloudfront_distribution", {}, {"web_acl_id": true}))
