variable "readers" {
  type = list(string)
}

resource "aws_s3_bucket_policy" "from_variable" {
  bucket = "example-from-variable"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.readers }
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::example-from-variable/*"
    }]
  })
}

data "aws_iam_policy_document" "from_variable" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::example-document/*"]

    principals {
      type        = "AWS"
      identifiers = var.readers
    }
  }
}

resource "aws_s3_bucket_policy" "document" {
  bucket = "example-document"
  policy = data.aws_iam_policy_document.from_variable.json
}

resource "aws_s3_bucket_policy" "from_file" {
  bucket = "example-from-file"
  policy = file("policy.json")
}
