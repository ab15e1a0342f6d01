package plumbline.aws.backup_vault_locked_test

import data.plumbline.aws.backup_vault_locked as policy
import data.plumbline.lib.given

own := "arn:aws:kms:eu-central-1:111122223333:key/1"

vault(values) := given.resource("aws_backup_vault", object.union({"name": "main"}, values))

locked := given.referring("aws_backup_vault_lock_configuration", {}, "backup_vault_name", "aws_backup_vault.example")

test_deny_unlocked if {
	denied := policy.deny with input as given.terraform([vault({"kms_key_arn": own})])
	{finding.fix.operations[0].type | some finding in denied} == {"aws_backup_vault_lock_configuration"}
}

test_deny_key_of_the_service if {
	every values in [{}, {"kms_key_arn": "arn:aws:kms:eu-central-1:111122223333:alias/aws/backup"}] {
		denied := policy.deny with input as given.terraform([vault(values), locked])
		{finding.path | some finding in denied} == {["kms_key_arn"]}
	}
}

test_allow_locked_with_own_key if {
	by_name := given.resource("aws_backup_vault_lock_configuration", {"backup_vault_name": "main"})
	every other in [locked, by_name] {
		given_input := given.terraform([vault({"kms_key_arn": own}), other])
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_key if {
	given_input := given.terraform([object.union(vault({}), {"unknown": {"kms_key_arn": true}}), locked])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_lock if {
	of_some := object.union(
		given.resource("aws_backup_vault_lock_configuration", {}),
		{"unknown": {"backup_vault_name": true}},
	)
	given_input := given.terraform([vault({"kms_key_arn": own}), of_some])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
