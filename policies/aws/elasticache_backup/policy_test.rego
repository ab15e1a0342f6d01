package plumbline.aws.elasticache_backup_test

import data.plumbline.aws.elasticache_backup as policy
import data.plumbline.lib.given

cluster := "aws_elasticache_cluster"

group := "aws_elasticache_replication_group"

test_deny_absent_or_zero if {
	every values in [{"engine": "redis"}, {"engine": "redis", "snapshot_retention_limit": 0}] {
		count(policy.deny) == 1 with input as given.one(cluster, values)
	}
	count(policy.deny) == 1 with input as given.one(group, {})
}

test_deny_less_than_the_setting if {
	given_input := object.union(
		given.one(group, {"snapshot_retention_limit": 1}),
		{"settings": {"aws-elasticache-backup": {"minimum_days": 15}}},
	)
	denied := policy.deny with input as given_input
	[finding.text | some finding in denied] == ["Automatic backups are kept for 1 day, less than 15."]
	[finding.fix.operations[0].value | some finding in denied] == [15]
}

test_allow_kept if {
	every type in [cluster, group] {
		given_input := given.one(type, {"engine": "redis", "snapshot_retention_limit": 5})
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_what_has_no_backups_of_its_own if {
	every r in [
		given.resource(cluster, {"engine": "memcached"}),
		given.resource(cluster, {"engine": "redis", "node_type": "cache.t1.micro"}),
		given.resource(cluster, {"replication_group_id": "carts"}),
		given.resource(group, {"global_replication_group_id": "ldgnf-carts"}),
	] {
		given_input := given.terraform([r])
		count(policy.population) == 0 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_parts if {
	every unknown in [{"snapshot_retention_limit": true}, {"engine": true}, {"node_type": true}, {"replication_group_id": true}] {
		given_input := given.partly(cluster, {}, unknown)
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
