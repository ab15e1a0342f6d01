resource "github_branch_protection" "main" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  repository_id = "app"
  pattern       = "main" # and nothing else
}

resource "github_branch_protection_v3" "main" {
  repository             = "app"
  branch                 = "main"
  enforce_admins         = false
  #                        ^^^^^ fail
  require_signed_commits = false
  #                        ^^^^^ fail

  required_pull_request_reviews {
    required_approving_review_count = 0
    #                                 ^ fail
  }

  required_status_checks {
    strict = true
  }
}

resource "github_repository_ruleset" "main" {
  name        = "main"
  repository  = "app"
  target      = "branch"
  enforcement = "evaluate"
  #             ^^^^^^^^^^ fail

  rules {
    pull_request {
  # ^^^^^^^^^^^^ fail
      dismiss_stale_reviews_on_push = true
    }
  }
}

resource "gitlab_branch_protection" "main" {
  project           = "example/app"
  branch            = "main"
  push_access_level = "maintainer"
  #                   ^^^^^^^^^^^^ fail
  allow_force_push  = true
  #                   ^^^^ fail
}
