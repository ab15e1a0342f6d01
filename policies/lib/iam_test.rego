package plumbline.lib.iam_test

import data.plumbline.lib.given
import data.plumbline.lib.iam

json_statement(values, unknown) := {
	"in": given.resource("aws_s3_bucket_policy", {}),
	"document": ["policy"],
	"statement": {"path": ["policy", "Statement", 0], "values": values, "unknown": unknown},
	"names": iam.json_names,
}

block_statement(values) := {
	"in": given.data_source("aws_iam_policy_document", {}),
	"document": [],
	"statement": {"path": ["statement", 0], "values": values, "unknown": false},
	"names": iam.block_names,
}

test_effect if {
	iam.allows(json_statement({"Effect": "Allow"}, false))
	not iam.allows(json_statement({}, false))
	iam.allows(block_statement({}))
	iam.denies(block_statement({"effect": "Deny"}))
	iam.maybe_allows(json_statement({}, {"Effect": true}))
}

test_items if {
	iam.items(json_statement({"Action": "a:b"}, false), "action") == [{"path": ["Action"], "value": "a:b"}]
	iam.items(json_statement({"Action": ["a:b", null]}, {"Action": [false, true]}), "action") == [{"path": ["Action", 0], "value": "a:b"}]
	iam.items(block_statement({"actions": ["a:b"]}), "action") == [{"path": ["actions", 0], "value": "a:b"}]
	iam.items(block_statement({}), "action") == []
}

test_matches if {
	iam.matches("*", "iam:PassRole")
	iam.matches("iam:*", "iam:PassRole")
	iam.matches("IAM:pass*", "iam:PassRole")
	iam.matches("iam:PassRol?", "iam:PassRole")
	not iam.matches("iam:Pass", "iam:PassRole")
	not iam.matches("s3:*", "iam:PassRole")
	not iam.matches("iam:(Pass|x)*", "iam:PassRole")
}

kinds(s) := {[principal.type, principal.value] | some principal in iam.principals(s)}

test_principals if {
	kinds(json_statement({"Principal": "*"}, false)) == {["*", "*"]}
	kinds(json_statement({"Principal": {"AWS": ["a", "b"], "Service": "c"}}, false)) == {["AWS", "a"], ["AWS", "b"], ["Service", "c"]}
	kinds(block_statement({"principals": [{"type": "AWS", "identifiers": ["a"]}]})) == {["AWS", "a"]}
	kinds(json_statement({}, false)) == set()
}

test_principals_unknown if {
	iam.principals_unknown(json_statement({}, {"Principal": true}))
	iam.principals_unknown(json_statement({"Principal": {}}, {"Principal": {"AWS": true}}))
	not iam.principals_unknown(json_statement({"Principal": "*"}, false))
	every resource in ["aws_iam_role.a", "data.aws_caller_identity.current"] {
		s := json_statement({"Principal": {}}, {"Principal": {"AWS": true}})
		path := ["policy", "Statement", 0, "Principal", "AWS"]
		reference := {"path": path, "resource": resource, "attribute": ["arn"]}
		not iam.principals_unknown(object.union(s, {"in": object.union(s["in"], {"references": [reference]})}))
	}
}

test_conditions if {
	[condition] := iam.conditions(json_statement({"Condition": {"ForAnyValue:StringLike": {"AWS:PrincipalArn": "a"}}}, false))
	condition == {"operator": "stringlike", "key": "aws:principalarn", "values": ["a"], "unknown": false}
	[block] := iam.conditions(block_statement({"condition": [{"test": "Bool", "variable": "aws:SecureTransport", "values": ["true"]}]}))
	block == {"operator": "bool", "key": "aws:securetransport", "values": ["true"], "unknown": false}
	[unknown] := iam.conditions(json_statement({"Condition": {"ArnEquals": {}}}, {"Condition": {"ArnEquals": {"aws:SourceArn": true}}}))
	unknown.unknown == true
}

test_conditions_unknown if {
	iam.conditions_unknown(json_statement({}, {"Condition": true}))
	iam.conditions_unknown(json_statement({"Condition": {}}, {"Condition": {"StringLike": true}}))
	iam.conditions_unknown(json_statement({"Condition": {"StringLike": {}}}, {"Condition": {"StringLike": {"*": true}}}))
	not iam.conditions_unknown(json_statement({"Condition": {"StringLike": {}}}, {"Condition": {"StringLike": {"a:b": true}}}))
	not iam.conditions_unknown(block_statement({}))
}

test_narrows if {
	narrow("stringequals", ["o-1"])
	narrow("arnlike", [])
	not narrow("stringlike", ["*"])
	not narrow("stringnotequals", ["o-1"])
	not narrow("ipaddress", ["0.0.0.0/0"])
}

narrow(operator, values) if {
	iam.narrows({"operator": operator, "key": "aws:sourcearn", "values": values, "unknown": false}, ["aws:SourceArn"])
}

test_documents_are_followed_to_their_sources if {
	source := object.union(given.data_source("aws_iam_policy_document", {"statement": [{"sid": "a"}]}), {"id": "data.aws_iam_policy_document.source"})
	base := given.data_source("aws_iam_policy_document", {"source_policy_documents": [null]})
	document := object.union(base, {"references": [{
		"path": ["source_policy_documents", 0],
		"resource": source.id,
		"attribute": ["json"],
	}]})
	user := given.referring("aws_s3_bucket_policy", {}, "policy", document.id)
	given_input := given.terraform([source, document, user])
	wanted := {"aws_s3_bucket_policy": ["policy"]}
	iam.population_in(wanted) == {source.id, document.id} with input as given_input
	count(iam.statements_in(wanted)) == 1 with input as given_input
	iam.population_in(wanted) == set() with input as given.terraform([source, document])
}

test_unread if {
	wanted := {"aws_s3_bucket_policy": ["policy"]}
	count(iam.unread_in(wanted)) == 1 with input as given.one("aws_s3_bucket_policy", {"policy": "{"})
	count(iam.unread_in(wanted)) == 1 with input as given.partly("aws_s3_bucket_policy", {}, {"policy": true})
	count(iam.unread_in(wanted)) == 0 with input as given.one("aws_s3_bucket_policy", {"policy": "{}"})
}
