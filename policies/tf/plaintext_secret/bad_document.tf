resource "aws_secretsmanager_secret_version" "database" {
  secret_id = "database"

  secret_string = jsonencode({
    username = "app"
    password = "correct-horse-battery"
    #          ^^^^^^^^^^^^^^^^^^^^^^^ fail
  })
}

resource "aws_ecs_task_definition" "app" {
  family = "app"

  container_definitions = jsonencode([{
    name  = "app"
    image = "example/app:1.4.2"
    environment = [
      { name = "STAGE", value = "production" },
      { name = "DATABASE_PASSWORD", value = "correct-horse-battery" },
      #                                     ^^^^^^^^^^^^^^^^^^^^^^^ fail
    ]
  }])
}

resource "azurerm_virtual_machine" "worker" {
  name                  = "worker"
  resource_group_name   = "example"
  location              = "westeurope"
  vm_size               = "Standard_B2s"
  network_interface_ids = []

  os_profile {
    computer_name  = "worker"
    admin_username = "app"

    custom_data = <<-EOT
    #             ^^^^^^ fail
      #!/bin/sh
      export DATABASE_PASSWORD=correct-horse-battery
      systemctl restart app
    EOT
  }
}
