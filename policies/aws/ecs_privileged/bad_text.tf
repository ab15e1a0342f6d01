resource "aws_ecs_task_definition" "text" {
  family = "text"

  container_definitions = <<-EOT
    [
      {
        "name": "text",
        "image": "example/text:1.4.2",
        "privileged": true,
        #             ^^^^ fail
        "readonlyRootFilesystem": false
        #                         ^^^^^ fail
      }
    ]
  EOT
}
