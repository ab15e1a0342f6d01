variable "file_system_id" {
  type = string
}

variable "status" {
  type = string
}

resource "aws_efs_file_system" "shared" {
  creation_token = "shared"
}

resource "aws_efs_backup_policy" "some" {
  file_system_id = var.file_system_id

  backup_policy {
    status = var.status
  }
}
