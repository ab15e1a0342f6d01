resource "aws_db_instance" "main" {
  identifier     = "main"
  instance_class = "db.t4g.medium"
  username       = "app"
  password       = var.db_instance_main_password # rotate me
}

variable "db_instance_main_password" {
  type      = string
  sensitive = true
}

resource "azurerm_mssql_server" "main" {
  name                         = "example"
  resource_group_name          = "example"
  location                     = "westeurope"
  version                      = "12.0"
  administrator_login          = "app"
  administrator_login_password = var.mssql_server_main_administrator_login_password
}

variable "mssql_server_main_administrator_login_password" {
  type      = string
  sensitive = true
}

resource "aws_mq_broker" "main" {
  broker_name        = "main"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.t3.micro"

  user {
    username = "app"
    password = var.mq_broker_main_user_0_password
  }
}

variable "mq_broker_main_user_0_password" {
  type      = string
  sensitive = true
}
