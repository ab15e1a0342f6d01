resource "aws_eks_cluster" "by_default" {
  name     = "by-default"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
    subnet_ids          = ["subnet-0123456789abcdef0"]
    public_access_cidrs = var.eks_public_access_cidrs
  }
}

variable "eks_public_access_cidrs" {
  type        = list(string)
  description = "Networks from which the APIs of EKS clusters can be reached."
}

resource "aws_eks_cluster" "written" {
  name     = "written"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
    subnet_ids             = ["subnet-0123456789abcdef0"]
    endpoint_public_access = true
    public_access_cidrs    = var.eks_public_access_cidrs # home office
  }
}

resource "aws_eks_cluster" "both" {
  name     = "both"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
    subnet_ids          = ["subnet-0123456789abcdef0"]
    public_access_cidrs = concat(["203.0.113.0/24"], var.eks_public_access_cidrs)
  }
}
