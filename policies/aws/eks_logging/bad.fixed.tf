resource "aws_eks_cluster" "by_default" {
  name                      = "by-default"
  role_arn                  = "arn:aws:iam::123456789012:role/eks"
  enabled_cluster_log_types = ["api", "audit", "authenticator", "controllerManager", "scheduler"]
}

resource "aws_eks_cluster" "some" {
  name                      = "some"
  role_arn                  = "arn:aws:iam::123456789012:role/eks"
  enabled_cluster_log_types = ["audit", "api", "authenticator", "controllerManager", "scheduler"] # the others are noise
}
