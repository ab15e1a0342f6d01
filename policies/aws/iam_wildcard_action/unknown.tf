variable "actions" {
  type = list(string)
}

variable "arns" {
  type = list(string)
}

resource "aws_iam_policy" "actions" {
  name = "actions"

  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = var.actions
      Resource = "*"
    }]
  })
}

data "aws_iam_policy_document" "resources" {
  statement {
    actions   = ["s3:PutObject"]
    resources = var.arns
  }
}

resource "aws_iam_policy" "from_file" {
  policy = file("policy.json")
}
