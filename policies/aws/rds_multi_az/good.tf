resource "aws_db_instance" "main" {
  identifier     = "main"
  engine         = "postgres"
  instance_class = "db.t4g.medium"
  multi_az       = true
}

# Reads only.
resource "aws_db_instance" "replica" {
  identifier          = "replica"
  instance_class      = "db.t4g.medium"
  replicate_source_db = aws_db_instance.main.identifier
}
