variable "approvals" {
  type = number
}

resource "github_branch_protection" "main" {
  repository_id          = "app"
  pattern                = "main"
  enforce_admins         = true
  require_signed_commits = true

  required_pull_request_reviews {
    required_approving_review_count = var.approvals
  }

  required_status_checks {
    strict = true
  }
}
