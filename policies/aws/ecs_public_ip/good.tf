resource "aws_ecs_service" "web" {
  name = "web"

  network_configuration {
    subnets          = ["subnet-0123456789abcdef0"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "by_default" {
  name = "by-default"

  network_configuration {
    subnets = ["subnet-0123456789abcdef0"]
  }
}
