/**
 * The word `workloads` in a policy's metadata: it stands for every Kubernetes kind that runs containers. Must name the kinds that
 * `pod_spec_path` in policies/lib/kubernetes.rego names (a test compares them).
 */
import type { PolicyMetadata } from '../../server/src/core/model.ts';

/** Kinds with a pod's spec in them. `Service` is Knative's, whose name Kubernetes' own Service shares. */
export const WORKLOADS: readonly string[] = [
  'CronJob',
  'DaemonSet',
  'Deployment',
  'DeploymentConfig',
  'Job',
  'Pod',
  'PodTemplate',
  'ReplicaSet',
  'ReplicationController',
  'Rollout',
  'Service',
  'StatefulSet',
];

/** Types by framework, the word `workloads` written out. */
export function withWorkloads(types: PolicyMetadata['targets']): PolicyMetadata['targets'] {
  if (types.kubernetes === undefined) return types;
  const kinds = types.kubernetes.flatMap((kind) => (kind === 'workloads' ? WORKLOADS : [kind]));
  return { ...types, kubernetes: [...new Set(kinds)] };
}
