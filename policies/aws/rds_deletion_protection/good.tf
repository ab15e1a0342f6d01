resource "aws_db_instance" "main" {
  identifier          = "main"
  engine              = "postgres"
  instance_class      = "db.t4g.medium"
  deletion_protection = true
}

variable "protect" {
  type    = bool
  default = true
}

resource "aws_rds_cluster" "orders" {
  for_each = toset(["eu", "us"])

  cluster_identifier  = "orders-${each.key}"
  engine              = "aurora-postgresql"
  deletion_protection = var.protect
}
