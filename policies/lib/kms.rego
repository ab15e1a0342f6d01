# Attributes that name a KMS key, in three values: a key of one's own, none (or the service's, which AWS manages), or not known.
# A policy that asks has `aws_kms_alias` and `aws_kms_key` among its `reads`: a data source may stand for the service's key.
package plumbline.lib.kms

import data.plumbline.lib.presence
import data.plumbline.lib.terraform as tf

# Certainly a key of one's own: written, or taken from a resource.
own(r, path) if {
	presence.given(r, path)
	not none(r, path)
}

# Certainly no key of one's own.
none(r, path) if presence.missing(r, path)

none(r, path) if service_key(tf.value(r, path))

none(r, path) if {
	some type, attribute in {"aws_kms_alias": "name", "aws_kms_key": "key_id"}
	some source in tf.data_sources(type)
	tf.linked(r, path, source)
	service_key(tf.value(source, [attribute]))
}

# Not known before apply, and not taken from a resource.
open(r, path) if presence.open(r, path)

# `alias/aws/s3`, or the ARN of it: the key of a service, whose policy nobody can change.
service_key(key) if regex.match(`(^|:)alias/aws/`, key)
