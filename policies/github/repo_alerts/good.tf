resource "github_repository" "app" {
  name                 = "app"
  visibility           = "private"
  vulnerability_alerts = true
}

resource "github_repository" "old_name" {
  name                 = "old-name"
  private              = true
  vulnerability_alerts = true
}

resource "github_repository" "archive" {
  name       = "archive"
  visibility = "internal"
  archived   = true
}

resource "github_repository" "separate" {
  name       = "separate"
  visibility = "private"
}

resource "github_repository_vulnerability_alerts" "separate" {
  repository = github_repository.separate.name
  enabled    = true
}
