resource "aws_ecs_task_definition" "web" {
  family = "web"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "example/web:1.4.2"
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = "/ecs/web"
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "web"
        }
      }
    }
  ])
}
