resource "aws_efs_file_system" "shared" {
  creation_token = "shared"

  tags = {
    backup = "daily"
  }
}

resource "aws_backup_selection" "daily" {
  name         = "daily"
  plan_id      = "11112222-3333-4444-5555-666677778888"
  iam_role_arn = "arn:aws:iam::111122223333:role/backup"

  selection_tag {
    type  = "STRINGEQUALS"
    key   = "backup"
    value = "daily"
  }
}
