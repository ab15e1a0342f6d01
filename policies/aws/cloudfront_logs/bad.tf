resource "aws_cloudfront_distribution" "site" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  enabled = true
  comment = "www" # the shop
}

# A source from which nothing is delivered.
resource "aws_cloudfront_distribution" "undelivered" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  enabled = true
}

resource "aws_cloudwatch_log_delivery_source" "undelivered" {
  name         = "undelivered"
  log_type     = "ACCESS_LOGS"
  resource_arn = aws_cloudfront_distribution.undelivered.arn
}
