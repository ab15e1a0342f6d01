resource "aws_eks_cluster" "main" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/eks" # made by hand
}

resource "aws_eks_cluster" "no_key" {
  name     = "no-key"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  encryption_config {
# ^^^^^^^^^^^^^^^^^ fail
    resources = ["secrets"]
  }
}

resource "aws_eks_cluster" "empty" {
  name     = "empty"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  encryption_config {
    resources = []
    #           ^^ fail

    provider {
      key_arn = "arn:aws:kms:eu-central-1:123456789012:key/example"
    }
  }
}
