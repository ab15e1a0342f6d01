resource "aws_ecs_task_definition" "web" {
  family = "web"

  container_definitions = jsonencode([
    {
      name             = "web"
      image            = "example/web:1.4.2" # from the release job
      logConfiguration = { logDriver = "awslogs", options = { awslogs-group = aws_cloudwatch_log_group.ecs_web.name, awslogs-region = data.aws_region.current.id, awslogs-stream-prefix = "web" } }
    }
  ])
}

resource "aws_cloudwatch_log_group" "ecs_web" {
  name              = "/ecs/web"
  retention_in_days = 365
}

data "aws_region" "current" {
}
