resource "google_storage_bucket" "absent" {
  name                        = "example-absent"
  location                    = "EU"
  uniform_bucket_level_access = true
}

resource "google_storage_bucket" "fine_grained" {
  name                        = "example-fine-grained"
  location                    = "EU"
  uniform_bucket_level_access = true # the uploader sets lists
}
