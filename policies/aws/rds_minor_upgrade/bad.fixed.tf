resource "aws_db_instance" "main" {
  identifier                 = "main"
  engine                     = "postgres"
  instance_class             = "db.t4g.medium"
  auto_minor_version_upgrade = true # upgrades are planned by hand
}

resource "aws_rds_cluster_instance" "orders" {
  count = 2

  identifier                 = "orders-${count.index}"
  cluster_identifier         = "orders"
  engine                     = "aurora-postgresql"
  instance_class             = "db.r6g.large"
  auto_minor_version_upgrade = true
}
