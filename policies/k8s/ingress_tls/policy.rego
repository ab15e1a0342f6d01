# METADATA
# title: Ingresses and gateways serve TLS
# description: >-
#   Without TLS everything that goes through an Ingress or a Gateway, session cookies and passwords among it, can be read and changed on
#   the way from the client.
# related_resources:
#   - https://kubernetes.io/docs/concepts/services-networking/ingress/#tls
#   - https://gateway-api.sigs.k8s.io/guides/tls/
# custom:
#   id: k8s-ingress-tls
#   severity: high
#   controls:
#     - id: CC6.7
#       strength: direct
#       rationale: TLS protects data on its way between client and cluster.
#     - id: CC6.1
#       strength: supporting
#       rationale: Credentials that cross the network unencrypted are everybody's who listens.
#     - id: CC6.6
#       strength: supporting
#       rationale: The edge of the cluster accepts only protected connections.
#   targets: {kubernetes: [Ingress, Gateway]}
#   aliases:
#     - K8sHttpsOnly
#     - require-ingress-https
#     - ingress-host-match-tls
#     - ingress-no-tls
#   fixable: false
#   remediation: >-
#     Add `spec.tls` with the hosts and the Secret of the certificate to the Ingress (cert-manager can fill the Secret), and keep the
#     controller's redirect from HTTP on. A Gateway needs a listener of protocol `HTTPS` or `TLS`; one for `HTTP` beside it may
#     redirect. Certificates that are named in annotations of AWS, Google Cloud, Traefik or NGINX (pass-through) count. There is no quick
#     fix, because only you have the certificate.
package plumbline.k8s.ingress_tls

import data.plumbline.lib.finding
import data.plumbline.lib.kubernetes as k8s

ingresses := k8s.objects_of("Ingress")

# Istio has a kind of that name, too.
gateways := [g |
	some g in k8s.objects_of("Gateway")
	startswith(k8s.value(g, ["apiVersion"]), "gateway.networking.k8s.io/")
]

population contains r.id if some r in ingresses

population contains r.id if some r in gateways

# Annotations by which a controller gets its certificate from elsewhere, or does not serve HTTP.
elsewhere := [
	"alb.ingress.kubernetes.io/certificate-arn",
	"ingress.gcp.kubernetes.io/pre-shared-cert",
	"networking.gke.io/managed-certificates",
	"appgw.ingress.kubernetes.io/appgw-ssl-certificate",
]

switches := {
	"kubernetes.io/ingress.allow-http": "false",
	"nginx.ingress.kubernetes.io/ssl-passthrough": "true",
	"haproxy.org/ssl-passthrough": "true",
	"traefik.ingress.kubernetes.io/router.tls": "true",
}

# Annotations that keep HTTP open beside TLS.
redirects := [
	"nginx.ingress.kubernetes.io/ssl-redirect",
	"ingress.kubernetes.io/ssl-redirect",
	"haproxy.org/ssl-redirect",
]

deny contains finding.new(r, ["spec", "tls"], "The Ingress serves HTTP without TLS.") if {
	some r in ingresses
	no_tls(r)
	not secured_elsewhere(r)
	not open_annotations(r)
}

deny contains finding.new(r, path, "HTTP is not redirected to HTTPS, so that it stays open beside TLS.") if {
	some r in ingresses
	not no_tls(r)
	some annotation in redirects
	path := ["metadata", "annotations", annotation]
	k8s.value(r, path) in {"false", false}
	not forced(r)
}

deny contains finding.new(g, ["spec", "listeners"], "The gateway serves HTTP without TLS.") if {
	some g in gateways
	count(k8s.unknown_in_items(g, ["spec", "listeners"], ["protocol"])) == 0
	protocols := {p | some i, _ in k8s.value(g, ["spec", "listeners"]); p := k8s.value(g, ["spec", "listeners", i, "protocol"])}
	"HTTP" in protocols
	count(protocols & {"HTTPS", "TLS"}) == 0
}

undecided contains finding.new(r, ["spec", "tls"], "Whether the Ingress serves TLS cannot be told from this file.") if {
	some r in ingresses
	k8s.unknown(r, ["spec", "tls"])
	not secured_elsewhere(r)
}

undecided contains finding.new(r, ["metadata", "annotations"], "Whether an annotation brings TLS cannot be told from this file.") if {
	some r in ingresses
	no_tls(r)
	not secured_elsewhere(r)
	open_annotations(r)
}

undecided contains finding.new(g, path, "Whether the gateway serves TLS cannot be told from this file.") if {
	some g in gateways
	some path in k8s.unknown_in_items(g, ["spec", "listeners"], ["protocol"])
}

no_tls(r) if k8s.missing(r, ["spec", "tls"])

no_tls(r) if k8s.value(r, ["spec", "tls"]) == []

secured_elsewhere(r) if {
	some annotation in elsewhere
	k8s.value(r, ["metadata", "annotations", annotation])
}

secured_elsewhere(r) if {
	some annotation, value in switches
	k8s.value(r, ["metadata", "annotations", annotation]) == value
}

# A template fills in annotations, one that would matter perhaps.
open_annotations(r) if {
	some annotation in elsewhere
	k8s.unknown(r, ["metadata", "annotations", annotation])
}

open_annotations(r) if {
	some annotation, _ in switches
	k8s.unknown(r, ["metadata", "annotations", annotation])
}

forced(r) if k8s.value(r, ["metadata", "annotations", "nginx.ingress.kubernetes.io/force-ssl-redirect"]) == "true"
