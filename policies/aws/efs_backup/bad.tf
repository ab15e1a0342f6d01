resource "aws_efs_file_system" "shared" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  creation_token = "shared"
}

resource "aws_efs_file_system" "homes" {
  creation_token = "homes"
}

resource "aws_efs_backup_policy" "homes" {
  file_system_id = aws_efs_file_system.homes.id

  backup_policy {
    status = "DISABLED" # to save money
    #        ^^^^^^^^^^ fail
  }
}

resource "aws_efs_file_system" "by_region" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  for_each = toset(["eu", "us"])

  creation_token = each.key
}
