variable "privileged" {
  type = bool
}

resource "aws_ecs_task_definition" "web" {
  family = "web"

  container_definitions = jsonencode([
    {
      name                   = "web"
      image                  = "example/web:1.4.2"
      privileged             = var.privileged
      readonlyRootFilesystem = true
    }
  ])
}

resource "aws_ecs_task_definition" "file" {
  family                = "file"
  container_definitions = file("containers.json")
}
