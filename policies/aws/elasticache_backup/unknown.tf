variable "days" {
  type = number
}

variable "engine" {
  type = string
}

resource "aws_elasticache_replication_group" "carts" {
  replication_group_id     = "carts"
  description              = "Shopping carts"
  node_type                = "cache.t4g.small"
  snapshot_retention_limit = var.days
}

resource "aws_elasticache_cluster" "some" {
  cluster_id = "some"
  engine     = var.engine
  node_type  = "cache.t4g.small"
}
