package plumbline.lib.s3_test

import data.plumbline.lib.given
import data.plumbline.lib.s3

bucket := given.resource("aws_s3_bucket", {"bucket": "logs"})

receives(siblings) if s3.receives_access_logs(bucket) with input as given.terraform(array.concat([bucket], siblings))

test_nothing_says_so if not receives([])

test_list_lets_logs_in if {
	receives([given.resource("aws_s3_bucket_acl", {"bucket": "logs", "acl": "log-delivery-write"})])
	not receives([given.resource("aws_s3_bucket_acl", {"bucket": "logs", "acl": "private"})])
	receives([given.resource("aws_s3_bucket_acl", {"bucket": "logs", "access_control_policy": [{"grant": [
		{"grantee": [{"id": "1"}]},
		{"grantee": [{"uri": "http://acs.amazonaws.com/groups/s3/LogDelivery"}]},
	]}]})])
	s3.receives_access_logs(given.resource("aws_s3_bucket", {"acl": "log-delivery-write"}))
}

test_target_of_another_bucket if {
	receives([given.referring("aws_s3_bucket_logging", {}, "target_bucket", "aws_s3_bucket.example")])
	receives([given.resource("aws_s3_bucket_logging", {"target_bucket": "logs"})])
	receives([given.named("aws_s3_bucket", "a", {"logging": [{"target_bucket": "logs"}]})])
	not receives([given.resource("aws_s3_bucket_logging", {"target_bucket": "others"})])
}

test_policy_lets_logs_in if {
	statement := {"Effect": "Allow", "Principal": {"Service": "logging.s3.amazonaws.com"}, "Action": "s3:PutObject"}
	receives([given.resource("aws_s3_bucket_policy", {"bucket": "logs", "policy": json.marshal({"Statement": [statement]})})])
}

test_balancer_logs if {
	given_input := given.terraform([bucket, given.resource("aws_lb", {"access_logs": [{"bucket": "logs"}]})])
	s3.receives_balancer_logs(bucket) with input as given_input
	not s3.receives_access_logs(bucket) with input as given_input
}

test_policy_unread if {
	s3.policy_unread(given.resource("aws_s3_bucket_policy", {"policy": "no JSON"}))
	not s3.policy_unread(given.resource("aws_s3_bucket_policy", {"policy": `{"Statement": []}`}))
	missing := given.referring("aws_s3_bucket_policy", {}, "policy", "data.aws_iam_policy_document.a")
	s3.policy_unread(missing) with input as given.terraform([missing])
}

test_expressions if {
	s3.expression(bucket) == "aws_s3_bucket.example"
	s3.index(bucket) == ""
	each := object.union(bucket, {"repetition": "for_each"})
	s3.expression(each) == "each.value"
	s3.index(each) == "[each.key]"
	s3.repeated(each) == [{"name": "for_each", "ref": "aws_s3_bucket.example"}]
	counted := object.union(bucket, {"repetition": "count"})
	s3.expression(counted) == "aws_s3_bucket.example[count.index]"
	s3.index(counted) == "[count.index]"
}
