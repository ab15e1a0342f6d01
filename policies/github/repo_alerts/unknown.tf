variable "visibility" {
  type = string
}

resource "github_repository" "app" {
  name                 = "app"
  visibility           = var.visibility
  vulnerability_alerts = true
}
