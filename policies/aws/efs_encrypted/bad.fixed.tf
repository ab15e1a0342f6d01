resource "aws_efs_file_system" "shared" {
  creation_token = "shared"
  encrypted      = true
}

resource "aws_efs_file_system" "scratch" {
  creation_token = "scratch"
  encrypted      = true # nothing of worth in here
}
