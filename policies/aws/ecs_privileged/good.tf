resource "aws_ecs_task_definition" "web" {
  family = "web"

  container_definitions = jsonencode([
    {
      name                   = "web"
      image                  = "example/web:1.4.2"
      readonlyRootFilesystem = true
    }
  ])
}

resource "aws_ecs_task_definition" "text" {
  family   = "text"
  pid_mode = "task"

  container_definitions = <<-EOT
    [{"name": "text", "image": "example/text:1.4.2", "privileged": false, "readonlyRootFilesystem": true}]
  EOT
}
