resource "aws_sqs_queue_policy" "heredoc" {
  queue_url = "https://sqs.eu-central-1.amazonaws.com/123456789012/orders"

  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Principal": "*",
          #            ^^^ fail
          "Action": "sqs:SendMessage",
          "Resource": "*"
        }
      ]
    }
  EOT
}

resource "aws_sns_topic" "inline" {
  name = "inline"

  policy = jsonencode({
    Statement = {
      Effect    = "Allow"
      Principal = { AWS = ["arn:aws:iam::123456789012:root", "*"] }
      #                                                      ^^^ fail
      Action    = "sns:Publish"
      Resource  = "*"
      Condition = {
        Bool = { "aws:SecureTransport" = "true" }
      }
    }
  })
}

data "aws_iam_policy_document" "topic" {
  statement {
    actions   = ["sns:Subscribe"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

resource "aws_sns_topic_policy" "topic" {
  arn    = "arn:aws:sns:eu-central-1:123456789012:orders"
  policy = data.aws_iam_policy_document.topic.json
  #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
}
