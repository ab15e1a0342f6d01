variable "encrypted" {
  type = bool
}

variable "engine_mode" {
  type = string
}

resource "aws_db_instance" "main" {
  identifier        = "main"
  instance_class    = "db.t4g.medium"
  storage_encrypted = var.encrypted
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier = "orders"
  engine             = "aurora-mysql"
  engine_mode        = var.engine_mode
}
