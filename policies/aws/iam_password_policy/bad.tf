resource "aws_iam_account_password_policy" "weak" {
  minimum_password_length        = 8 # as it always was
  #                                ^ fail
  require_lowercase_characters   = true
  require_uppercase_characters   = false
  #                                ^^^^^ fail
  require_numbers                = true
  require_symbols                = "false"
  #                                ^^^^^^^ fail
  allow_users_to_change_password = true
  password_reuse_prevention      = 3
  #                                ^ fail
  max_password_age               = 365
  #                                ^^^ fail
}
