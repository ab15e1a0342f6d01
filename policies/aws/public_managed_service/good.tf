resource "aws_dms_replication_instance" "migration" {
  replication_instance_id    = "migration"
  replication_instance_class = "dms.t3.micro"
  publicly_accessible        = false
}

resource "aws_mq_broker" "by_default" {
  broker_name        = "orders"
  engine_type        = "RabbitMQ"
  host_instance_type = "mq.t3.micro"
}

resource "aws_neptune_cluster_instance" "graph" {
  cluster_identifier = "graph"
  instance_class     = "db.t4g.medium"
}

resource "aws_sagemaker_notebook_instance" "private" {
  name                   = "private"
  instance_type          = "ml.t3.medium"
  role_arn               = "arn:aws:iam::123456789012:role/notebook"
  subnet_id              = "subnet-0123456789abcdef0"
  direct_internet_access = "Disabled"
}

resource "aws_transfer_server" "internal" {
  endpoint_type = "VPC"

  endpoint_details {
    vpc_id     = "vpc-0123456789abcdef0"
    subnet_ids = ["subnet-0123456789abcdef0"]
  }
}
