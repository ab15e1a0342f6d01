resource "aws_efs_file_system" "shared" {
  creation_token = "shared"
  encrypted      = true
}

resource "aws_efs_file_system" "own_key" {
  creation_token = "own-key"
  encrypted      = "true"
  kms_key_id     = aws_kms_key.files.arn
}

resource "aws_kms_key" "files" {
  description = "Encrypts the files"
}
