resource "aws_dms_replication_instance" "migration" {
  replication_instance_id    = "migration"
  replication_instance_class = "dms.t3.micro"
  publicly_accessible        = false # until the source has moved
}

resource "aws_mq_broker" "orders" {
  broker_name         = "orders"
  engine_type         = "RabbitMQ"
  host_instance_type  = "mq.t3.micro"
  publicly_accessible = false
}

resource "aws_neptune_cluster_instance" "graph" {
  cluster_identifier  = "graph"
  instance_class      = "db.t4g.medium"
  publicly_accessible = false
}

resource "aws_sagemaker_notebook_instance" "by_default" {
  name                   = "by-default"
  instance_type          = "ml.t3.medium"
  role_arn               = "arn:aws:iam::123456789012:role/notebook"
  direct_internet_access = "Disabled"
  subnet_id              = var.notebook_subnet_id
  security_groups        = var.notebook_security_group_ids
}

variable "notebook_subnet_id" {
  type        = string
  description = "Private subnet in which notebooks run."
}

variable "notebook_security_group_ids" {
  type        = list(string)
  description = "Security groups of notebooks."
}

resource "aws_sagemaker_notebook_instance" "written" {
  name                   = "written"
  instance_type          = "ml.t3.medium"
  role_arn               = "arn:aws:iam::123456789012:role/notebook"
  subnet_id              = "subnet-0123456789abcdef0"
  direct_internet_access = "Disabled"
}

resource "aws_transfer_server" "by_default" {
  identity_provider_type = "SERVICE_MANAGED"
  endpoint_type          = "VPC"

  endpoint_details {
    vpc_id     = var.transfer_vpc_id
    subnet_ids = var.transfer_subnet_ids
  }
}

variable "transfer_vpc_id" {
  type        = string
  description = "VPC in which file transfer servers have their endpoints."
}

variable "transfer_subnet_ids" {
  type        = list(string)
  description = "Subnets in which file transfer servers have their endpoints."
}

resource "aws_transfer_server" "written" {
  endpoint_type = "VPC"

  endpoint_details {
    vpc_id     = var.transfer_vpc_id
    subnet_ids = var.transfer_subnet_ids
  }
}
