package plumbline.aws.iam_oidc_trust_test

import data.plumbline.aws.iam_oidc_trust as policy
import data.plumbline.lib.given

provider := "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"

role(statement) := given.one("aws_iam_role", {"assume_role_policy": json.marshal({"Statement": [statement]})})

trust(conditions) := {
	"Effect": "Allow",
	"Principal": {"Federated": provider},
	"Action": "sts:AssumeRoleWithWebIdentity",
	"Condition": conditions,
}

asks(subject) := trust({"StringLike": {"token.actions.githubusercontent.com:sub": subject}})

test_deny_anybody if {
	every statement in [
		trust({}),
		trust({"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}}),
		asks("*"),
		asks("repo:*"),
		asks(["repo:a/b:*", "repo:*/b:*"]),
		trust({"StringNotEquals": {"token.actions.githubusercontent.com:sub": "repo:a/b:x"}}),
	] {
		count(policy.deny) == 1 with input as role(statement)
	}
}

test_deny_document_with_a_fix if {
	document := given.data_source("aws_iam_policy_document", {"statement": [{"principals": [{"type": "Federated", "identifiers": [provider]}]}]})
	user := given.referring("aws_iam_role", {}, "assume_role_policy", document.id)
	denied := policy.deny with input as given.terraform([document, user])
	some finding in denied
	finding.fix.operations[0].path == ["statement", 0, "condition"]
}

test_deny_provider_of_the_module if {
	r := object.union(given.resource("aws_iam_role", {}), {
		"unknown": {"assume_role_policy": true},
		"documents": [{
			"path": ["assume_role_policy"],
			"value": {"Statement": [object.remove(trust({}), ["Principal"])]},
			"unknown": {"Statement": [{"Principal": {"Federated": true}}]},
		}],
		"references": [{
			"path": ["assume_role_policy", "Statement", 0, "Principal", "Federated"],
			"resource": "aws_iam_openid_connect_provider.example",
			"attribute": ["arn"],
		}],
	})
	github := given.resource("aws_iam_openid_connect_provider", {"url": "https://token.actions.githubusercontent.com"})
	count(policy.deny) == 1 with input as given.terraform([r, github])
	other := given.resource("aws_iam_openid_connect_provider", {"url": "https://oidc.eks.eu-central-1.amazonaws.com/id/1"})
	count(policy.deny) == 0 with input as given.terraform([r, other])
}

test_allow_own_repositories if {
	every statement in [
		asks("repo:example/web:ref:refs/heads/main"),
		asks("repo:example/*"),
		trust({"ForAnyValue:StringEquals": {"token.actions.githubusercontent.com:sub": ["repo:example/web:environment:production"]}}),
		{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"},
	] {
		given_input := role(statement)
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

partly(value, unknown) := given.terraform([object.union(given.resource("aws_iam_role", {}), {
	"unknown": {"assume_role_policy": true},
	"documents": [{"path": ["assume_role_policy"], "value": {"Statement": [value]}, "unknown": {"Statement": [unknown]}}],
})])

test_unknown_parts if {
	every given_input in [
		partly(trust({"StringLike": {}}), {"Condition": {"StringLike": {"token.actions.githubusercontent.com:sub": true}}}),
		partly(object.remove(trust({}), ["Condition"]), {"Condition": true}),
		partly(object.remove(trust({}), ["Effect"]), {"Effect": true}),
		given.partly("aws_iam_role", {}, {"assume_role_policy": true}),
	] {
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
