variable "upgrade" {
  type = bool
}

resource "aws_db_instance" "main" {
  identifier                 = "main"
  engine                     = "postgres"
  instance_class             = "db.t4g.medium"
  auto_minor_version_upgrade = var.upgrade
}
