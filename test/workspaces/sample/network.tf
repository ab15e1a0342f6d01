variable "admin_cidr" {
  description = "Where administrators connect from."
  type        = string
  default     = "0.0.0.0/0"
}

resource "aws_security_group" "bastion" {
  name = "bastion"

  ingress {
    description = "SSH"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = [var.admin_cidr]
  }
}

resource "aws_kms_key" "invoices" {
  description             = "Encrypts invoices"
  deletion_window_in_days = 30
  # plumbline:waive aws-kms-rotation reason="Imported key material cannot rotate by itself; we rotate it by hand each January" until=2099-01-31 owner=platform ticket=SEC-204
  enable_key_rotation = false
}
