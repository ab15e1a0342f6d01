resource "aws_elasticache_replication_group" "carts" {
  replication_group_id     = "carts"
  description              = "Shopping carts"
  node_type                = "cache.t4g.small"
  snapshot_retention_limit = 7
}

# A replica, with the backups of its group.
resource "aws_elasticache_cluster" "replica" {
  cluster_id           = "carts-replica"
  replication_group_id = aws_elasticache_replication_group.carts.id
}

# Memcached has no backups.
resource "aws_elasticache_cluster" "pages" {
  cluster_id      = "pages"
  engine          = "memcached"
  node_type       = "cache.t4g.small"
  num_cache_nodes = 2
}
