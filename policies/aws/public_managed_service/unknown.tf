variable "public" {
  type = bool
}

variable "endpoint_type" {
  type = string
}

resource "aws_mq_broker" "orders" {
  broker_name         = "orders"
  engine_type         = "RabbitMQ"
  host_instance_type  = "mq.t3.micro"
  publicly_accessible = var.public
}

resource "aws_sagemaker_notebook_instance" "notebook" {
  name                   = "notebook"
  instance_type          = "ml.t3.medium"
  role_arn               = "arn:aws:iam::123456789012:role/notebook"
  direct_internet_access = var.public ? "Enabled" : "Disabled"
}

resource "aws_transfer_server" "files" {
  endpoint_type = var.endpoint_type
}
