# Findings and fixes as data (policies/README.md, "A policy's three rules" and "Fixes").
# `msg` is what conftest and Gatekeeper print; `text` is the sentence alone, which the editor shows.
package plumbline.lib.finding

# A finding about `path` of resource `r`.
new(r, path, text) := {
	"msg": concat("", [r.address, ": ", text]),
	"text": text,
	"resource": r.id,
	"path": path,
}

# A finding that can be mended: `change` comes from `fix`.
fixable(r, path, text, change) := object.union(new(r, path, text), {"fix": change})

# A fix with its title, an imperative sentence, and its operations in order.
fix(title, operations) := {"title": title, "operations": operations}
