package plumbline.github.repo_alerts_test

import data.plumbline.github.repo_alerts as policy
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

repository(values) := given.one("github_repository", object.union({"name": "a"}, values))

hidden := given.resource("github_repository", {"name": "a", "visibility": "private"})

sibling := "github_repository_vulnerability_alerts"

test_deny_public if {
	failing(repository({"visibility": "public"})) == {["visibility"]}
	failing(repository({})) == {["visibility"]}
	failing(repository({"private": false})) == {["private"]}
}

test_deny_no_alerts if {
	failing(repository({"visibility": "private"})) == {["vulnerability_alerts"]}
	failing(repository({"visibility": "private", "vulnerability_alerts": false})) == {["vulnerability_alerts"]}
	failing(repository({"private": true, "vulnerability_alerts": false})) == {["vulnerability_alerts"]}
}

test_allow_private_with_alerts if {
	passes(repository({"visibility": "internal", "vulnerability_alerts": true}))
	passes(repository({"private": true, "vulnerability_alerts": true}))
	passes(repository({"visibility": "private", "archived": true, "vulnerability_alerts": false}))
}

test_allow_sibling if {
	passes(given.terraform([hidden, given.referring(sibling, {"enabled": true}, "repository", "github_repository.example")]))
	updates := given.resource("github_repository_dependabot_security_updates", {"enabled": true})
	linked := object.union(updates, {"references": [{"path": ["repository"], "resource": "github_repository.example", "attribute": ["name"]}]})
	passes(given.terraform([hidden, linked]))
}

test_unknown_each if {
	is_unknown(given.partly("github_repository", {"vulnerability_alerts": true}, {"visibility": true}))
	is_unknown(given.partly("github_repository", {"visibility": "private"}, {"vulnerability_alerts": true}))
	is_unknown(given.partly("github_repository", {"visibility": "private"}, {"archived": true}))
}

test_unknown_sibling if {
	is_unknown(given.terraform([hidden, object.union(given.resource(sibling, {}), {"unknown": {"repository": true}})]))
}
