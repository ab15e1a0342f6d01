resource "aws_db_instance" "main" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  identifier     = "main"
  engine         = "postgres"
  instance_class = "db.t4g.medium"
}

resource "aws_db_instance" "orders" {
  identifier     = "orders"
  engine         = "mysql"
  instance_class = "db.t4g.medium"
  multi_az       = false # it is only a pilot
  #                ^^^^^ fail
}
