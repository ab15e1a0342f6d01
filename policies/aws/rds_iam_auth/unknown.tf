variable "iam" {
  type = bool
}

variable "engine" {
  type = string
}

resource "aws_db_instance" "main" {
  identifier                          = "main"
  engine                              = "postgres"
  instance_class                      = "db.t4g.medium"
  iam_database_authentication_enabled = var.iam
}

resource "aws_db_instance" "some" {
  identifier     = "some"
  engine         = var.engine
  instance_class = "db.t4g.medium"
}
