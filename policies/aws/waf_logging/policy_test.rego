package plumbline.aws.waf_logging_test

import data.plumbline.aws.waf_logging as policy
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

acl := given.resource("aws_wafv2_web_acl", {"name": "a"})

logging := "aws_wafv2_web_acl_logging_configuration"

test_deny_alone if failing(given.terraform([acl])) == {[]}

test_deny_with_anothers if {
	other := given.referring(logging, {}, "resource_arn", "aws_wafv2_web_acl.other")
	failing(given.terraform([acl, other])) == {[]}
}

test_deny_classic if {
	failing(given.one("aws_waf_web_acl", {})) == {[]}
	failing(given.one("aws_wafregional_web_acl", {})) == {[]}
}

test_allow_configured if {
	passes(given.terraform([acl, given.referring(logging, {}, "resource_arn", "aws_wafv2_web_acl.example")]))
	passes(given.one("aws_waf_web_acl", {"logging_configuration": [{"log_destination": "arn"}]}))
}

test_unknown_whose if {
	sibling := object.union(given.resource(logging, {}), {"unknown": {"resource_arn": true}})
	is_unknown(given.terraform([acl, sibling]))
}

test_unknown_block if is_unknown(given.partly("aws_waf_web_acl", {}, {"logging_configuration": true}))
