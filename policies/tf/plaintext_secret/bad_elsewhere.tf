variable "sql_password" {
  type    = string
  default = "Passw0rd!"
}

# Replacing the reference would leave the secret where it is written: there is no fix, the default has to go.
resource "azurerm_mssql_server" "elsewhere" {
  name                         = "example"
  resource_group_name          = "example"
  location                     = "westeurope"
  version                      = "12.0"
  administrator_login          = "app"
  administrator_login_password = var.sql_password
  #                              ^^^^^^^^^^^^^^^^ fail
}
