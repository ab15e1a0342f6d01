# METADATA
# title: Images carry a version
# description: >-
#   An image without a tag, or with `latest`, can be another image at every start: what was reviewed and tested is not what runs, two
#   replicas can differ, and there is nothing to roll back to.
# related_resources:
#   - https://kubernetes.io/docs/concepts/containers/images/#image-names
#   - https://kubernetes.io/docs/concepts/configuration/overview/
# custom:
#   id: k8s-image-tag
#   severity: medium
#   controls:
#     - id: CC8.1
#       strength: direct
#       rationale: A fixed version ties what runs to a change that was reviewed and tested, and makes the next version a change of its own.
#   targets: {kubernetes: [workloads]}
#   aliases: [CKV_K8S_14, K8sDisallowedTags, disallow-latest-tag, latest-tag]
#   fixable: false
#   settings:
#     disallowed_tags:
#       description: Tags that move from image to image, and so name no version.
#       default: [latest]
#   remediation: >-
#     Name the version that you tested, as in `image: nginx:1.29.3`, or better the image itself, as in `image: nginx@sha256:…`, which
#     nobody can move. There is no quick fix, because only you know which version that is: `docker buildx imagetools inspect
#     <image>` prints the digest that a tag has now. Where kustomize, Skaffold or ko writes the tag at deployment, scan what they render.
package plumbline.k8s.image_tag

import data.plumbline.lib.finding
import data.plumbline.lib.kubernetes as k8s
import data.plumbline.lib.settings

population contains id if some id in k8s.container_owners

deny contains finding.new(c, k8s.path_in(c, ["image"]), text) if {
	some c in k8s.containers
	image := k8s.value(c, ["image"])
	is_reference(image)
	not contains(image, "@")
	tag(image) == ""
	text := concat("", [c.title, " uses image ", image, " without a tag, which means latest."])
}

deny contains finding.new(c, k8s.path_in(c, ["image"]), text) if {
	some c in k8s.containers
	image := k8s.value(c, ["image"])
	is_reference(image)
	not contains(image, "@")
	tag(image) in settings.value(rego.metadata.chain(), "disallowed_tags")
	text := concat("", [c.title, " uses image ", image, ", whose tag names no version."])
}

undecided contains finding.new(c, k8s.path_in(c, ["image"]), text) if {
	some c in k8s.containers
	some reason in open(c)
	text := concat("", [c.title, ": ", reason])
}

undecided contains finding.new(pod, k8s.path_in(pod, path), k8s.unseen_text) if {
	some [pod, path] in k8s.unseen
}

open(c) := ["which image it runs cannot be told from this file."] if k8s.unknown(c, ["image"])

open(c) := ["it names no image here; something else must set it."] if k8s.missing(c, ["image"])

open(c) := ["its image is no image reference yet; something else must fill it in."] if {
	image := k8s.value(c, ["image"])
	not is_reference(image)
}

# What a container runtime would take. `${TAG}`, `<image>` or `ko://…` are filled in by tools before that.
is_reference(image) if {
	is_string(image)
	regex.match(`^[A-Za-z0-9][A-Za-z0-9._/:@-]*$`, image)
	not contains(image, "://")
}

# What follows the colon of the last part; the colon of `registry:5000/app` begins a port.
tag(image) := concat(":", array.slice(pieces, 1, count(pieces))) if {
	steps := split(image, "/")
	pieces := split(steps[count(steps) - 1], ":")
}
