resource "aws_sns_topic" "orders" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name = "orders"
}

resource "aws_sns_topic" "alarms" {
  name              = "alarms"
  kms_master_key_id = "alias/aws/sns" # encrypted is encrypted
  #                   ^^^^^^^^^^^^^^^ fail
}

resource "aws_sns_topic" "each" {
  for_each = toset(["a", "b"])

  name              = each.key
  kms_master_key_id = ""
  #                   ^^ fail
}
