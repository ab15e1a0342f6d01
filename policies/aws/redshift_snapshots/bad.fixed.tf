resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier                  = "warehouse"
  node_type                           = "ra3.xlplus"
  automated_snapshot_retention_period = 7
}

resource "aws_redshift_cluster" "reports" {
  cluster_identifier                  = "reports"
  node_type                           = "dc2.large"
  automated_snapshot_retention_period = 7 # made anew every night
}
