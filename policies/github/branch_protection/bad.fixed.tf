resource "github_branch_protection" "main" {
  repository_id          = "app"
  pattern                = "main" # and nothing else
  enforce_admins         = true
  require_signed_commits = true

  required_pull_request_reviews {
    required_approving_review_count = 1
  }

  required_status_checks {
    strict = true
  }
}

resource "github_branch_protection_v3" "main" {
  repository             = "app"
  branch                 = "main"
  enforce_admins         = true
  require_signed_commits = true

  required_pull_request_reviews {
    required_approving_review_count = 1
  }

  required_status_checks {
    strict = true
  }
}

resource "github_repository_ruleset" "main" {
  name        = "main"
  repository  = "app"
  target      = "branch"
  enforcement = "active"

  rules {
    pull_request {
      dismiss_stale_reviews_on_push   = true
      required_approving_review_count = 1
    }
  }
}

resource "gitlab_branch_protection" "main" {
  project           = "example/app"
  branch            = "main"
  push_access_level = "no one"
  allow_force_push  = false
}
