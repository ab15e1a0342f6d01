variable "uniform" {
  type = bool
}

resource "google_storage_bucket" "maybe" {
  name                        = "example-maybe"
  location                    = "EU"
  uniform_bucket_level_access = var.uniform
}
