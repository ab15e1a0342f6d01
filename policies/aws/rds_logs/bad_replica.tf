# The engine is that of the source: what it can export is not written here.
resource "aws_db_instance" "replica" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  identifier          = "replica"
  instance_class      = "db.t4g.medium"
  replicate_source_db = "main"
}
