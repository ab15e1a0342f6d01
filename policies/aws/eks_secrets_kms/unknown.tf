variable "keys" {
  type = list(string)
}

resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  dynamic "encryption_config" {
    for_each = var.keys

    content {
      resources = ["secrets"]

      provider {
        key_arn = encryption_config.value
      }
    }
  }
}
