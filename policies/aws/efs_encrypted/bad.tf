resource "aws_efs_file_system" "shared" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  creation_token = "shared"
}

resource "aws_efs_file_system" "scratch" {
  creation_token = "scratch"
  encrypted      = false # nothing of worth in here
  #                ^^^^^ fail
}
