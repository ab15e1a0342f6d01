variable "encrypted" {
  type = bool
}

resource "aws_docdb_cluster" "catalogue" {
  cluster_identifier = "catalogue"
  storage_encrypted  = var.encrypted
}

resource "aws_neptune_cluster" "graph" {
  cluster_identifier = "graph"
  storage_encrypted  = var.encrypted
}
