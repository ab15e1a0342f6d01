provider "aws" {
  region = "eu-central-1" # with the build user's keys

  access_key = "AKIAIOSFODNN7EXAMPLE"
  #            ^^^^^^^^^^^^^^^^^^^^^^ fail
  secret_key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
  #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
}

provider "azurerm" {
  features {}

  client_secret = "3fA~x9Qw7-example"
  #               ^^^^^^^^^^^^^^^^^^^ fail
}
