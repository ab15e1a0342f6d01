resource "aws_dms_replication_instance" "migration" {
  replication_instance_id    = "migration"
  replication_instance_class = "dms.t3.micro"
  publicly_accessible        = true # until the source has moved
  #                            ^^^^ fail
}

resource "aws_mq_broker" "orders" {
  broker_name         = "orders"
  engine_type         = "RabbitMQ"
  host_instance_type  = "mq.t3.micro"
  publicly_accessible = true
  #                     ^^^^ fail
}

resource "aws_neptune_cluster_instance" "graph" {
  cluster_identifier  = "graph"
  instance_class      = "db.t4g.medium"
  publicly_accessible = "true"
  #                     ^^^^^^ fail
}

resource "aws_sagemaker_notebook_instance" "by_default" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name          = "by-default"
  instance_type = "ml.t3.medium"
  role_arn      = "arn:aws:iam::123456789012:role/notebook"
}

resource "aws_sagemaker_notebook_instance" "written" {
  name                   = "written"
  instance_type          = "ml.t3.medium"
  role_arn               = "arn:aws:iam::123456789012:role/notebook"
  subnet_id              = "subnet-0123456789abcdef0"
  direct_internet_access = "Enabled"
  #                        ^^^^^^^^^ fail
}

resource "aws_transfer_server" "by_default" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  identity_provider_type = "SERVICE_MANAGED"
}

resource "aws_transfer_server" "written" {
  endpoint_type = "PUBLIC"
  #               ^^^^^^^^ fail
}
