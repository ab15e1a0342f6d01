resource "github_repository" "written" {
  name                 = "written"
  visibility           = "public" # for the interview
  #                      ^^^^^^^^ fail
  vulnerability_alerts = false
  #                      ^^^^^ fail
}

resource "github_repository" "by_default" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name = "by-default"
}

resource "github_repository" "private" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name       = "private"
  visibility = "private"
}

resource "github_repository" "old_name" {
  name                 = "old-name"
  private              = false
  #                      ^^^^^ fail
  vulnerability_alerts = true
}
