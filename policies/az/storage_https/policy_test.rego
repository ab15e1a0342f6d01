package plumbline.az.storage_https_test

import data.plumbline.az.storage_https as policy
import data.plumbline.lib.given

test_deny_each_name if {
	every name in policy.names {
		denied := policy.deny with input as given.one("azurerm_storage_account", {name: false})
		{finding.path | some finding in denied} == {[name]}
	}
}

test_allow_absent_and_true if {
	every values in [{}, {"https_traffic_only_enabled": true}, {"enable_https_traffic_only": true}] {
		given_input := given.one("azurerm_storage_account", values)
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_value if {
	given_input := given.partly("azurerm_storage_account", {}, {"https_traffic_only_enabled": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

# Which TLS versions are accepted is another question.
test_allow_old_tls if {
	given_input := given.one("azurerm_storage_account", {"https_traffic_only_enabled": true, "min_tls_version": "TLS1_0"})
	count(policy.deny) == 0 with input as given_input
}
