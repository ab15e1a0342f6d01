resource "aws_elasticache_replication_group" "carts" {
  replication_group_id     = "carts"
  description              = "Shopping carts"
  node_type                = "cache.t4g.small"
  snapshot_retention_limit = 1
}

resource "aws_elasticache_cluster" "queue" {
  cluster_id               = "queue"
  engine                   = "redis"
  node_type                = "cache.t4g.small"
  snapshot_retention_limit = 1 # saves money
}
