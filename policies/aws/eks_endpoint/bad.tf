resource "aws_eks_cluster" "by_default" {
  name     = "by-default"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
# ^^^^^^^^^^ fail
    subnet_ids = ["subnet-0123456789abcdef0"]
  }
}

resource "aws_eks_cluster" "written" {
  name     = "written"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
    subnet_ids             = ["subnet-0123456789abcdef0"]
    endpoint_public_access = true
    public_access_cidrs    = ["0.0.0.0/0"] # home office
    #                         ^^^^^^^^^^^ fail
  }
}

resource "aws_eks_cluster" "both" {
  name     = "both"
  role_arn = "arn:aws:iam::123456789012:role/eks"

  vpc_config {
    subnet_ids          = ["subnet-0123456789abcdef0"]
    public_access_cidrs = ["203.0.113.0/24", "0.0.0.0/0", "::/0"]
    #                                        ^^^^^^^^^^^ fail
    #                                                     ^^^^^^ fail
  }
}
