variable "spec" {
  type = string
}

variable "rotate" {
  type = bool
}

resource "aws_kms_key" "of_some_kind" {
  description              = "Depends on the module's caller"
  customer_master_key_spec = var.spec
}

resource "aws_kms_key" "maybe_rotating" {
  description         = "Depends on the module's caller"
  enable_key_rotation = var.rotate
}
