resource "aws_eks_cluster" "by_default" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name     = "by-default"
  role_arn = "arn:aws:iam::123456789012:role/eks"
}

resource "aws_eks_cluster" "some" {
  name                      = "some"
  role_arn                  = "arn:aws:iam::123456789012:role/eks"
  enabled_cluster_log_types = ["audit"] # the others are noise
  #                           ^^^^^^^^^ fail
}
