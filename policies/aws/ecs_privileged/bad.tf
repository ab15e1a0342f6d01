resource "aws_ecs_task_definition" "web" {
  family = "web"

  pid_mode = "host"
  #          ^^^^^^ fail

  container_definitions = jsonencode([
    {
      name                   = "web"
      image                  = "example/web:1.4.2"
      privileged             = true # docker in docker
      #                        ^^^^ fail
      readonlyRootFilesystem = true
    },
    {
  # ^ fail
      name  = "agent"
      image = "example/agent:1.4.2"
    },
  ])
}
