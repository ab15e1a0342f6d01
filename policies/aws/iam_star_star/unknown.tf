variable "actions" {
  type = list(string)
}

resource "aws_iam_policy" "from_file" {
  name   = "from-file"
  policy = file("policy.json")
}

resource "aws_iam_policy" "from_variable" {
  name = "from-variable"

  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = var.actions
      Resource = "*"
    }]
  })
}

data "aws_iam_policy_document" "from_variable" {
  statement {
    actions   = var.actions
    resources = ["*"]
  }
}
