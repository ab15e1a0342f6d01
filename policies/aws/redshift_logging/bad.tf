resource "aws_redshift_cluster" "warehouse" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  cluster_identifier = "warehouse"
  node_type          = "ra3.xlplus"
}

# As provider 5 and before wrote it.
resource "aws_redshift_cluster" "reports" {
  cluster_identifier = "reports"
  node_type          = "ra3.xlplus"

  logging {
    enable      = false # the bucket was full
    #             ^^^^^ fail
    bucket_name = "example-logs"
  }
}
