resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "sessions"
  description                = "Sessions"
  node_type                  = "cache.t4g.small"
  at_rest_encryption_enabled = true
}

# Encrypted unless told otherwise.
resource "aws_elasticache_replication_group" "carts" {
  replication_group_id = "carts"
  description          = "Shopping carts"
  engine               = "valkey"
  node_type            = "cache.t4g.small"
}

# Takes its encryption from the primary.
resource "aws_elasticache_replication_group" "secondary" {
  replication_group_id        = "sessions-us"
  description                 = "Sessions"
  global_replication_group_id = aws_elasticache_global_replication_group.sessions.global_replication_group_id
}

resource "aws_elasticache_global_replication_group" "sessions" {
  global_replication_group_id_suffix = "sessions"
  primary_replication_group_id       = aws_elasticache_replication_group.sessions.id
}
