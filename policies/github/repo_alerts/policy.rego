# METADATA
# title: Repositories are private and watched for known weaknesses
# description: >-
#   A public repository shows code, history and mistakes to everyone. Without alerts nobody hears that a dependency has a known flaw; private
#   repositories have none unless they are switched on.
# related_resources:
#   - https://registry.terraform.io/providers/integrations/github/latest/docs/resources/repository
#   - https://docs.github.com/en/code-security/dependabot/dependabot-alerts/about-dependabot-alerts
# custom:
#   id: github-repo-alerts
#   severity: medium
#   controls:
#     - {id: CC7.1, strength: direct, rationale: New weaknesses of dependencies are reported.}
#     - {id: C1.1, strength: direct, rationale: Code that is confidential is not shown to the public.}
#   targets: {terraform: [github_repository]}
#   reads: {terraform: [github_repository, github_repository_vulnerability_alerts, github_repository_dependabot_security_updates]}
#   aliases: [CKV_GIT_1, CKV_GIT_3, GIT-0001, GIT-0003]
#   fixable: true
#   remediation: >-
#     Set `visibility = "private"` (or `"internal"`): a repository that says nothing is public. Waive what is published on purpose. Set `vulnerability_alerts = true`, or add
#     a `github_repository_vulnerability_alerts`. Archived repositories need no alerts.
package plumbline.github.repo_alerts

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

repositories := tf.resources("github_repository")

population contains id if some id, _ in repositories

# ---- who can see it: everyone, unless it says otherwise ----------------------------------------------------------

visibility := ["visibility"]

# `private` is the old name of it, and counts where there is no `visibility`.
public(r) if tf.value(r, visibility) == "public"

public(r) if {
	tf.missing(r, visibility)
	tf.missing_or_false(r, ["private"])
}

private(r) if tf.value(r, visibility) in {"private", "internal"}

private(r) if {
	tf.missing(r, visibility)
	tf.is_true(r, ["private"])
}

deny contains finding.fixable(r, place(r), "Everyone can see the repository.", hide(r)) if {
	some r in repositories
	public(r)
}

undecided contains finding.new(r, place(r), "Who can see the repository is not known before apply.") if {
	some r in repositories
	not public(r)
	not private(r)
}

place(r) := ["private"] if {
	tf.missing(r, visibility)
	not tf.missing(r, ["private"])
}

place(r) := visibility if not tf.missing(r, visibility)

place(r) := visibility if {
	tf.missing(r, visibility)
	tf.missing(r, ["private"])
}

hide(r) := finding.fix("Make it private", array.concat(
	[{"op": "set", "path": place(r), "value": {true: "private", false: true}[place(r) == visibility]}],
	[{"op": "set", "path": alerts, "value": true} | loses_alerts(r)],
))

# A public repository has alerts that it would lose.
loses_alerts(r) if {
	tf.missing(r, alerts)
	not watched(r)
	not maybe_watched(r)
}

# ---- alerts: on for public repositories, off for private ones, unless it says otherwise --------------------------

alerts := ["vulnerability_alerts"]

siblings[r.id] := r if {
	some r in tf.resources("github_repository_vulnerability_alerts")
	not tf.is_false(r, ["enabled"])
}

# Security updates need alerts, and switch them on.
siblings[r.id] := r if {
	some r in tf.resources("github_repository_dependabot_security_updates")
	tf.is_true(r, ["enabled"])
}

links := tf.links(siblings, ["repository"])

watched(r) if tf.is_true(r, ["archived"])

watched(r) if tf.has_sibling(links, r, ["name"])

off(r) if tf.is_false(r, alerts)

off(r) if {
	tf.missing(r, alerts)
	private(r)
}

deny contains finding.fixable(r, alerts, "Nobody is told of known weaknesses in dependencies.", watch) if {
	some r in repositories
	off(r)
	not watched(r)
	not maybe_watched(r)
}

undecided contains finding.new(r, alerts, "Whether known weaknesses are reported is not known before apply.") if {
	some r in repositories
	not watched(r)
	off(r)
	maybe_watched(r)
}

undecided contains finding.new(r, alerts, "Whether known weaknesses are reported is not known before apply.") if {
	some r in repositories
	not watched(r)
	tf.unknown(r, alerts)
}

maybe_watched(r) if tf.unknown(r, ["archived"])

maybe_watched(r) if tf.may_have_sibling(links, r, ["name"])

watch := finding.fix("Switch alerts on", [{"op": "set", "path": alerts, "value": true}])
