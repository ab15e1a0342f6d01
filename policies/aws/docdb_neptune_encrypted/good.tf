resource "aws_docdb_cluster" "catalogue" {
  cluster_identifier = "catalogue"
  storage_encrypted  = true
}

# Takes its encryption from the snapshot.
resource "aws_docdb_cluster" "restored" {
  cluster_identifier  = "restored"
  snapshot_identifier = "catalogue-2024"
}

resource "aws_neptune_cluster" "graph" {
  cluster_identifier = "graph"
  storage_encrypted  = true
}
