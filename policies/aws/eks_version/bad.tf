resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/eks"
  version  = "1.24" # until the ingress has moved
  #          ^^^^^^ fail
}

resource "aws_eks_cluster" "number" {
  name     = "number"
  role_arn = "arn:aws:iam::123456789012:role/eks"
  version  = 1.29
  #          ^^^^ fail
}
