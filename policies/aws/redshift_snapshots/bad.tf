resource "aws_redshift_cluster" "warehouse" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  cluster_identifier = "warehouse"
  node_type          = "ra3.xlplus"
}

resource "aws_redshift_cluster" "reports" {
  cluster_identifier                  = "reports"
  node_type                           = "dc2.large"
  automated_snapshot_retention_period = 0 # made anew every night
  #                                     ^ fail
}
