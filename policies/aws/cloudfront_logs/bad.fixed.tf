resource "aws_cloudfront_distribution" "site" {
  enabled = true
  comment = "www" # the shop

  logging_config {
    bucket = var.cloudfront_log_bucket
  }
}

variable "cloudfront_log_bucket" {
  type        = string
  description = "Domain name of the S3 bucket that takes the access logs of CloudFront: <bucket>.s3.amazonaws.com."
}

# A source from which nothing is delivered.
resource "aws_cloudfront_distribution" "undelivered" {
  enabled = true

  logging_config {
    bucket = var.cloudfront_log_bucket
  }
}

resource "aws_cloudwatch_log_delivery_source" "undelivered" {
  name         = "undelivered"
  log_type     = "ACCESS_LOGS"
  resource_arn = aws_cloudfront_distribution.undelivered.arn
}
