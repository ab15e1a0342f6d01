variable "actions" {
  type = list(string)
}

variable "roles" {
  type = list(string)
}

data "aws_iam_policy_document" "actions" {
  statement {
    actions   = var.actions
    resources = ["*"]
  }
}

resource "aws_iam_policy" "roles" {
  name = "roles"

  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["iam:PassRole", "ec2:RunInstances"]
      Resource = var.roles
    }]
  })
}
