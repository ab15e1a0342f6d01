resource "aws_db_instance" "main" {
  identifier        = "main"
  engine            = "postgres"
  instance_class    = "db.t4g.medium"
  allocated_storage = 50
  storage_encrypted = true
}

# Takes its encryption from what it replicates.
resource "aws_db_instance" "replica" {
  identifier          = "replica"
  instance_class      = "db.t4g.medium"
  replicate_source_db = aws_db_instance.main.identifier
}

# Takes it from the snapshot.
resource "aws_rds_cluster" "restored" {
  cluster_identifier  = "restored"
  engine              = "aurora-postgresql"
  snapshot_identifier = "orders-2024"
}

# Aurora Serverless v1 is always encrypted.
resource "aws_rds_cluster" "serverless" {
  cluster_identifier = "serverless"
  engine             = "aurora-mysql"
  engine_mode        = "serverless"
}
