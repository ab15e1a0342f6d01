variable "teams" {
  type    = set(string)
  default = ["red", "blue"]
}

resource "aws_s3_bucket" "team" {
  for_each = var.teams
  bucket   = "example-${each.key}"
}

resource "aws_s3_bucket_public_access_block" "team" {
  for_each                = aws_s3_bucket.team
  bucket                  = each.value.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket" "shard" {
  count  = 2
  bucket = "example-shard-${count.index}"
}

resource "aws_s3_bucket_public_access_block" "shard" {
  count                   = length(aws_s3_bucket.shard)
  bucket                  = aws_s3_bucket.shard[count.index].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
