resource "aws_db_instance" "main" {
  identifier                      = "main"
  engine                          = "postgres"
  instance_class                  = "db.t4g.medium"
  enabled_cloudwatch_logs_exports = ["postgresql", "upgrade"]
}

variable "exports" {
  type    = set(string)
  default = ["audit"]
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier              = "orders"
  engine                          = "aurora-mysql"
  enabled_cloudwatch_logs_exports = var.exports
}
