variable "principals" {
  type = list(string)
}

resource "aws_iam_role" "from_variable" {
  name = "from-variable"

  assume_role_policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.principals }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role" "from_file" {
  name               = "from-file"
  assume_role_policy = file("trust.json")
}
