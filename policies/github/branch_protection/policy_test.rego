package plumbline.github.branch_protection_test

import data.plumbline.github.branch_protection as policy
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

complete := {
	"require_signed_commits": true,
	"enforce_admins": true,
	"required_pull_request_reviews": [{"required_approving_review_count": 2}],
	"required_status_checks": [{"strict": true}],
}

protection(changes) := given.one("github_branch_protection", object.union(complete, changes))

ruleset(values) := given.one("github_repository_ruleset", object.union({"enforcement": "active", "target": "branch"}, values))

approvals(n) := {"rules": [{"pull_request": [{"required_approving_review_count": n}]}]}

test_deny_each_gap if {
	failing(protection({"require_signed_commits": false})) == {["require_signed_commits"]}
	failing(protection({"enforce_admins": false})) == {["enforce_admins"]}
	failing(protection({"required_status_checks": []})) == {[]}
	failing(protection({"required_pull_request_reviews": []})) == {policy.approvals}
	failing(protection({"required_pull_request_reviews": [{"required_approving_review_count": 0}]})) == {policy.approvals}
}

# Signed commits alone show who wrote a change, and not that anybody else agreed to it.
test_deny_signatures_alone if {
	failing(given.one("github_branch_protection", {"require_signed_commits": true})) == {policy.approvals, ["enforce_admins"], []}
}

test_deny_below_setting if {
	failing(object.union(
		protection({"required_pull_request_reviews": [{}]}),
		{"settings": {"github-branch-protection": {"minimum_approvals": 2}}},
	)) == {policy.approvals}
}

test_deny_ruleset if {
	failing(ruleset({"enforcement": "evaluate"})) == {["enforcement"]}
	failing(ruleset(approvals(0))) == {policy.rule_approvals}
	failing(ruleset({"rules": [{"pull_request": [{}]}]})) == {policy.rule_approvals}
}

test_deny_gitlab if {
	failing(given.one("gitlab_branch_protection", {})) == {["push_access_level"]}
	failing(given.one("gitlab_branch_protection", {
		"push_access_level": "no one",
		"allow_force_push": true,
	})) == {["allow_force_push"]}
}

test_allow_complete if {
	passes(protection({}))
	passes(protection({"required_pull_request_reviews": [{}]}))
	passes(given.one("github_branch_protection_v3", complete))
	passes(ruleset(approvals(1)))
	passes(ruleset({"rules": [{"deletion": true}]}))
	passes(given.one("gitlab_branch_protection", {"push_access_level": "no one"}))
}

test_allow_less_by_setting if {
	passes(object.union(
		given.one("github_branch_protection", {}),
		{"settings": {"github-branch-protection": {
			"minimum_approvals": 0,
			"require_signed_commits": false,
			"require_status_checks": false,
			"enforce_admins": false,
		}}},
	))
}

test_allow_rules_for_tags if {
	count(policy.population) == 0 with input as ruleset({"target": "tag"})
}

test_unknown_each if {
	every name, _ in complete {
		is_unknown(given.partly("github_branch_protection", object.remove(complete, [name]), {name: true}))
	}
	is_unknown(given.partly("github_repository_ruleset", {}, {"enforcement": true}))
	is_unknown(given.partly("gitlab_branch_protection", {}, {"push_access_level": true}))
}
