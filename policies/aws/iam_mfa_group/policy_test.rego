package plumbline.aws.iam_mfa_group_test

import data.plumbline.aws.iam_mfa_group as policy
import data.plumbline.lib.given

group := given.resource("aws_iam_group", {"name": "developers"})

mfa := {"Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": ["true"]}}}

text(statement) := json.marshal({"Statement": [statement]})

inline(statement) := given.resource("aws_iam_group_policy", {"group": "developers", "policy": text(statement)})

managed(statement) := given.resource("aws_iam_policy", {"policy": text(statement)})

attachment := object.union(given.resource("aws_iam_group_policy_attachment", {"group": "developers"}), {
	"unknown": {"policy_arn": true},
	"references": [{"path": ["policy_arn"], "resource": "aws_iam_policy.example", "attribute": ["arn"]}],
})

test_deny_without_mfa if {
	count(policy.deny) == 1 with input as given.terraform([group])
	count(policy.deny) == 1 with input as given.terraform([group, inline(object.remove(mfa, ["Condition"]))])
	count(policy.deny) == 1 with input as given.terraform([group, managed(mfa)])
	aws := given.resource("aws_iam_group_policy_attachment", {"group": "developers", "policy_arn": "arn:aws:iam::aws:policy/ReadOnlyAccess"})
	count(policy.deny) == 1 with input as given.terraform([group, aws])
}

test_allow_mfa if {
	several := object.union(
		given.resource("aws_iam_policy_attachment", {"groups": ["developers"]}),
		{"unknown": {"policy_arn": true}, "references": attachment.references},
	)
	every others in [[inline(mfa)], [managed(mfa), attachment], [managed(mfa), several]] {
		given_input := given.terraform(array.concat([group], others))
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_policies if {
	foreign := given.resource("aws_iam_group_policy_attachment", {"group": "developers", "policy_arn": "arn:aws:iam::123456789012:policy/mfa"})
	unread := given.resource("aws_iam_group_policy", {"group": "developers", "policy": "{"})
	of_some_group := object.union(given.resource("aws_iam_group_policy", {"policy": "{}"}), {"unknown": {"group": true}})
	open := object.union(given.resource("aws_iam_group_policy", {"group": "developers"}), {
		"unknown": {"policy": true},
		"documents": [{
			"path": ["policy"],
			"value": {"Statement": [object.remove(mfa, ["Condition"])]},
			"unknown": {"Statement": [{"Condition": true}]},
		}],
	})
	every other in [foreign, unread, of_some_group, open] {
		given_input := given.terraform([group, other])
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
