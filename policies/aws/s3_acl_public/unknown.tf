variable "acl" {
  type = string
}

variable "grants" {
  type = list(object({ permission = string, uri = string }))
}

resource "aws_s3_bucket_acl" "from_variable" {
  bucket = "example-from-variable"
  acl    = var.acl
}

resource "aws_s3_bucket_acl" "from_grants" {
  bucket = "example-from-grants"

  access_control_policy {
    owner {
      id = "75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a"
    }

    dynamic "grant" {
      for_each = var.grants
      content {
        permission = grant.value.permission
        grantee {
          type = "Group"
          uri  = grant.value.uri
        }
      }
    }
  }
}
