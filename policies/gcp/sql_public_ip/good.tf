resource "google_compute_network" "main" {
  name = "main"
}

resource "google_sql_database_instance" "private" {
  name             = "private"
  database_version = "POSTGRES_15"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      ipv4_enabled    = false
      private_network = google_compute_network.main.id
    }
  }
}

# Its settings are its source's.
resource "google_sql_database_instance" "copy" {
  name             = "copy"
  database_version = "POSTGRES_15"

  clone {
    source_instance_name = google_sql_database_instance.private.name
  }
}
