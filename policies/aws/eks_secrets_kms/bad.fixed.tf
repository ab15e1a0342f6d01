resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/eks" # made by hand

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = var.eks_kms_key_arn
    }
  }
}

variable "eks_kms_key_arn" {
  type        = string
  description = "ARN of the KMS key that encrypts the secrets of EKS clusters."
}

resource "aws_eks_cluster" "no_key" {
  name     = "no-key"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = var.eks_kms_key_arn
    }
  }
}

resource "aws_eks_cluster" "empty" {
  name     = "empty"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = "arn:aws:kms:eu-central-1:123456789012:key/example"
    }
  }
}
