package plumbline.lib.provider_test

import data.plumbline.lib.given
import data.plumbline.lib.provider

requiring(aws) := given.terraform([object.union(
	given.resource("terraform", {"required_providers": [{"aws": aws}]}),
	{"mode": "block", "id": "terraform"},
)])

test_at_least_what_a_constraint_excludes if {
	every constraint in ["~> 6.0", ">= 6.2.1", "6.1.0", "= 6.0.0", ">= 5.0, >= 6.0", "~> 7.0", ">6"] {
		provider.at_least("aws", 6) with input as requiring({"source": "hashicorp/aws", "version": constraint})
	}
	provider.at_least("aws", 6) with input as requiring("~> 6.0")
}

test_not_at_least_what_a_constraint_allows if {
	every constraint in ["~> 5.92", ">= 5.0", "< 7.0", "<= 6.1", "!= 6.0.1", ">= 5.0, < 7.0"] {
		not provider.at_least("aws", 6) with input as requiring({"source": "hashicorp/aws", "version": constraint})
	}
	not provider.at_least("aws", 6) with input as requiring({"source": "hashicorp/aws"})
	not provider.at_least("aws", 6) with input as given.terraform([])
}
