# Which network it should be in is not for a tool to say, so that there is no fix.
resource "google_sql_database_instance" "absent" {
  name             = "absent"
  database_version = "POSTGRES_15"

  settings {
# ^^^^^^^^ fail
    tier = "db-custom-2-7680"
  }
}

resource "google_sql_database_instance" "world" {
  name             = "world"
  database_version = "POSTGRES_15"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      ipv4_enabled = true
      #              ^^^^ fail

      authorized_networks {
        name  = "office"
        value = "203.0.113.0/24"
      }

      authorized_networks {
        name  = "everyone"
        value = "0.0.0.0/0"
        #       ^^^^^^^^^^^ fail
      }
    }
  }
}
