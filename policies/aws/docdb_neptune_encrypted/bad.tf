resource "aws_docdb_cluster" "catalogue" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  cluster_identifier = "catalogue"
}

resource "aws_neptune_cluster" "graph" {
  cluster_identifier = "graph"
  storage_encrypted  = false # test data
  #                    ^^^^^ fail
}
