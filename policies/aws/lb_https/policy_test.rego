package plumbline.aws.lb_https_test

import data.plumbline.aws.lb_https as policy
import data.plumbline.lib.given

forward := {"type": "forward", "target_group_arn": "arn:x"}

to_https := {"type": "redirect", "redirect": [{"port": "443", "protocol": "HTTPS", "status_code": "HTTP_301"}]}

listener(values) := given.one("aws_lb_listener", values)

test_deny_forward if {
	denied := policy.deny with input as listener({"protocol": "HTTP", "default_action": [forward]})
	{finding.path | some finding in denied} == {["protocol"]}
	some finding in denied
	count(finding.fix.operations) == 3
}

test_deny_redirect_to_http if {
	action := {"type": "redirect", "redirect": [{"host": "example.com", "status_code": "HTTP_301"}]}
	denied := policy.deny with input as listener({"protocol": "HTTP", "default_action": [action]})
	count(denied) == 1
}

test_deny_default_protocol_of_application_balancer if {
	denied := policy.deny with input as given.terraform([
		given.resource("aws_lb", {"name": "a"}),
		given.referring("aws_lb_listener", {"default_action": [forward]}, "load_balancer_arn", "aws_lb.example"),
	])
	count(denied) == 1
}

test_deny_old_name_of_type if {
	denied := policy.deny with input as given.one("aws_alb_listener", {"protocol": "HTTP", "default_action": [forward]})
	count(denied) == 1
}

test_allow_safe if {
	every values in [
		{"protocol": "HTTPS", "default_action": [forward]},
		{"protocol": "HTTP", "default_action": [to_https]},
	] {
		given_input := listener(values)
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_network_balancer if {
	given_input := listener({"protocol": "TCP", "default_action": [forward]})
	count(policy.population) == 0 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_protocol if {
	given_input := given.partly("aws_lb_listener", {"default_action": [forward]}, {"protocol": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_action if {
	given_input := given.partly(
		"aws_lb_listener",
		{"protocol": "HTTP", "default_action": [{}]},
		{"default_action": [{"type": true}]},
	)
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_balancer if {
	given_input := given.partly("aws_lb_listener", {"default_action": [forward]}, {"load_balancer_arn": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
