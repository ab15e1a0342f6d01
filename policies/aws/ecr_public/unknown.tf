variable "readers" {
  type = list(string)
}

resource "aws_ecr_repository_policy" "encoded" {
  repository = "app"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.readers }
      Action    = "ecr:BatchGetImage"
    }]
  })
}

resource "aws_ecr_repository_policy" "file" {
  repository = "app"
  policy     = file("policy.json")
}
