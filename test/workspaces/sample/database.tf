variable "encrypt_database" {
  description = "Whether the database is encrypted at rest. Has no default, so nobody knows before apply."
  type        = bool
}

resource "aws_db_instance" "orders" {
  identifier              = "orders"
  engine                  = "postgres"
  instance_class          = "db.t4g.medium"
  allocated_storage       = 50
  username                = "shop"
  password                = "correct-horse-battery-staple"
  storage_encrypted       = var.encrypt_database
  publicly_accessible     = true
  backup_retention_period = 1
}
