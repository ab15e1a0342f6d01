# What the expressions of the corpus refer to. Needs no provider, so that `terraform console` answers without init.

variable "name" {
  type    = string
  default = "plumb"
}

variable "secret" {
  type      = string
  default   = "s3cr3t"
  sensitive = true
}

variable "secret_list" {
  type      = list(string)
  default   = ["x", "y"]
  sensitive = true
}

variable "secret_map" {
  type      = map(string)
  default   = { a = "x", b = "y" }
  sensitive = true
}

variable "ports" {
  type    = list(number)
  default = ["80", 443]
}

variable "tags" {
  type    = map(string)
  default = { Env = "prod", Cost = 12 }
}

variable "zones" {
  type    = set(string)
  default = ["b", "a", "c", "a"]
}

variable "empty" {
  default = null
}

variable "typed_null" {
  type    = list(string)
  default = null
}

variable "anything" {
  type    = any
  default = { list = [1, 2], text = "x", none = null }
}

variable "server" {
  type = object({
    name    = string
    port    = optional(number, 443)
    tags    = optional(map(string))
    volumes = optional(list(object({ size = optional(number, 8), type = optional(string, "gp3") })), [])
    health  = optional(object({ path = optional(string, "/health"), codes = optional(set(number), [200]) }), {})
  })
  default = {
    name    = "web"
    volumes = [{ size = "20" }, { type = "io2" }]
  }
}

variable "pair" {
  type    = tuple([string, number])
  default = [1, "2"]
}

variable "users" {
  type = map(object({ admin = optional(bool, false), groups = optional(list(string), ["all"]) }))
  default = {
    ann = { admin = "true" }
    bob = { groups = [] }
  }
}

locals {
  numbers = [3, 1, 2]
  mixed   = [1, "a", true, null]
  nested = {
    list = ["a", "b"]
    map  = { x = 1, y = { z = "deep" } }
    null = null
  }
  objects = [
    { name = "a", size = 1, on = true },
    { name = "b", size = 2, on = false },
    { name = "c", size = 3, on = true },
  ]
  partly_secret = { open = "a", hidden = sensitive("b") }
  secrets       = [sensitive("a"), "b"]
  unicode       = "Grüße 👩‍👩‍👧 e\u0301 日本語"
  big           = 123456789012345678901234567890
  lines         = <<EOT
first
  second
third
EOT
  flush         = <<-EOT
    a
      b
    c ${var.name}
  EOT
  loop          = <<-EOT
    %{for name in ["x", "y"]}
    server ${name}
    %{endfor}
  EOT
  loop_stripped = <<-EOT
    %{for name in ["x", "y"]~}
    server ${name}
    %{endfor~}
  EOT
  choice        = <<EOT
%{if var.name == "plumb"~}
  yes
%{else~}
  no
%{endif~}
end
EOT
  escapes       = <<EOT
$${not} %%{not} \n "quoted" ${"\t"}
EOT
  json          = <<EOT
{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "n": 1.50, "big": 12345678901234567890}]}
EOT
  yaml          = <<EOT
a: 1
b: [x, "y", yes, 0644, 1e3, ~]
c: &anchor
  d: text
e: *anchor
f:
  <<: *anchor
  g: 2001-12-14
h: |
  literal
i: >-
  folded
  text
EOT
  csv           = "a,b,c\n1,\"x, y\",\n2,\"say \"\"hi\"\"\",z\n"
  template      = "Hello, $${name}!%%{ for i in list } $${i}%%{ endfor }"
  template_wrap = "$${value}"
  template_bad  = "Hello, $${"
  big_object = merge(
    { a = 1 },
    { b = [for i in range(3) : { id = i }] },
  )
}
