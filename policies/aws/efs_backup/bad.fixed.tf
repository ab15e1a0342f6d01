resource "aws_efs_file_system" "shared" {
  creation_token = "shared"
}

resource "aws_efs_backup_policy" "shared" {
  file_system_id = aws_efs_file_system.shared.id

  backup_policy {
    status = "ENABLED"
  }
}

resource "aws_efs_file_system" "homes" {
  creation_token = "homes"
}

resource "aws_efs_backup_policy" "homes" {
  file_system_id = aws_efs_file_system.homes.id

  backup_policy {
    status = "ENABLED" # to save money
  }
}

resource "aws_efs_file_system" "by_region" {
  for_each = toset(["eu", "us"])

  creation_token = each.key
}

resource "aws_efs_backup_policy" "by_region" {
  for_each       = aws_efs_file_system.by_region
  file_system_id = each.value.id

  backup_policy {
    status = "ENABLED"
  }
}
