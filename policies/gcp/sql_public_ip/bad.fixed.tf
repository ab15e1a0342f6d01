resource "google_compute_network" "main" {
  name = "main"
}

resource "google_sql_database_instance" "both" {
  name             = "both"
  database_version = "POSTGRES_15"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      ipv4_enabled    = false # for the BI tool
      private_network = google_compute_network.main.id
    }
  }
}

resource "google_sql_database_instance" "by_default" {
  name             = "by-default"
  database_version = "POSTGRES_15"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      private_network = google_compute_network.main.id
      ipv4_enabled    = false
    }
  }
}
