resource "github_repository" "written" {
  name                 = "written"
  visibility           = "private" # for the interview
  vulnerability_alerts = true
}

resource "github_repository" "by_default" {
  name                 = "by-default"
  visibility           = "private"
  vulnerability_alerts = true
}

resource "github_repository" "private" {
  name                 = "private"
  visibility           = "private"
  vulnerability_alerts = true
}

resource "github_repository" "old_name" {
  name                 = "old-name"
  private              = true
  vulnerability_alerts = true
}
