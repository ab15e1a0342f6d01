resource "aws_ecs_task_definition" "text" {
  family = "text"

  container_definitions = <<-EOT
    [
      {
        "name": "text",
        "image": "example/text:1.4.2",
        "logConfiguration": { "logDriver": "none" }
        #                                  ^^^^^^ fail
      },
      {
    # ^ fail
        "name": "agent",
        "image": "example/agent:1.4.2"
      }
    ]
  EOT
}
