resource "aws_ecs_task_definition" "web" {
  family = "web"

  container_definitions = jsonencode([
    {
      name                   = "web"
      image                  = "example/web:1.4.2"
      privileged             = false # docker in docker
      readonlyRootFilesystem = true
    },
    {
      name                   = "agent"
      image                  = "example/agent:1.4.2"
      readonlyRootFilesystem = true
    },
  ])
}
