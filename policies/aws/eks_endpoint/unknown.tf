variable "public" {
  type = bool
}

variable "networks" {
  type = list(string)
}

resource "aws_eks_cluster" "public" {
  name     = "public"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
    subnet_ids             = ["subnet-0123456789abcdef0"]
    endpoint_public_access = var.public
  }
}

resource "aws_eks_cluster" "networks" {
  name     = "networks"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
    subnet_ids          = ["subnet-0123456789abcdef0"]
    public_access_cidrs = var.networks
  }
}
