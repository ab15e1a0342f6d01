resource "azurerm_storage_account" "media" {
  name                       = "examplemedia"
  resource_group_name        = "example"
  location                   = "westeurope"
  account_tier               = "Standard"
  account_replication_type   = "GRS"
  https_traffic_only_enabled = true # cameras speak HTTP
}

# Provider 3.
resource "azurerm_storage_account" "legacy" {
  name                      = "examplelegacy"
  resource_group_name       = "example"
  location                  = "westeurope"
  account_tier              = "Standard"
  account_replication_type  = "GRS"
  enable_https_traffic_only = true
}
