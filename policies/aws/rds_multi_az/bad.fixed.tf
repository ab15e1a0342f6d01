resource "aws_db_instance" "main" {
  identifier     = "main"
  engine         = "postgres"
  instance_class = "db.t4g.medium"
  multi_az       = true
}

resource "aws_db_instance" "orders" {
  identifier     = "orders"
  engine         = "mysql"
  instance_class = "db.t4g.medium"
  multi_az       = true # it is only a pilot
}
