resource "aws_kms_key" "topics" {
  enable_key_rotation = true
}

resource "aws_sns_topic" "orders" {
  name              = "orders"
  kms_master_key_id = aws_kms_key.topics.id
}

resource "aws_sns_topic" "named" {
  name              = "named"
  kms_master_key_id = "alias/topics"
}

resource "aws_sns_topic" "each" {
  for_each = toset(["a", "b"])

  name              = each.key
  kms_master_key_id = aws_kms_key.topics.arn
}
