resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/eks"
  version  = "1.34"
}

# The latest when it is made.
resource "aws_eks_cluster" "latest" {
  name     = "latest"
  role_arn = "arn:aws:iam::123456789012:role/eks"
}
