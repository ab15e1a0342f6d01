resource "aws_db_instance" "main" {
  identifier          = "main"
  instance_class      = "db.t4g.medium"
  publicly_accessible = false # the office connects from home
}

resource "aws_rds_cluster_instance" "orders" {
  count               = 2
  cluster_identifier  = "orders"
  instance_class      = "db.r6g.large"
  engine              = "aurora-postgresql"
  publicly_accessible = false
}
