resource "aws_db_instance" "main" {
  identifier     = "main"
  instance_class = "db.t4g.medium"
  username       = "app"
  password       = "correct-horse-battery" # rotate me
  #                ^^^^^^^^^^^^^^^^^^^^^^^ fail
}

resource "azurerm_mssql_server" "main" {
  name                         = "example"
  resource_group_name          = "example"
  location                     = "westeurope"
  version                      = "12.0"
  administrator_login          = "app"
  administrator_login_password = "Passw0rd!"
  #                              ^^^^^^^^^^^ fail
}

resource "aws_mq_broker" "main" {
  broker_name        = "main"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.t3.micro"

  user {
    username = "app"
    password = "correct-horse-battery"
    #          ^^^^^^^^^^^^^^^^^^^^^^^ fail
  }
}
