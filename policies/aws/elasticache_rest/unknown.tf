variable "encrypted" {
  type = bool
}

variable "engine" {
  type = string
}

resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "sessions"
  description                = "Sessions"
  node_type                  = "cache.t4g.small"
  at_rest_encryption_enabled = var.encrypted
}

resource "aws_elasticache_replication_group" "carts" {
  replication_group_id = "carts"
  description          = "Shopping carts"
  engine               = var.engine
  node_type            = "cache.t4g.small"
}
