# METADATA
# title: Changes to protected branches are reviewed, tested and signed
# description: >-
#   A branch that anyone can push to, or administrators past the rules, takes changes that nobody has approved or tested. What reached production,
#   and by whom it was agreed to, cannot be shown afterwards.
# related_resources:
#   - https://registry.terraform.io/providers/integrations/github/latest/docs/resources/branch_protection
#   - https://registry.terraform.io/providers/integrations/github/latest/docs/resources/repository_ruleset
#   - https://registry.terraform.io/providers/gitlabhq/gitlab/latest/docs/resources/branch_protection
#   - https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches/about-protected-branches
# custom:
#   id: github-branch-protection
#   severity: high
#   controls:
#     - {id: CC8.1, strength: direct, rationale: Changes are approved by a second person and tested before they are merged.}
#   targets:
#     terraform:
#       - github_branch_protection
#       - github_branch_protection_v3
#       - github_repository_ruleset
#       - github_organization_ruleset
#       - gitlab_branch_protection
#   aliases: [CKV_GIT_5, CKV_GIT_6, GIT-0004]
#   fixable: true
#   settings:
#     minimum_approvals:
#       description: How many people must approve a change.
#       default: 1
#     require_signed_commits:
#       description: Whether commits must be signed.
#       default: true
#     require_status_checks:
#       description: Whether a check, such as the tests, must be required.
#       default: true
#     enforce_admins:
#       description: Whether the rules must hold for administrators too.
#       default: true
#   remediation: >-
#     Require a pull request with at least one approval (`required_pull_request_reviews`), status checks and signed commits, and set `enforce_admins = true`. Name the checks in
#     `required_status_checks` once the quick fix has added the block. Rulesets add up: one with `enforcement = "active"` is judged by the pull request
#     rule it has. For GitLab set `push_access_level = "no one"`, so that changes come through merge requests, and approvals in the project.
package plumbline.github.branch_protection

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

minimum := settings.value(rego.metadata.chain(), "minimum_approvals")

set_to(title, path, value) := finding.fix(title, [{"op": "set", "path": path, "value": value}])

# ---- branch protection -------------------------------------------------------------------------------------------

protections[r.id] := r if {
	some type in ["github_branch_protection", "github_branch_protection_v3"]
	some r in tf.resources(type)
}

population contains id if some id, _ in protections

reviews := ["required_pull_request_reviews"]

approvals := ["required_pull_request_reviews", 0, "required_approving_review_count"]

deny contains finding.fixable(r, approvals, "Changes need no approval.", add_reviews) if {
	some r in protections
	minimum > 0
	tf.missing(r, reviews)
}

# Without a number, one approval is asked for.
deny contains finding.fixable(r, approvals, too_few(approvals_of(r)), set_to("Require approval", approvals, minimum)) if {
	some r in protections
	count(tf.blocks(r, "required_pull_request_reviews")) > 0
	approvals_of(r) < minimum
}

approvals_of(r) := tf.number(r, approvals)

approvals_of(r) := 1 if tf.missing(r, approvals)

undecided contains finding.new(r, approvals, "How many approvals changes need is not known before apply.") if {
	some r in protections
	minimum > 0
	tf.unknown(r, approvals)
}

# The switches that a setting can leave out.
switches := {
	"require_signed_commits": {"setting": "require_signed_commits", "text": "Commits need not be signed.", "title": "Require signatures"},
	"enforce_admins": {"setting": "enforce_admins", "text": "Administrators can pass the rules.", "title": "Hold for administrators too"},
}

wanted[attribute] := switch if {
	some attribute, switch in switches
	settings.value(rego.metadata.chain(), switch.setting) == true
}

deny contains finding.fixable(r, [attribute], switch.text, set_to(switch.title, [attribute], true)) if {
	some r in protections
	some attribute, switch in wanted
	tf.missing_or_false(r, [attribute])
}

undecided contains finding.new(r, [attribute], "What protects the branch is not known before apply.") if {
	some r in protections
	some attribute, _ in wanted
	tf.unknown(r, [attribute])
}

checks := ["required_status_checks"]

require_checks if settings.value(rego.metadata.chain(), "require_status_checks") == true

deny contains finding.fixable(r, [], "Changes need not pass any check.", add_checks) if {
	some r in protections
	require_checks
	tf.missing(r, checks)
}

undecided contains finding.new(r, checks, "Which checks changes must pass is not known before apply.") if {
	some r in protections
	require_checks
	tf.blocks_unknown(r, "required_status_checks")
}

add_reviews := finding.fix("Require approval", [{
	"op": "add_block",
	"path": reviews,
	"body": [{"name": "required_approving_review_count", "value": minimum}],
}])

add_checks := finding.fix("Require checks", [{"op": "add_block", "path": checks, "body": [{"name": "strict", "value": true}]}])

too_few(n) := concat("", ["Changes need ", format_int(n, 10), " approvals, fewer than ", format_int(minimum, 10), "."])

# ---- rulesets: they add up, so that what one lacks another may have ----------------------------------------------

rulesets[r.id] := r if {
	some type in ["github_repository_ruleset", "github_organization_ruleset"]
	some r in tf.resources(type)
	not about_tags(r)
}

about_tags(r) if tf.value(r, ["target"]) in {"tag", "push"}

population contains id if some id, _ in rulesets

rule_approvals := ["rules", 0, "pull_request", 0, "required_approving_review_count"]

deny contains finding.fixable(r, ["enforcement"], "The rules are not enforced.", set_to("Enforce the rules", ["enforcement"], "active")) if {
	some r in rulesets
	tf.value(r, ["enforcement"]) in {"disabled", "evaluate"}
}

# Without a number, no approval is asked for.
deny contains finding.fixable(r, rule_approvals, too_few(rule_approvals_of(r)), set_to("Require approval", rule_approvals, minimum)) if {
	some r in rulesets
	some rules in tf.blocks(r, "rules")
	count(tf.blocks(rules, "pull_request")) > 0
	rule_approvals_of(r) < minimum
}

rule_approvals_of(r) := tf.number(r, rule_approvals)

rule_approvals_of(r) := 0 if tf.missing(r, rule_approvals)

undecided contains finding.new(r, path, "What protects the branch is not known before apply.") if {
	some r in rulesets
	some path in [["enforcement"], ["target"], rule_approvals]
	tf.unknown(r, path)
}

# ---- GitLab ------------------------------------------------------------------------------------------------------

push := ["push_access_level"]

gitlab := tf.resources("gitlab_branch_protection")

population contains id if some id, _ in gitlab

deny contains finding.fixable(r, push, "Changes can be pushed without a merge request.", set_to("Allow nobody to push", push, "no one")) if {
	some r in gitlab
	pushes(r)
}

# Maintainers can, unless it says otherwise.
pushes(r) if tf.missing(r, push)

pushes(r) if tf.value(r, push) != "no one"

deny contains finding.fixable(r, ["allow_force_push"], "History can be rewritten.", set_to("Forbid it", ["allow_force_push"], false)) if {
	some r in gitlab
	tf.is_true(r, ["allow_force_push"])
}

undecided contains finding.new(r, [attribute], "What protects the branch is not known before apply.") if {
	some r in gitlab
	some attribute in ["push_access_level", "allow_force_push"]
	tf.unknown(r, [attribute])
}
