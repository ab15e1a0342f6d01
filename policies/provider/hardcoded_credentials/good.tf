variable "github_token" {
  type      = string
  sensitive = true
}

provider "aws" {
  region  = "eu-central-1"
  profile = "production"
}

provider "google" {
  project     = "example"
  credentials = "account.json"
}

provider "github" {
  owner = "example"
  token = var.github_token
}

# A local emulator takes anything.
provider "aws" {
  alias      = "local"
  access_key = "test"
  secret_key = "test"
}
