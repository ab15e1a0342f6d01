resource "aws_cloudfront_distribution" "site" {
  enabled = true

  logging_config {
    bucket          = "example-logs.s3.amazonaws.com"
    include_cookies = false
    prefix          = "site"
  }
}

resource "aws_cloudfront_distribution" "delivered" {
  enabled = true
}

resource "aws_cloudwatch_log_delivery_source" "delivered" {
  name         = "delivered"
  log_type     = "ACCESS_LOGS"
  resource_arn = aws_cloudfront_distribution.delivered.arn
}

resource "aws_cloudwatch_log_delivery" "delivered" {
  delivery_source_name     = aws_cloudwatch_log_delivery_source.delivered.name
  delivery_destination_arn = "arn:aws:logs:us-east-1:123456789012:delivery-destination:logs"
}
