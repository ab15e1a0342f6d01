resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = "example-trail"

  event_selector {
    read_write_type           = "All"
    include_management_events = true

    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }
}

resource "aws_cloudtrail" "one_bucket" {
  name           = "one-bucket"
  s3_bucket_name = "example-trail"

  event_selector {
    data_resource {
      type   = "AWS::S3::Object"
      values = ["${aws_s3_bucket.orders.arn}/"]
    }
  }
}

resource "aws_s3_bucket" "orders" {
  bucket = "example-orders"
}

resource "aws_cloudtrail" "advanced" {
  name           = "advanced"
  s3_bucket_name = "example-trail"

  advanced_event_selector {
    field_selector {
      field  = "eventCategory"
      equals = ["Data"]
    }

    field_selector {
      field  = "resources.type"
      equals = ["AWS::S3::Object"]
    }
  }
}
