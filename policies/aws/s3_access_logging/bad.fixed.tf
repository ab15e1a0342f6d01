# Nobody knows who reads these.
resource "aws_s3_bucket" "invoices" {
  bucket = "example-invoices"
}

resource "aws_s3_bucket_logging" "invoices" {
  bucket        = aws_s3_bucket.invoices.id
  target_bucket = var.access_logs_bucket
  target_prefix = "invoices/"
}

variable "access_logs_bucket" {
  type        = string
  description = "Name of the S3 bucket that access logs are written to."
}

resource "aws_s3_bucket" "team" {
  for_each = toset(["red", "blue"])
  bucket   = "example-${each.key}"
}

resource "aws_s3_bucket_logging" "team" {
  for_each      = aws_s3_bucket.team
  bucket        = each.value.id
  target_bucket = var.access_logs_bucket
  target_prefix = "team/"
}
