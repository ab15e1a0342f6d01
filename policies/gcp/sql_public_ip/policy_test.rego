package plumbline.gcp.sql_public_ip_test

import data.plumbline.gcp.sql_public_ip as policy
import data.plumbline.lib.given

instance(configuration) := given.one("google_sql_database_instance", {"settings": [{"ip_configuration": [configuration]}]})

paths := {finding.path | some finding in policy.deny}

test_deny_absent_configuration if {
	paths == {policy.ipv4} with input as given.one("google_sql_database_instance", {"settings": [{"tier": "db-f1-micro"}]})
}

test_deny_enabled_with_fix if {
	given_input := instance({"ipv4_enabled": true, "private_network": "projects/p/global/networks/n"})
	{finding.fix.title | some finding in policy.deny} == {"Give the instance no public address"} with input as given_input
}

test_deny_without_private_network_has_no_fix if {
	given_input := instance({"ipv4_enabled": true})
	denied := policy.deny with input as given_input
	count(denied) == 1
	count([1 | some finding in denied; finding.fix]) == 0
}

test_deny_network_of_the_world if {
	given_input := instance({"ipv4_enabled": true, "authorized_networks": [{"value": "10.0.0.0/8"}, {"value": "0.0.0.0/0"}]})
	paths == {policy.ipv4, ["settings", 0, "ip_configuration", 0, "authorized_networks", 1, "value"]} with input as given_input
}

test_allow_private if {
	given_input := instance({"ipv4_enabled": false, "private_network": "n"})
	count(policy.population) == 1 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_allow_clone if {
	given_input := given.one("google_sql_database_instance", {"clone": [{"source_instance_name": "main"}]})
	count(policy.population) == 0 with input as given_input
	count(policy.deny) == 0 with input as given_input
}

test_unknown_value if {
	given_input := given.partly(
		"google_sql_database_instance",
		{"settings": [{"ip_configuration": [{}]}]},
		{"settings": [{"ip_configuration": [{"ipv4_enabled": true}]}]},
	)
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_configuration if {
	given_input := given.partly(
		"google_sql_database_instance",
		{"settings": [{"ip_configuration": [null]}]},
		{"settings": [{"ip_configuration": [true]}]},
	)
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_deny_network_of_the_world_that_waits if {
	given_input := instance({"ipv4_enabled": false, "authorized_networks": [{"value": "0.0.0.0/0"}]})
	paths == {["settings", 0, "ip_configuration", 0, "authorized_networks", 0, "value"]} with input as given_input
}
