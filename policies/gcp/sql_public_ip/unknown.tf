variable "public" {
  type = bool
}

resource "google_sql_database_instance" "maybe" {
  name             = "maybe"
  database_version = "POSTGRES_15"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      ipv4_enabled = var.public
    }
  }
}
