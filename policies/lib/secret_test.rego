package plumbline.lib.secret_test

import data.plumbline.lib.secret

test_names if {
	every name in ["DB_PASSWORD", "apiKey", "client_secret", "AWS_SECRET_ACCESS_KEY", "token"] {
		secret.named(name)
	}
	every name in ["PASSWORD_FILE", "SECRET_ARN", "TOKEN_URL", "PASSWORD_LENGTH", "HOST", "KEY_ID"] {
		not secret.named(name)
	}
}

test_texts if {
	every v in ["hunter2", "oh no", "0123456789abcdef"] {
		secret.plain(v)
	}
	every v in ["", " ", "true", "8080", "arn:aws:secretsmanager:x", "$DB_PASSWORD", "${DB_PASSWORD}", 7, null] {
		not secret.plain(v)
	}
}

test_recognised if {
	secret.recognised("AKIAIOSFODNN7EXAMPLE")
	secret.recognised("-----BEGIN RSA PRIVATE KEY-----\nx")
	not secret.recognised("AKIA")
}

test_scripts if {
	secret.assigned("#!/bin/sh\nexport DATABASE_PASSWORD=\\\"SomeSortOfPassword\\\"\n")
	secret.assigned("TOKEN = 'abc'")
	not secret.assigned("export PASSWORD=$(aws secretsmanager get-secret-value)")
	not secret.assigned("export REGION=eu-central-1")
}
