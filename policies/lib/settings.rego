# Settings of policies: the value given in `input.settings`, else the default of the policy's own metadata.
package plumbline.lib.settings

# Call it as `settings.value(rego.metadata.chain(), "minimum_days")`: the chain is the caller's metadata, so that the default
# is written once, and is there wherever the policy runs.
value(chain, name) := result if {
	some link in chain
	custom := link.annotations.custom
	fallback := custom.settings[name]["default"]
	result := object.get(input, ["settings", custom.id, name], fallback)
}
