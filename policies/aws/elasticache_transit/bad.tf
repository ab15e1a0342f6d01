resource "aws_elasticache_replication_group" "sessions" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  replication_group_id = "sessions"
  description          = "Sessions"
  node_type            = "cache.t4g.small"
}

resource "aws_elasticache_replication_group" "carts" {
  replication_group_id       = "carts"
  description                = "Shopping carts"
  engine                     = "valkey"
  node_type                  = "cache.t4g.small"
  transit_encryption_enabled = false # the old client cannot
  #                            ^^^^^ fail
}

resource "aws_elasticache_replication_group" "moving" {
  replication_group_id       = "moving"
  description                = "Clients are moving over"
  node_type                  = "cache.t4g.small"
  transit_encryption_enabled = true
  transit_encryption_mode    = "preferred"
  #                            ^^^^^^^^^^^ fail
}
