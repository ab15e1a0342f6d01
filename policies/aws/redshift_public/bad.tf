resource "aws_redshift_cluster" "warehouse" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  cluster_identifier = "warehouse"
  node_type          = "ra3.xlplus"
}

resource "aws_redshift_cluster" "reports" {
  cluster_identifier  = "reports"
  node_type           = "ra3.xlplus"
  publicly_accessible = true # for the dashboards
  #                     ^^^^ fail
}
