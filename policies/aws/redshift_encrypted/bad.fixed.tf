resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier = "warehouse"
  node_type          = "ra3.xlplus"
  encrypted          = true
}

resource "aws_redshift_cluster" "reports" {
  cluster_identifier = "reports"
  node_type          = "ra3.xlplus"
  encrypted          = true # faster, they said
}
