variable "kind" {
  type = string
}

variable "arns" {
  type = list(string)
}

resource "aws_cloudtrail" "buckets" {
  name           = "buckets"
  s3_bucket_name = "example-trail"

  event_selector {
    data_resource {
      type   = "AWS::S3::Object"
      values = var.arns
    }
  }
}

resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = "example-trail"

  event_selector {
    read_write_type = var.kind

    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }
}
