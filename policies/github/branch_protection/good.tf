resource "github_branch_protection" "main" {
  repository_id          = "app"
  pattern                = "main"
  enforce_admins         = true
  require_signed_commits = true

  required_pull_request_reviews {
    required_approving_review_count = 2
  }

  required_status_checks {
    strict   = true
    contexts = ["test"]
  }
}

resource "github_repository_ruleset" "main" {
  name        = "main"
  repository  = "app"
  target      = "branch"
  enforcement = "active"

  rules {
    required_signatures = true

    pull_request {
      required_approving_review_count = 1
    }
  }
}

resource "gitlab_branch_protection" "main" {
  project           = "example/app"
  branch            = "main"
  push_access_level = "no one"
}
