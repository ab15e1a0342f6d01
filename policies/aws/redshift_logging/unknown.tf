variable "log" {
  type = bool
}

variable "cluster" {
  type = string
}

resource "aws_redshift_cluster" "reports" {
  cluster_identifier = "reports"
  node_type          = "ra3.xlplus"

  logging {
    enable      = var.log
    bucket_name = "example-logs"
  }
}

resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier = "warehouse"
  node_type          = "ra3.xlplus"
}

resource "aws_redshift_logging" "some" {
  cluster_identifier = var.cluster
  bucket_name        = "example-logs"
}
