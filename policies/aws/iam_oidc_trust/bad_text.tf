# Anybody's repository.
resource "aws_iam_role" "encoded" {
  name = "encoded"

  assume_role_policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = { StringLike = { "token.actions.githubusercontent.com:sub" = "repo:*" } }
      #           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
    }]
  })
}

resource "aws_iam_role" "heredoc" {
  name = "heredoc"

  assume_role_policy = <<-EOT
    {
      "Statement": [
        {
      # ^ fail
          "Effect": "Allow",
          "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
          "Action": "sts:AssumeRoleWithWebIdentity"
        }
      ]
    }
  EOT
}
