resource "aws_secretsmanager_secret_version" "database" {
  secret_id = "database"

  secret_string = jsonencode({
    username = "app"
    password = "correct-horse-battery"
    #          ^^^^^^^^^^^^^^^^^^^^^^^ fail
  })
}
