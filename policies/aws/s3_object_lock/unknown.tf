variable "lock" {
  type = bool
}

resource "aws_s3_bucket" "audit" {
  bucket              = "example-audit"
  object_lock_enabled = var.lock
}
