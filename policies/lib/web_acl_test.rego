package plumbline.lib.web_acl_test

import data.plumbline.lib.given
import data.plumbline.lib.web_acl

acl(name) := given.named("aws_wafv2_web_acl", name, {"scope": "REGIONAL"})

test_only_one_of_the_module if {
	given_input := given.terraform([acl("web")])
	web_acl.arn("REGIONAL") == "aws_wafv2_web_acl.web.arn" with input as given_input
	web_acl.operations("REGIONAL") == [] with input as given_input
	web_acl.arn("CLOUDFRONT") == "var.cloudfront_web_acl_arn" with input as given_input
}

test_variable_for_none_or_many if {
	every resources in [[], [acl("a"), acl("b")]] {
		web_acl.arn("REGIONAL") == "var.waf_web_acl_arn" with input as given.terraform(resources)
		count(web_acl.operations("REGIONAL")) == 1 with input as given.terraform(resources)
	}
}
