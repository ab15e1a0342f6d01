provider "aws" {
  region     = "eu-central-1"
  secret_key = file("secret_key.txt")
}
