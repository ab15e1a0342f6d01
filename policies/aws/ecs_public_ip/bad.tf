resource "aws_ecs_service" "web" {
  name = "web"

  network_configuration {
    subnets          = ["subnet-0123456789abcdef0"]
    assign_public_ip = true # NAT is expensive
    #                  ^^^^ fail
  }
}
