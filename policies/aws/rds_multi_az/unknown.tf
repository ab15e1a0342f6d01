variable "multi_az" {
  type = bool
}

variable "replicated" {
  type = string
}

resource "aws_db_instance" "main" {
  identifier     = "main"
  engine         = "postgres"
  instance_class = "db.t4g.medium"
  multi_az       = var.multi_az
}

resource "aws_db_instance" "perhaps_a_replica" {
  identifier          = "perhaps-a-replica"
  instance_class      = "db.t4g.medium"
  replicate_source_db = var.replicated
}
