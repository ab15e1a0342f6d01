# What looks like a secret, by its name and by its text.
package plumbline.lib.secret

# A name that says that its value is a secret, and not where one is (`…_ARN`, `…_FILE`) or what it is like (`…_LENGTH`).
named(name) if {
	regex.match(`(?i)passw|passphrase|pwd|secret|token|api_?key|private_?key|access_?key|credential`, name)
	not regex.match(`(?i)(arn|name|id|url|uri|endpoint|host|file|path|dir|mount|type|ttl|expiry|length|enabled|version|region)$`, name)
}

# A text that could be a secret: not empty, no switch or number, and no reference to where the secret is kept.
plain(v) if {
	is_string(v)
	trim_space(v) != ""
	not regex.match(`(?i)^(true|false|none|null|[0-9]{1,5}|arn:.*|https?://.*|\$.*|\{\{.*|file:.*|vault:.*)$`, trim_space(v))
}

# A text that is a secret whatever it is called: an AWS access key, a private key.
recognised(v) if {
	is_string(v)
	regex.match(`\b(AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----`, v)
}

# A script that assigns a secret: `export DB_PASSWORD=hunter2`.
assigned(script) if {
	is_string(script)
	some [_, name, v] in regex.find_all_string_submatch_n(`([A-Za-z_][A-Za-z0-9_]*)\s*=\s*["'\\]*([^\s"'\\]+)`, script, -1)
	named(name)
	plain(v)
}

assigned(script) if recognised(script)
