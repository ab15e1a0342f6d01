provider "aws" {
  region = "eu-central-1" # with the build user's keys
}

provider "azurerm" {
  features {}
}
