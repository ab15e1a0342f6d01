variable "https_only" {
  type = bool
}

resource "azurerm_storage_account" "maybe" {
  name                       = "examplemaybe"
  resource_group_name        = "example"
  location                   = "westeurope"
  account_tier               = "Standard"
  account_replication_type   = "GRS"
  https_traffic_only_enabled = var.https_only
}
