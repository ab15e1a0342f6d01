resource "aws_docdb_cluster" "catalogue" {
  cluster_identifier = "catalogue"
  storage_encrypted  = true
}

resource "aws_neptune_cluster" "graph" {
  cluster_identifier = "graph"
  storage_encrypted  = true # test data
}
