resource "aws_s3_bucket" "site" {
  bucket = "example-site"
}

# With jsonencode.
resource "aws_s3_bucket_policy" "encoded" {
  bucket = aws_s3_bucket.site.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "PublicRead"
      Effect    = "Allow"
      Principal = "*"
      #           ^^^ fail
      Action    = "s3:GetObject"
      Resource  = "${aws_s3_bucket.site.arn}/*"
    }]
  })
}

# As a heredoc, with a condition that limits nobody.
resource "aws_s3_bucket_policy" "heredoc" {
  bucket = "example-other"

  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": {
        "Effect": "Allow",
        "Principal": { "AWS": ["*"] },
        #                      ^^^ fail
        "Action": "s3:*",
        "Resource": "arn:aws:s3:::example-other/*",
        "Condition": { "Bool": { "aws:SecureTransport": "true" } }
      }
    }
  EOT
}

# As a data source: judged where it is written.
data "aws_iam_policy_document" "shared" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::example-shared/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
      #              ^^^ fail
    }
  }
}

data "aws_iam_policy_document" "all" {
  source_policy_documents = [data.aws_iam_policy_document.shared.json]
}

resource "aws_s3_bucket_policy" "shared" {
  bucket = "example-shared"
  policy = data.aws_iam_policy_document.all.json
}

# As provider 3 wrote it.
resource "aws_s3_bucket" "legacy" {
  bucket = "example-legacy"
  policy = "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"s3:GetObject\"}]}"
  #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
}
