package plumbline.k8s.ingress_tls_test

import data.plumbline.k8s.ingress_tls as policy

ingress(annotations, spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "Ingress",
	"metadata": {"name": "x", "annotations": annotations},
	"spec": object.union({"rules": [{"host": "a.example"}]}, spec),
}

gateway(api, protocols) := {
	"apiVersion": api,
	"kind": "Gateway",
	"metadata": {"name": "x"},
	"spec": {"listeners": [{"name": p, "protocol": p} | some p in protocols]},
}

gateway_api := "gateway.networking.k8s.io/v1"

tls := {"tls": [{"hosts": ["a.example"], "secretName": "a"}]}

templated(manifest, unknown) := {"plumbline": 1, "resources": [{
	"framework": "kubernetes",
	"id": "x",
	"address": "x",
	"type": manifest.kind,
	"values": manifest,
	"unknown": unknown,
}]}

test_deny_no_tls if {
	every manifest in [ingress({}, {}), ingress({}, {"tls": []}), ingress({"kubernetes.io/ingress.allow-http": "true"}, {})] {
		some finding in policy.deny with input as manifest
		finding.path == ["spec", "tls"]
		not finding.fix
	}
}

test_deny_http_beside_tls if {
	some finding in policy.deny with input as ingress({"nginx.ingress.kubernetes.io/ssl-redirect": "false"}, tls)
	finding.path == ["metadata", "annotations", "nginx.ingress.kubernetes.io/ssl-redirect"]
}

test_deny_gateway_with_http_alone if {
	count(policy.deny) == 1 with input as gateway(gateway_api, ["HTTP"])
}

test_allow_tls if {
	every manifest in [
		ingress({}, tls),
		ingress({"nginx.ingress.kubernetes.io/ssl-redirect": "true"}, tls),
		ingress({}, {"tls": [{}]}),
		ingress({"kubernetes.io/ingress.allow-http": "false"}, {}),
		ingress({"alb.ingress.kubernetes.io/certificate-arn": "arn:aws:acm:eu-west-1:1:certificate/1"}, {}),
		ingress({"networking.gke.io/managed-certificates": "web"}, {}),
		gateway(gateway_api, ["HTTP", "HTTPS"]),
		gateway(gateway_api, ["TLS"]),
		gateway(gateway_api, ["TCP"]),
	] {
		policy.deny == set() with input as manifest
		policy.undecided == set() with input as manifest
		count(policy.population) == 1 with input as manifest
	}
}

test_allow_istio_gateway_is_not_judged if {
	policy.population == set() with input as gateway("networking.istio.io/v1", ["HTTP"])
}

test_unknown_template if {
	count(policy.undecided) == 1 with input as templated(ingress({}, {}), {"spec": {"tls": true}})
	policy.deny == set() with input as templated(ingress({}, {}), {"spec": {"tls": true}})
	annotations := templated(ingress({}, {}), {"metadata": {"annotations": {"*": true}}})
	count(policy.undecided) == 1 with input as annotations
	policy.deny == set() with input as annotations
	listeners := templated(gateway(gateway_api, ["HTTP"]), {"spec": {"listeners": true}})
	count(policy.undecided) == 1 with input as listeners
	policy.deny == set() with input as listeners
}

test_allow_tls_whatever_the_annotations if {
	policy.undecided == set() with input as templated(ingress({}, tls), {"metadata": {"annotations": true}})
}
