# Nobody knows who reads these.
resource "aws_s3_bucket" "invoices" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  bucket = "example-invoices"
}

resource "aws_s3_bucket" "team" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  for_each = toset(["red", "blue"])
  bucket   = "example-${each.key}"
}
