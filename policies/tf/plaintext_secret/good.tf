variable "database_password" {
  type      = string
  sensitive = true
}

resource "random_password" "cluster" {
  length = 32
}

data "aws_secretsmanager_secret_version" "sql" {
  secret_id = "sql"
}

resource "aws_db_instance" "from_variable" {
  identifier     = "from-variable"
  instance_class = "db.t4g.medium"
  username       = "app"
  password       = var.database_password
}

resource "aws_db_instance" "managed" {
  identifier                  = "managed"
  instance_class              = "db.t4g.medium"
  username                    = "app"
  manage_master_user_password = true
}

resource "aws_rds_cluster" "generated" {
  cluster_identifier = "generated"
  engine             = "aurora-postgresql"
  master_username    = "app"
  master_password    = random_password.cluster.result
}

resource "google_sql_user" "from_store" {
  name     = "app"
  instance = "main"
  password = data.aws_secretsmanager_secret_version.sql.secret_string
}

resource "aws_ssm_parameter" "region" {
  name  = "/app/region"
  type  = "String"
  value = "eu-central-1"
}

resource "aws_secretsmanager_secret_version" "generated" {
  secret_id = "generated"

  secret_string = jsonencode({
    username = "app"
    password = random_password.cluster.result
  })
}

resource "aws_ecs_task_definition" "app" {
  family = "app"

  container_definitions = jsonencode([{
    name  = "app"
    image = "example/app:1.4.2"
    environment = [
      { name = "DATABASE_PASSWORD_FILE", value = "/run/secrets/database" },
    ]
    secrets = [
      { name = "DATABASE_PASSWORD", valueFrom = "arn:aws:ssm:eu-central-1:123456789012:parameter/database" },
    ]
  }])
}
