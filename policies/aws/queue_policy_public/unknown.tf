variable "principal" {
  type = string
}

variable "policy" {
  type = string
}

resource "aws_sqs_queue_policy" "principal" {
  queue_url = "https://sqs.eu-central-1.amazonaws.com/123456789012/orders"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.principal }
      Action    = "sqs:SendMessage"
      Resource  = "*"
    }]
  })
}

resource "aws_sns_topic_policy" "policy" {
  arn    = "arn:aws:sns:eu-central-1:123456789012:orders"
  policy = var.policy
}
