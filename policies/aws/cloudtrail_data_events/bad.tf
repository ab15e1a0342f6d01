resource "aws_cloudtrail" "main" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name           = "main"
  s3_bucket_name = "example-trail"
}

resource "aws_cloudtrail" "writes" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name           = "writes"
  s3_bucket_name = "example-trail"

  event_selector {
    read_write_type = "WriteOnly" # reads are too many

    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }
}

resource "aws_cloudtrail" "advanced" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name           = "advanced"
  s3_bucket_name = "example-trail"

  advanced_event_selector {
    field_selector {
      field  = "eventCategory"
      equals = ["Management"]
    }
  }
}
