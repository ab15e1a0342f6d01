resource "aws_db_snapshot" "main" {
  db_instance_identifier = "main"
  db_snapshot_identifier = "main"
}

resource "aws_db_snapshot" "partner" {
  db_instance_identifier = "main"
  db_snapshot_identifier = "partner"
  shared_accounts        = ["444455556666"]
}

resource "aws_db_cluster_snapshot" "orders" {
  db_cluster_identifier          = "orders"
  db_cluster_snapshot_identifier = "orders"
  shared_accounts                = []
}
