variable "teams" {
  type    = set(string)
  default = ["red", "blue"]
}

resource "aws_s3_bucket" "team" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  for_each = var.teams
  bucket   = "example-${each.key}"
}

resource "aws_s3_bucket" "shard" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  count  = 2
  bucket = "example-shard-${count.index}"
}
