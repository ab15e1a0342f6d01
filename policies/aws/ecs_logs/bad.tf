resource "aws_ecs_task_definition" "web" {
  family = "web"

  container_definitions = jsonencode([
    {
  # ^ fail
      name  = "web"
      image = "example/web:1.4.2" # from the release job
    }
  ])
}
