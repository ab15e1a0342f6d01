resource "aws_s3_bucket" "logs" {
  bucket = "example-lb-logs"
}

resource "aws_lb" "web" {
  name = "web"

  access_logs {
    bucket  = aws_s3_bucket.logs.id
    prefix  = "web"
    enabled = true
  }
}

resource "aws_alb" "dynamic" {
  name = "dynamic"

  dynamic "access_logs" {
    for_each = ["example-lb-logs"]

    content {
      bucket  = access_logs.value
      enabled = true
    }
  }
}

# On unless it says otherwise.
resource "aws_elb" "classic" {
  name = "classic"

  access_logs {
    bucket = aws_s3_bucket.logs.id
  }
}

# Logs nothing: no listener of TLS.
resource "aws_lb" "packets" {
  name               = "packets"
  load_balancer_type = "network"
}
