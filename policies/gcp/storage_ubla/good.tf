resource "google_storage_bucket" "uniform" {
  name                        = "example-uniform"
  location                    = "EU"
  uniform_bucket_level_access = true
}

# Provider 3.
resource "google_storage_bucket" "policy_only" {
  name               = "example-policy-only"
  location           = "EU"
  bucket_policy_only = true
}
