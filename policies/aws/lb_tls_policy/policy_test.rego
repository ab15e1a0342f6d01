package plumbline.aws.lb_tls_policy_test

import data.plumbline.aws.lb_tls_policy as policy
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

listener(values) := given.one("aws_lb_listener", object.union({"protocol": "HTTPS"}, values))

test_deny_old_versions if {
	every name in [
		"ELBSecurityPolicy-2016-08",
		"ELBSecurityPolicy-TLS-1-1-2017-01",
		"ELBSecurityPolicy-TLS13-1-0-2021-06",
		"ELBSecurityPolicy-FS-2018-06",
	] {
		failing(listener({"ssl_policy": name})) == {["ssl_policy"]}
	}
}

test_deny_default if {
	failing(listener({})) == {["ssl_policy"]}
	failing(given.one("aws_alb_listener", {"protocol": "TLS"})) == {["ssl_policy"]}
}

test_allow_current_versions if {
	every name in [
		"ELBSecurityPolicy-TLS13-1-2-2021-06",
		"ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
		"ELBSecurityPolicy-TLS13-1-3-2021-06",
		"ELBSecurityPolicy-TLS-1-2-Ext-2018-06",
		"ELBSecurityPolicy-FS-1-2-Res-2020-10",
	] {
		passes(listener({"ssl_policy": name}))
	}
}

test_allow_without_tls if {
	every values in [{"protocol": "HTTP"}, {"protocol": "TCP"}, {}] {
		given_input := given.one("aws_lb_listener", values)
		count(policy.population) == 0 with input as given_input
		failing(given_input) == set()
	}
}

test_unknown_policy if {
	is_unknown(given.partly("aws_lb_listener", {"protocol": "HTTPS"}, {"ssl_policy": true}))
	is_unknown(given.partly("aws_lb_listener", {}, {"protocol": true}))
}
