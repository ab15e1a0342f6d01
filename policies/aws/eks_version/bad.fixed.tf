resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/eks"
  version  = "1.31" # until the ingress has moved
}

resource "aws_eks_cluster" "number" {
  name     = "number"
  role_arn = "arn:aws:iam::123456789012:role/eks"
  version  = "1.31"
}
