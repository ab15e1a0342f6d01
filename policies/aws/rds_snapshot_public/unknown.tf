variable "accounts" {
  type = list(string)
}

variable "partner" {
  type = string
}

resource "aws_db_snapshot" "main" {
  db_instance_identifier = "main"
  db_snapshot_identifier = "main"
  shared_accounts        = var.accounts
}

resource "aws_db_cluster_snapshot" "orders" {
  db_cluster_identifier          = "orders"
  db_cluster_snapshot_identifier = "orders"
  shared_accounts                = ["444455556666", var.partner]
}
