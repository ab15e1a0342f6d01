resource "aws_db_snapshot" "demo" {
  db_instance_identifier = "main"
  db_snapshot_identifier = "demo"
}

resource "aws_db_snapshot_copy" "partner" {
  source_db_snapshot_identifier = "arn:aws:rds:eu-central-1:111122223333:snapshot:main"
  target_db_snapshot_identifier = "partner"
  shared_accounts               = ["444455556666"] # the partner's accounts
}

resource "aws_db_cluster_snapshot" "orders" {
  db_cluster_identifier          = "orders"
  db_cluster_snapshot_identifier = "orders"
}
