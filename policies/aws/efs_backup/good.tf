resource "aws_efs_file_system" "shared" {
  creation_token = "shared"
}

resource "aws_efs_backup_policy" "shared" {
  file_system_id = aws_efs_file_system.shared.id

  backup_policy {
    status = "ENABLED"
  }
}

# A backup plan takes care of this one.
resource "aws_efs_file_system" "homes" {
  creation_token = "homes"
}

resource "aws_backup_selection" "homes" {
  name         = "homes"
  plan_id      = "11112222-3333-4444-5555-666677778888"
  iam_role_arn = "arn:aws:iam::111122223333:role/backup"
  resources    = [aws_efs_file_system.homes.arn]
}
