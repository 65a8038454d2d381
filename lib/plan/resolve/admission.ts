import type { ClusterDraft } from '../cluster/any';
import type { ClusterSpec } from '../../authored/cluster';
import type { FleetSpec } from '../../authored/fleet';

/** The first version with ValidatingAdmissionPolicies that are stable. Source: Kubernetes, "Validating Admission Policy". */
const FIRST = 30;

/** Whether the cluster's API server takes ValidatingAdmissionPolicies. */
export function judgesAdmission({ kubernetes }: Pick<ClusterSpec, 'kubernetes'>): boolean {
  return Number(kubernetes.slice(kubernetes.indexOf('.') + 1)) >= FIRST;
}

/** What the admission policies of a cluster know; nothing where it has none. */
export function admissionOf(
  fleet: FleetSpec,
  cluster: ClusterSpec,
  hostsTenants: boolean,
): Pick<ClusterDraft, 'admission'> {
  if (!hostsTenants || !judgesAdmission(cluster)) return {};
  const {
    clusterSecretStores = [],
    clusterIssuers = [],
    registries,
  } = { ...fleet.admission, ...cluster.admission };
  return { admission: { clusterSecretStores, clusterIssuers, ...(registries && { registries }) } };
}
