# Where the web shop keeps its invoices.
resource "aws_s3_bucket" "invoices" {
  bucket = "acme-shop-invoices"
}

resource "aws_s3_bucket_acl" "invoices" {
  bucket = aws_s3_bucket.invoices.id
  acl    = "public-read"
}

resource "aws_ebs_volume" "cache" {
  availability_zone = "eu-west-1a"
  size              = 40
  encrypted         = false # speeds up nothing
}
