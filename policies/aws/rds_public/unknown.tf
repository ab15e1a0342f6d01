variable "public" {
  type = bool
}

resource "aws_db_instance" "main" {
  identifier          = "main"
  instance_class      = "db.t4g.medium"
  publicly_accessible = var.public
}
