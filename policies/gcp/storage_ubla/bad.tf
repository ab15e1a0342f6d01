resource "google_storage_bucket" "absent" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name     = "example-absent"
  location = "EU"
}

resource "google_storage_bucket" "fine_grained" {
  name                        = "example-fine-grained"
  location                    = "EU"
  uniform_bucket_level_access = false # the uploader sets lists
  #                             ^^^^^ fail
}
