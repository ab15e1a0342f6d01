variable "kind" {
  type = string
}

# What the file holds is not read.
resource "aws_db_instance" "from_file" {
  identifier     = "from-file"
  instance_class = "db.t4g.medium"
  username       = "app"
  password       = file("password.txt")
}

resource "aws_ssm_parameter" "maybe_secret" {
  name  = "/app/value"
  type  = var.kind
  value = "correct-horse-battery"
}
