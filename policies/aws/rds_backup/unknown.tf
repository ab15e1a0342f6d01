variable "days" {
  type = number
}

resource "aws_db_instance" "main" {
  identifier              = "main"
  instance_class          = "db.t4g.medium"
  backup_retention_period = var.days
}
